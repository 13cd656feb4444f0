"""What is typed into forms on this page: kept until it is used, on other pages and reloads too.

Every scenario has its own. A form is emptied by beginning a new sheet: controls that were drawn
once cannot be changed, but those of the next sheet begin with what the desk keeps for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.ui.session import desk


def name_of(form: str, control: str) -> str:
    """The name under which a control of a form's sheet is kept."""
    return f"{_sheet(form)} {control}"


def empty(form: str) -> None:
    """Begin a new sheet; what stands on the old one is forgotten."""
    kept, old = desk().kept, _sheet(form)
    for name in [name for name in kept if name.startswith(old)]:
        del kept[name]
    kept[_counter(form)] = _number(form) + 1


def fill(form: str, answers: Mapping[str, Any]) -> None:
    """Begin a new sheet on which these answers stand, by the names of controls."""
    empty(form)
    desk().kept.update({name_of(form, control): said for control, said in answers.items()})


def _sheet(form: str) -> str:
    return f"{_counter(form)} {_number(form)}:"


def _counter(form: str) -> str:
    return f"what-if {form} of {desk().scenario}"


def _number(form: str) -> int:
    number: int = desk().kept.get(_counter(form), 0)
    return number
