"""A list of changes in words, each with what keeps it from being made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.errors import ChangeError, Problem, ScenarioError
from planner.scenario import Scenario
from planner.whatif.changes import Change, apply_changes


@dataclass(frozen=True)
class ToldChange:
    """A change in words.

    before: the scenario that it is made to. problems: why it cannot be made; none where it can.
    opposite: the change that undoes it, where there is one.
    """

    change: Change
    before: Scenario
    words: str
    problems: tuple[str, ...] = ()
    opposite: Change | None = None


@dataclass(frozen=True)
class Told:
    """A list of changes, and the scenario with those that can be made, checked no further."""

    changes: tuple[ToldChange, ...]
    scenario: Scenario

    @property
    def is_sound(self) -> bool:
        """Whether every change can be made."""
        return not any(one.problems for one in self.changes)


@dataclass(frozen=True)
class Outcome:
    """What comes of a list: a scenario that can be planned, or what is wrong with it."""

    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()


def wrong_with(one: ToldChange, spoilt: Iterable[Problem]) -> Iterator[str]:
    """Why a change cannot be made, or what of it spoils the outcome, in sentences."""
    for reason in one.problems:
        yield f"It cannot be made: {reason}"
    for problem in spoilt:
        if problem.place == one.words:
            yield f"With it, nothing can be planned: {problem.message}"


def told(scenario: Scenario, changes: Iterable[Change]) -> Told:
    """The changes one after the other, each told of the scenario that it is made to."""
    found: list[ToldChange] = []
    for change in changes:
        words = change.words(scenario)
        try:
            after = change.apply(scenario)
        except ChangeError as error:
            problems = tuple(problem.message for problem in error.problems)
            found.append(ToldChange(change, scenario, words, problems))
            continue
        opposite = change.inverse(scenario)
        found.append(ToldChange(change, scenario, words, opposite=opposite))
        scenario = after
    return Told(tuple(found), scenario)


def outcome(scenario: Scenario, changes: Sequence[Change]) -> Outcome:
    """The scenario with the changes, checked like one that is read."""
    try:
        return Outcome(apply_changes(scenario, changes))
    except (ChangeError, ScenarioError) as error:
        return Outcome(None, error.problems)
