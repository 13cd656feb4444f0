"""Files that were checked: the scenario they say, or everything that is wrong with them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from planner.errors import Problem, ScenarioError
from planner.reports.check import check_text
from planner.reports.words import plural
from planner.scenario import Scenario
from planner.scenario.files import Place, ScenarioFiles
from planner.ui.views.inputs.columns import title


@dataclass(frozen=True)
class PlacedProblem:
    """A problem and its place, taken apart."""

    place: Place
    message: str


@dataclass(frozen=True)
class Checked:
    """The scenario, or None where there are problems."""

    scenario: Scenario | None
    problems: tuple[PlacedProblem, ...] = ()

    @cached_property
    def counts(self) -> Counter[str]:
        """How many problems each file has."""
        return Counter(problem.place.file for problem in self.problems)

    def of(self, file: str) -> tuple[PlacedProblem, ...]:
        """The problems of one file."""
        return tuple(problem for problem in self.problems if problem.place.file == file)


def check(files: ScenarioFiles) -> Checked:
    """Exactly what `planner check` says of a folder with these files."""
    try:
        return Checked(files.read())
    except ScenarioError as error:
        return Checked(None, tuple(map(_placed, error.problems)))


def _placed(problem: Problem) -> PlacedProblem:
    return PlacedProblem(Place.of(problem), problem.message)


def summary(checked: Checked) -> str:
    """What the scenario holds, or how many problems there are and where."""
    if checked.scenario is not None:
        return check_text(checked.scenario)
    places = ", ".join(f"{title(file)} {count}" for file, count in checked.counts.items())
    return f"{plural(len(checked.problems), 'problem')} to mend: {places}."


def label(file: str, checked: Checked) -> str:
    """A file's title, with the number of its problems where it has any."""
    count = checked.counts[file]
    return f"{title(file)}: {plural(count, 'problem')}" if count else title(file)
