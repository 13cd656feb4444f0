"""The scenarios and plans that the app finds, keeps and removes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from app_fakes import MONDAY, STEP, plan_folder, run_folder
from builders import tiny_scenario

from planner.errors import PlannerError
from planner.jobs.line import SETTING
from planner.scenario import read_scenario, write_scenario
from planner.ui.library import Library, Origin

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Empty folders; what is found in them is read once."""
    monkeypatch.setenv(SETTING, str(tmp_path / "line"))
    return Library(tmp_path / "given", tmp_path / "out")


def test_scenarios_are_those_given_and_those_kept(library: Library) -> None:
    write_scenario(tiny_scenario(name="Given"), library.scenarios_folder / "tiny")
    folder = library.keep(tiny_scenario(), "More German voice!")
    assert [(one.name, one.origin) for one in library.scenarios] == [
        ("Given", Origin.FOLDER),
        ("More German voice!", Origin.KEPT),
    ]
    assert folder == library.out / "scenarios" / "more-german-voice"
    assert read_scenario(folder) == tiny_scenario(name="More German voice!")


def test_a_scenario_that_cannot_be_read_is_listed_by_its_folder(library: Library) -> None:
    folder = library.scenarios_folder / "broken"
    folder.mkdir(parents=True)
    (folder / "scenario.toml").write_text("name = ")
    assert [one.name for one in library.scenarios] == ["broken"]


@pytest.mark.parametrize(("name", "why"), [("?!", "letters or digits"), ("Tiny", "already")])
def test_a_scenario_needs_a_name_of_its_own_to_be_kept(
    library: Library, name: str, why: str
) -> None:
    library.keep(tiny_scenario(), "Tiny")
    with pytest.raises(PlannerError, match=why):
        library.keep(tiny_scenario(), name)


def test_plans_are_those_of_the_command_line_and_those_of_runs(library: Library) -> None:
    by_hand = plan_folder(library.out / "mine")
    run = run_folder(library.out, "1", STEP, name="From the app")
    plan_folder(run.folder / "plan", made=LATER)
    (library.out / "no plan").mkdir()
    assert [(plan.name, plan.run) for plan in library.plans] == [
        ("From the app", run),
        ("mine", None),
    ]
    assert library.plan(by_hand) == library.plans[1]


def test_a_scenario_s_plans_are_those_of_its_inputs_then_those_of_its_name(
    library: Library,
) -> None:
    plan_folder(library.out / "older inputs", made=LATER, input_sha256="old")
    plan_folder(library.out / "same inputs")
    plan_folder(library.out / "another scenario", scenario="Other", input_sha256="other")
    run = run_folder(library.out, "1", STEP, name="what if")
    plan_folder(run.folder / "plan", made=LATER, input_sha256="changed")
    found = library.plans_of("abc", "Tiny")
    assert [plan.name for plan in found] == ["same inputs", "older inputs"]


def test_a_plan_whose_figures_cannot_be_read_is_still_listed(library: Library) -> None:
    folder = plan_folder(library.out / "mine")
    (folder / "plan.json").write_text("{")
    assert [(plan.name, dict(plan.figures)) for plan in library.plans] == [("mine", {})]


def test_a_plan_is_removed_and_a_run_with_its_plan(library: Library) -> None:
    plan_folder(library.out / "mine")
    run = run_folder(library.out, "1", STEP)
    plan_folder(run.folder / "plan")
    for plan in library.plans:
        library.remove(plan)
    assert not (library.out / "mine").exists()
    assert not run.folder.exists()


def test_a_plan_s_folder_with_something_else_in_it_is_not_removed(library: Library) -> None:
    folder = plan_folder(library.out / "mine")
    (folder / "notes.txt").touch()
    with pytest.raises(PlannerError, match=r"notes\.txt"):
        library.remove(library.plans[0])
    assert folder.exists()


def test_what_lies_elsewhere_is_not_removed(library: Library) -> None:
    elsewhere = plan_folder(library.out.parent / "elsewhere")
    (library.out).mkdir()
    plan = Library(library.scenarios_folder, elsewhere.parent).plans[0]
    with pytest.raises(PlannerError, match="nothing was removed"):
        library.remove(plan)
    assert elsewhere.exists()
