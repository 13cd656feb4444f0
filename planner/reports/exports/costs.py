"""Paid hours and cost, added up by site and by agent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.reports.exports.handout import HandedShift, Handout


@dataclass(frozen=True)
class Cost:
    """What some shifts of one site take.

    agent: whose they are, None for everybody's at the site. cost: in the site's currency, None
    where it is not known of every shift.
    """

    site: str
    agent: str | None
    agents: int
    shifts: int
    paid_hours: float
    cost: float | None
    currency: str


def site_costs(handout: Handout) -> tuple[Cost, ...]:
    """A total for every site and currency that has shifts."""
    ordered = sorted(handout.shifts, key=_place)
    return tuple(_added(list(group), None) for _, group in groupby(ordered, key=_place))


def agent_costs(handout: Handout) -> tuple[Cost, ...]:
    """One of every agent who has shifts, site by site."""
    ordered = sorted(handout.shifts, key=_place)  # stable: agents stay in the plan's order
    groups = groupby(ordered, key=lambda shift: (*_place(shift), shift.agent))
    return tuple(_added(list(group), key[-1]) for key, group in groups)


def _place(shift: HandedShift) -> tuple[str, str]:
    return shift.site, shift.currency


def _added(shifts: Sequence[HandedShift], agent: str | None) -> Cost:
    costs = [shift.cost for shift in shifts if shift.cost is not None]
    return Cost(
        site=shifts[0].site,
        agent=agent,
        agents=len({shift.agent for shift in shifts}),
        shifts=len(shifts),
        paid_hours=sum(shift.minutes_paid for shift in shifts) / 60,
        cost=sum(costs) if len(costs) == len(shifts) else None,
        currency=shifts[0].currency,
    )
