"""Applies a list of changes, and checks what comes of them like any scenario that is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.errors import ChangeError, Problem, ScenarioError
from planner.scenario import Scenario, read_scenario, write_scenario
from planner.whatif.changes.change import Change


def apply_changes(scenario: Scenario, changes: Sequence[Change]) -> Scenario:
    """The scenario with these changes, one after the other; as if read from its own folder.

    Raises ChangeError with every change that cannot be applied, or else with the change that
    leaves a scenario which cannot be planned. Raises ScenarioError where the scenario itself is
    such a one.
    """
    outcome = changed(scenario, changes)
    try:
        return _checked(outcome)
    except ScenarioError as error:
        raise _blamed(scenario, changes, error) from error


def changed(scenario: Scenario, changes: Sequence[Change]) -> Scenario:
    """The same in an instant, with only those things checked that the changes touch.

    Raises ChangeError with every change that cannot be applied; the others are tried without it.
    """
    problems: list[Problem] = []
    for change in changes:
        try:
            scenario = change.apply(scenario)
        except ChangeError as error:
            problems += error.problems
    if problems:
        raise ChangeError(problems)
    return scenario


def _checked(scenario: Scenario) -> Scenario:
    with TemporaryDirectory() as folder:
        write_scenario(scenario, Path(folder) / "scenario")
        return read_scenario(Path(folder) / "scenario")


def _blamed(
    scenario: Scenario, changes: Sequence[Change], error: ScenarioError
) -> ChangeError | ScenarioError:
    """The error of the first change from which on the outcome is wrong."""
    for last in range(len(changes) - 1, -1, -1):
        before = changed(scenario, changes[:last])
        try:
            _checked(before)
        except ScenarioError as earlier:
            error = earlier
        else:
            words = changes[last].words(before)
            return ChangeError([Problem(words, _told(problem)) for problem in error.problems])
    return error


def _told(problem: Problem) -> str:
    """A problem at its key or column, without the row of a file that the user never sees."""
    return f"{problem.place.rpartition(':')[2].strip()}: {problem.message}"
