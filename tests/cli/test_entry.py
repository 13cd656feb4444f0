"""The door of the command line: statuses, messages, and never a traceback."""

from __future__ import annotations

import sys
from argparse import Namespace
from types import ModuleType

import pytest

from planner.cli import main
from planner.cli.outcome import Exit, Outcome
from planner.errors import Conflict, ConflictError, PlanFolderError, Problem, ScenarioError

PROBLEM = Problem("agents.csv:2:site", "there is no site 'rigga': did you mean 'riga'?")
CONFLICT = Conflict("amy", ("on leave on 2027-03-02", "pinned shift on 2027-03-02"))


class Command(ModuleType):
    """A command that answers, or raises, what it was told to."""

    def __init__(self, result: Outcome | BaseException) -> None:
        super().__init__("planner.cli.staff")
        self._result = result

    def run(self, arguments: Namespace) -> Outcome:
        if isinstance(self._result, BaseException):
            raise self._result
        return self._result


def run(monkeypatch: pytest.MonkeyPatch, result: Outcome | BaseException) -> int:
    monkeypatch.setitem(sys.modules, "planner.cli.staff", Command(result))
    return main(["staff", "somewhere"])


def test_the_result_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, Outcome(Exit.VIOLATIONS, "the result")) == 1
    assert capsys.readouterr() == ("the result\n", "")


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (ScenarioError([PROBLEM]), 2, str(PROBLEM)),
        (PlanFolderError("out/mine: no plan is there"), 2, "out/mine: no plan is there"),
        (ConflictError([CONFLICT]), 3, "amy: on leave on 2027-03-02; pinned shift on 2027-03-02"),
        (FileNotFoundError(2, "No such file or directory", "nowhere"), 2, "nowhere: No such file"),
        (KeyboardInterrupt(), 130, "nothing was written"),
        (ZeroDivisionError("division\nby zero"), 70, "ZeroDivisionError: division by zero"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_is_told_in_words_on_standard_error(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    words: str,
) -> None:
    assert run(monkeypatch, error) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert "Traceback" not in err


def test_a_fault_of_the_planner_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, KeyError("x"))
    assert capsys.readouterr().err.count("\n") == 1


def test_the_developer_may_see_where_it_happened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLANNER_DEBUG", "1")
    run(monkeypatch, KeyError("x"))
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    [
        "plan s --out d --time-limit soon",
        "plan s --out d --time-limit 0",
        "plan s --out d --time-limit nan",
        "plan s --out d --iterations 0",
        "plan s --out d --seed -1",
        "plan s --out d --workers 1.5",
        "plan s --out d --iterations 5 --time-limit 5",
        "plan s",
        "staf s",
        "",
    ],
)
def test_a_wrong_option_is_explained_without_program_words(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(line.split())
    assert stop.value.code == 2
    err = capsys.readouterr().err
    assert "usage: planner" in err
    assert "invalid _" not in err
