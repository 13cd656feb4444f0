"""How nights and weekends are shared out among those of one site and contract."""

from __future__ import annotations

from collections.abc import Sequence

from planner.plan.fairness import Burdens
from planner.reports.table import text_table
from planner.reports.words import count

EVEN = 1


def fairness_text(groups: Sequence[Burdens], price: float) -> str:
    """A line per group of peers that has any nights or weekends to share; `price` of a step.

    Empty where nobody has a peer, or nothing is to be shared.
    """
    told = [g for g in groups if len(g.agents) > 1 and any((*g.nights, *g.weekends))]
    if not told:
        return ""
    headings = ("shared out among peers", "agents", "nights each", "weekends each")
    table = text_table(headings, map(_cells, told), "lrrr")
    if all(max(g.night_spread, g.weekend_spread) <= EVEN for g in told):
        return table
    return (
        f"{table}\nWhere they differ by more than one, no plan was found that evens them out at a "
        f"loss below\nwhat a step is worth: {count(price)} late contacts."
    )


def _cells(group: Burdens) -> tuple[str, ...]:
    return (
        f"{group.site}, {group.contract}",
        f"{len(group.agents)}",
        _range(group.nights),
        _range(group.weekends),
    )


def _range(values: Sequence[int]) -> str:
    least, most = min(values), max(values)
    return f"{least}" if least == most else f"{least} to {most}"
