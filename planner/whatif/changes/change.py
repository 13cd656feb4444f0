"""What every change is: it can say itself, apply itself, and often undo itself."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection
from typing import ClassVar, TypeVar

from pydantic import ValidationError

from planner.errors import ChangeError, Problem
from planner.scenario import Scenario
from planner.scenario.base import Noun
from planner.scenario.problems import dotted
from planner.scenario.sentences import sentence
from planner.scenario.suggestion import did_you_mean, shown

N = TypeVar("N", bound=Noun)


class Impossible(Exception):
    """Why a change cannot be applied to a scenario; `reasons` are sentences with their cures."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


class Change(Noun):
    """One thing that is different in a what-if.

    LINE: the keys whose values stand without their names in the one-line form, in order.
    EXAMPLE: such a line.
    """

    LINE: ClassVar[tuple[str, ...]]
    EXAMPLE: ClassVar[str]

    kind: str

    @abstractmethod
    def words(self, scenario: Scenario) -> str:
        """The change as a manager says it, of the scenario that it is applied to."""

    def apply(self, scenario: Scenario) -> Scenario:
        """The scenario with this change; raises ChangeError with every reason why it cannot be.

        Only what the change touches is checked. A scenario is checked as a whole when all its
        changes are made.
        """
        try:
            return self._applied(scenario)
        except Impossible as error:
            words = self.words(scenario)
            raise ChangeError([Problem(words, reason) for reason in error.reasons]) from error

    @abstractmethod
    def _applied(self, scenario: Scenario) -> Scenario:
        """The same, raising Impossible."""

    def inverse(self, scenario: Scenario) -> Change | None:
        """The change that undoes this one; None where no change does.

        The scenario is the one that this is applied to, which must be possible.
        """
        return None


def revised(noun: N, **values: object) -> N:
    """A noun with these fields changed, checked again; raises Impossible."""
    given = {name: getattr(noun, name) for name in noun.model_fields_set}
    return made(type(noun), **{**given, **values})


def made(model: type[N], **values: object) -> N:
    """A noun of these fields; raises Impossible with everything that is wrong with them."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise Impossible(
            *(f"{dotted(one['loc'])}: {sentence(one, model)}" for one in details)
        ) from error


def unknown(kind: str, name: str, known: Collection[str]) -> list[str]:
    """What is wrong with the id of a site, a contract or an agent: nothing, or one sentence."""
    if name in known:
        return []
    hint = did_you_mean(name, known) or f"; known are {', '.join(known)}"
    return [f"no {kind} has the id {shown(name)}{hint}"]


def check_known(kind: str, name: str, known: Collection[str]) -> None:
    """Raises Impossible where nothing of that kind has the id."""
    reasons = unknown(kind, name, known)
    if reasons:
        raise Impossible(*reasons)
