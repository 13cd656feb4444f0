"""How a run is told in the sidebar."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_fakes import STEP, plan_folder, run_folder

from planner.jobs import Run, RunState, Step
from planner.jobs.line import SETTING, machine_line
from planner.ui.views.runs import others_words, run_words

FIGURES = (
    "40 late contacts, at least 30 in any plan",
    "objective 200, bound 150, gap 25.0 %",
)


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTING, str(tmp_path / "line"))
    return tmp_path / "out"


def told(run: Run, state: RunState) -> str:
    words = run_words(run, state)
    return "\n".join([words.headline, *words.lines])


def test_a_search_is_told_by_its_figures_and_its_time(out: Path) -> None:
    run = run_folder(out, "1", Step(0.0, "compiling"), STEP)
    words = run_words(run, RunState.RUNNING)
    assert words.headline == "**Tiny** is being planned"
    assert words.lines == ("12 s of 60 s, improving", *FIGURES)
    assert words.share_done == pytest.approx(0.2)


def test_before_the_search_it_is_getting_ready(out: Path) -> None:
    words = run_words(run_folder(out, "1", Step(0.0, "compiling")), RunState.RUNNING)
    assert words.headline == "**Tiny** is getting ready"


def test_a_search_told_to_stop_is_ending(out: Path) -> None:
    run = run_folder(out, "1", STEP)
    (run.folder / "stop").touch()
    assert told(run, RunState.RUNNING).startswith("**Tiny** is ending with the best plan so far")


@pytest.mark.parametrize(
    ("older", "words"), [(0, "It is next."), (1, "1 run before it"), (2, "2 runs before it")]
)
def test_a_run_in_line_tells_how_many_are_before_it(out: Path, older: int, words: str) -> None:
    run = run_folder(out, "9")
    with machine_line().ticket("1"), machine_line().ticket("2"):
        for number in range(older, 2):
            machine_line().forget(f"{number + 1}")
        assert words in told(run, RunState.WAITING)


def test_what_ended_tells_whether_there_is_a_plan(out: Path) -> None:
    run = run_folder(out, "1", STEP)
    assert "There is no plan of it" in told(run, RunState.STOPPED)
    plan_folder(run.folder / "plan")
    assert told(run, RunState.STOPPED).startswith("**Tiny** was stopped; its best plan is kept")
    assert told(run, RunState.DONE).splitlines() == ["**Tiny** is planned", *FIGURES]


def test_a_lost_run_says_what_to_do(out: Path) -> None:
    assert "Make the plan again" in told(run_folder(out, "1", STEP), RunState.LOST)


def test_a_lost_run_says_that_its_plan_so_far_is_kept(out: Path) -> None:
    run = run_folder(out, "1", STEP)
    plan_folder(run.folder / ".plan.so-far")
    assert "The best plan that it had is kept" in told(run, RunState.LOST)


def test_a_name_is_no_markdown(out: Path) -> None:
    run = run_folder(out, "1", name="German *voice* +20 %")
    assert r"German \*voice\* \+20 \%" in told(run, RunState.FAILED)


def test_others_are_told_in_the_order_of_their_turns(out: Path) -> None:
    names = ("third", "second", "first")
    third, second, first = (run_folder(out, name, name=name) for name in names)
    states = [
        (third, RunState.WAITING), (first, RunState.WAITING), (second, RunState.RUNNING),
    ]  # fmt: skip
    assert others_words(states) == [
        "second: being planned now",
        "first: waits for its turn",
        "third: waits for its turn",
    ]
