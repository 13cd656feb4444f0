"""The people of an interval's account as tables."""

from __future__ import annotations

import pandas as pd

from planner import clock
from planner.plan import Shift
from planner.plan.causes import How, Standing, objection
from planner.plan.schedule import ON_QUEUE
from planner.reports.words import share
from planner.reports.zone_choice import ZoneChoice
from planner.ui.views.coverage.interval import IntervalAccount, OnQueue

NONE = "-"
MOST_QUEUES = 3
WHY_NOT = "Why not"


def on_queue_table(account: IntervalAccount, zones: ZoneChoice) -> pd.DataFrame:
    """A row for each who may serve the queue and is on queue."""
    agents = zones.scenario.agents
    return pd.DataFrame(
        {
            "Who": [agents[one.agent].name for one in account.on_queue],
            "Site": [agents[one.agent].site for one in account.on_queue],
            "Shift": [shift_words(one.shift, zones) for one in account.on_queue],
            "Minutes": [round(one.minutes) for one in account.on_queue],
            f"For {account.queue}": [100 * one.share for one in account.on_queue],
            "For other queues": [_others(one) for one in account.on_queue],
        }
    )


def elsewhere_table(account: IntervalAccount, zones: ZoneChoice) -> pd.DataFrame:
    """A row for each other who may serve the queue: why they do not, those who could come first."""
    agents = zones.scenario.agents
    return pd.DataFrame(
        {
            "Who": [agents[standing.agent].name for standing, _ in account.elsewhere],
            "Site": [agents[standing.agent].site for standing, _ in account.elsewhere],
            WHY_NOT: [
                reason(standing, shift, account, zones) for standing, shift in account.elsewhere
            ],
        }
    )


def reason(
    standing: Standing, shift: Shift | None, account: IntervalAccount, zones: ZoneChoice
) -> str:
    """What keeps somebody from an interval: `time off`, `rest and days a week`, `on lunch`."""
    match standing.how:
        case How.OFF_QUEUE:
            return f"on {_off_queue(shift, account)}"
        case How.AWAY:
            return f"away: {_rules(standing)}"
        case How.STOPPED:
            return f"stopped by rules: {_rules(standing)}"
        case How.COULD_MOVE:
            other = standing.instead_of
            return f"works other hours: {shift_words(other, zones) if other else NONE}"
        case _:
            free = standing.shift
            return f"free: could work {shift_words(free, zones) if free else NONE}"


def _off_queue(shift: Shift | None, account: IntervalAccount) -> str:
    """The breaks and activities that somebody on shift is in."""
    stretches = shift.stretches if shift else ()
    found = (s.activity for s in stretches if s.start < account.end and account.start < s.end)
    return " and ".join(name for name in found if name != ON_QUEUE) or "a break"


def _rules(standing: Standing) -> str:
    return ", ".join(map(objection, standing.rules)) or "not there"


def _others(one: OnQueue) -> str:
    shown = list(one.others.items())[:MOST_QUEUES]
    more = len(one.others) - len(shown)
    told = [f"{queue} {share(part)}" for queue, part in shown]
    return ", ".join([*told, f"{more} more"] if more else told) or NONE


def shift_words(shift: Shift, zones: ZoneChoice) -> str:
    """`Sat 6 Mar 14:00-22:30`, by the clock that is chosen for the agent's site."""
    zone = zones.zone_for_site(zones.scenario.agents[shift.agent].site)
    start, end = clock.local(shift.start, zone), clock.local(shift.end, zone)
    return f"{start:%a} {start.day} {start:%b %H:%M}-{end:%H:%M}"


def clocks(account: IntervalAccount, zones: ZoneChoice) -> str:
    """By which clock the shifts of these people are shown, for a heading."""
    who = (
        *(one.agent for one in account.on_queue),
        *(standing.agent for standing, _ in account.elsewhere),
    )
    used = {zones.zone_for_site(zones.scenario.agents[agent].site) for agent in who}
    return f"times in {used.pop()}" if len(used) == 1 else "times by each site's own clock"
