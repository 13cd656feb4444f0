"""The list of changes on the desk, and the one of them that is being edited."""

from __future__ import annotations

from collections.abc import Sequence

from planner.scenario import Scenario
from planner.ui.pages.whatif import typed
from planner.ui.session import desk
from planner.ui.views.whatif.forms import form_of
from planner.whatif.changes import Change

EDIT_FORM = "edited change"


def changes() -> list[Change]:
    """The list itself, of the scenario on the desk."""
    found: list[Change] = desk().draft.changes
    return found


def add(new: Sequence[Change]) -> None:
    """Put changes at the end."""
    changes().extend(new)


def put(place: int, new: Sequence[Change]) -> None:
    """Put changes in the place of one."""
    changes()[place : place + 1] = new


def move(place: int, by: int) -> None:
    """Move a change up or down by so many places."""
    change = changes().pop(place)
    changes().insert(place + by, change)


def clear() -> None:
    """Take all changes out."""
    changes().clear()
    end_edit()


def edited() -> int | None:
    """The place of the change that is being edited; None where there is none."""
    place: int | None = desk().kept.get(_edited())
    return place


def begin_edit(place: int, scenario: Scenario) -> None:
    """Put a change into its form; the scenario is the one that it is made to."""
    change = changes()[place]
    typed.fill(EDIT_FORM, form_of(change.kind, scenario).answers(change))
    desk().kept[_edited()] = place


def end_edit() -> None:
    """No change is being edited any more."""
    typed.empty(EDIT_FORM)
    desk().kept.pop(_edited(), None)


def _edited() -> str:
    return f"what-if edited of {desk().scenario}"
