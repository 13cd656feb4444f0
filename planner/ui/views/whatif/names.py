"""What a what-if is called: its changes in words."""

from __future__ import annotations

from collections.abc import Sequence

from planner.ui.views.whatif.told import Told

LONGEST = 100


def name_of(told: Told) -> str:
    """`What if: German voice +20 %; Two people hired in Manila`, as far as it is short enough."""
    return _named("What if: ", [one.words for one in told.changes])


def repair_name(told: Told) -> str:
    """`Repair: Anna Ozola: sick on 2 March`, as far as it is short enough."""
    return _named("Repair: ", [one.words.partition(";")[0] for one in told.changes])


def _named(what: str, words: Sequence[str]) -> str:
    """The words with semicolons between; those for which there is no room are counted."""
    for number in range(len(words), 0, -1):
        left = len(words) - number
        rest = f" and {left} more" if left else ""
        text = f"{what}{'; '.join(words[:number])}{rest}"
        if len(text) <= LONGEST:
            return text
    return f"{what}{words[0]}"[: LONGEST - 1] + "…"
