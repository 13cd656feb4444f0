"""`planner publish` and `planner compare` on plans as they lie in their folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import tiny_scenario
from finished_plans import plan_folder
from shifts import row, shift

from planner.cli import main
from planner.scenario import read_scenario, write_scenario

MONDAY, TUESDAY = shift("2027-03-01 09:00"), shift("2027-03-02 09:00", agent="ben")
TOLD = tiny_scenario(shifts=(row("2027-02-26 09:00"), row("2027-03-01 09:00", state="pinned")))

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """Amy worked on Friday before the horizon and is pinned to Monday."""
    write_scenario(TOLD, tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return plan_folder(tmp_path / "plan", TOLD, MONDAY, TUESDAY)


# --- publish ----------------------------------------------------------------------------


def test_what_is_published_is_told(scenario: Path, plan: Path, capsys: Capture) -> None:
    assert main(["publish", str(scenario), str(plan)]) == 0
    table = scenario / "shifts.csv"
    assert capsys.readouterr() == (
        f"2 shifts of 2 agents published in {table}, breaks and activities included; "
        "1 of them pinned, as before.\n"
        "Kept as they were: 1 shift before the horizon (history).\n"
        f"The table as it was before: {table}.before\n",
        "",
    )
    assert len(read_scenario(scenario).shifts) == 3


def test_the_same_is_told_to_programs(scenario: Path, plan: Path, capsys: Capture) -> None:
    assert main(["publish", str(scenario), str(plan), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "published": 2,
        "agents": 2,
        "pinned": 1,
        "history": 1,
        "later": 0,
        "written": True,
        "before": str(scenario / "shifts.csv.before"),
        "same_inputs": True,
        "violations": [],
    }


def test_publishing_again_says_that_there_is_nothing_to_do(
    scenario: Path, plan: Path, capsys: Capture
) -> None:
    main(["publish", str(scenario), str(plan)])
    capsys.readouterr()
    assert main(["publish", str(scenario), str(plan)]) == 0
    text = capsys.readouterr().out
    assert text.endswith("The table says all that already: nothing was written.\n")


def test_other_inputs_are_told(scenario: Path, tmp_path: Path, capsys: Capture) -> None:
    other = plan_folder(tmp_path / "other", tiny_scenario(name="Other"), MONDAY)
    assert main(["publish", str(scenario), str(other)]) == 0
    assert "The scenario's inputs have changed since this plan was made." in capsys.readouterr().out


def test_a_plan_that_breaks_a_rule_is_not_published(
    scenario: Path, tmp_path: Path, capsys: Capture
) -> None:
    # The shift that is pinned on Monday is not in the plan.
    broken = plan_folder(tmp_path / "broken", TOLD, TUESDAY)
    before = (scenario / "shifts.csv").read_bytes()
    assert main(["publish", str(scenario), str(broken)]) == 1
    text = capsys.readouterr().out
    assert text.startswith("1 violation.\n- Amy (amy): the pinned shift Mon 2027-03-01 09:00")
    assert text.endswith("Nothing was published: a plan has to keep every rule first.\n")
    assert main(["publish", str(scenario), str(broken), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["written"], told["violations"][0]["rule"]) == (False, "pinned_shifts_are_kept")
    assert (scenario / "shifts.csv").read_bytes() == before


def test_figures_that_cannot_be_read_stop_it(scenario: Path, plan: Path, capsys: Capture) -> None:
    (plan / "plan.json").write_text("{")
    assert main(["publish", str(scenario), str(plan)]) == 2
    assert f"{plan / 'plan.json'}: is no JSON" in capsys.readouterr().err


# --- compare ----------------------------------------------------------------------------


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return plan_folder(tmp_path / "other", TOLD, MONDAY)


def test_plans_are_compared_without_their_scenario(
    plan: Path, other: Path, capsys: Capture
) -> None:
    assert main(["compare", str(plan), str(other)]) == 0
    text, errors = capsys.readouterr()
    assert "B  other  Tiny      2027-03-01 to 2027-03-07  the same" in text
    assert "ben    Tue 2027-03-02  09:00-17:00  free  Europe/Riga  8 h" in text
    assert errors == ""


def test_a_comparison_is_json_for_programs(plan: Path, other: Path, capsys: Capture) -> None:
    assert main(["compare", str(plan), str(other), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["work"]["shifts"]["values"] == [2, 1]
    assert told["changes"][0]["dropped"] == 1


def test_the_page_is_written_beside_the_table(
    plan: Path, other: Path, tmp_path: Path, capsys: Capture
) -> None:
    page = tmp_path / "page.html"
    assert main(["compare", str(plan), str(other), "--html", str(page)]) == 0
    assert capsys.readouterr().out.endswith(f"The page is in {page}\n")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_file_that_is_there_is_replaced_only_with_force(
    plan: Path, other: Path, tmp_path: Path, capsys: Capture
) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine")
    words = ["compare", str(plan), str(other), "--html", str(page)]
    assert main(words) == 2
    assert capsys.readouterr() == (
        "", f"planner: {page}: exists; use --force to replace it, or another name\n",
    )  # fmt: skip
    assert page.read_text() == "mine"
    assert main([*words, "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_told(
    plan: Path, other: Path, tmp_path: Path, capsys: Capture
) -> None:
    nowhere = tmp_path / "nowhere" / "page.html"
    assert main(["compare", str(plan), str(other), "--html", str(nowhere)]) == 2
    assert capsys.readouterr().err == f"planner: {nowhere}: No such file or directory\n"


def test_a_folder_that_is_no_plan_is_told(plan: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["compare", str(plan), str(tmp_path)]) == 2
    assert "no plan is there" in capsys.readouterr().err


def test_one_plan_alone_is_no_comparison(plan: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["compare", str(plan)])
    assert caught.value.code == 2
    assert "DIR" in capsys.readouterr().err
