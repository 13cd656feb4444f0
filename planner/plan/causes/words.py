"""Causes in words: who could fill a gap, and what keeps each from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner import clock
from planner.plan.audit.violation import listed
from planner.plan.causes.standing import How, Standing
from planner.plan.schedule import Shift
from planner.scenario import Scenario

MOST_NAMES, MOST_QUEUES, MOST_GROUPS = 3, 3, 4
WORTH_TELLING = 0.01

OBJECTIONS = {
    "start_is_one_of_the_contract": "start times",
    "pinned_shifts_are_kept": "pinned shifts",
    "rest_between_shifts_is_kept": "rest",
    "shifts_do_not_overlap": "another shift",
    "one_shift_starts_on_a_date": "another shift of the day",
    "weekly_hours_are_not_exceeded": "weekly hours",
    "worked_days_per_week_are_not_exceeded": "days a week",
    "night_shifts_per_week_are_not_exceeded": "nights a week",
    "consecutive_days_are_not_exceeded": "days on end",
    "free_days_come_together": "free days together",
    "enough_weekends_are_off": "weekends off",
    "no_shift_overlaps_time_off": "time off",
    "shift_lies_within_availability": "availability",
    "shift_lies_within_employment": "employment",
    "no_shift_starts_on_a_holiday_off": "public holiday",
}
"""The audit's rules that can stand against a shift of the contract's own."""


CLOSED = "no open hour of the queue lies between the messages' arrival and the horizon's end"


def objection(rule: str) -> str:
    """A rule of the audit, as a manager calls it."""
    return OBJECTIONS.get(rule, rule.replace("_", " "))


def skill(scenario: Scenario, queue: str) -> str:
    """What an agent would need for a queue."""
    wanted = scenario.queues[queue]
    return f"it takes {wanted.channel} and {wanted.language} at {wanted.level}"


def named(scenario: Scenario, agents: Sequence[str]) -> str:
    """The names of some agents, the first three of many."""
    names = [scenario.agents[agent].name for agent in agents]
    more = len(names) - MOST_NAMES
    return listed(names if more <= 1 else [*names[:MOST_NAMES], f"{more} more"])


def served(shares: Mapping[str, float]) -> str:
    """`en-voice 64 % and en-chat 30 %`: the queues that take most of somebody's time."""
    shown = [f"{q} {100 * share:.0f} %" for q, share in shares.items() if share >= WORTH_TELLING]
    more = len(shown) - MOST_QUEUES
    return listed(shown if more <= 1 else [*shown[:MOST_QUEUES], f"{more} more"])


def shared(elsewhere: Mapping[str, float]) -> tuple[str, ...]:
    """That those who may serve a queue serve others too, and together lose nobody."""
    others = served(elsewhere)
    return (f"its agents also serve {others}, and nobody is late for it",) if others else ()


def there(standings: Sequence[Standing], elsewhere: Mapping[str, float]) -> list[str]:
    """Those on queue meanwhile, and what else they serve."""
    count = sum(standing.how is How.ON_QUEUE for standing in standings)
    others = served(elsewhere)
    if not count:
        return []
    return [
        f"on queue: {count}, " + (f"also serving {others}" if others else "serving nothing else")
    ]


def busy(scenario: Scenario, standings: Sequence[Standing]) -> list[str]:
    """Those on shift, but on a break or in an activity."""
    found = [standing.agent for standing in standings if standing.how is How.OFF_QUEUE]
    return [f"on a break or in an activity: {named(scenario, found)}"] if found else []


def free(scenario: Scenario, shift: Shift, others: Sequence[str], saved: float, paid: float) -> str:
    """One who is free then, with the shift, what it would save and what it costs; who else is."""
    name = scenario.agents[shift.agent].name
    worth = f"about {saved:.2g} fewer late, for pay worth {paid:.2g}"
    more = f", and {named(scenario, others)}" if others else ""
    return f"free: {name} ({told(scenario, shift)}: {worth}){more}"


def moving(
    scenario: Scenario, present: Shift, others: Sequence[str], shares: Mapping[str, float]
) -> str:
    """One who could work these hours instead of others, and what would lose them; who else."""
    name = scenario.agents[present.agent].name
    serving = f", serving {served(shares)}" if served(shares) else ""
    more = f", and {named(scenario, others)}" if others else ""
    return f"would have to give up other hours: {name} ({told(scenario, present)}{serving}){more}"


def kept_away(scenario: Scenario, standings: Sequence[Standing], how: How) -> list[str]:
    """Those whom the same rules keep from coming, together; the most first."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for standing in standings:
        if standing.how is how:
            groups.setdefault(standing.rules, []).append(standing.agent)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    told = [
        f"{listed([objection(rule) for rule in rules])}: {named(scenario, agents)}"
        for rules, agents in ordered
    ]
    if len(told) <= MOST_GROUPS + 1:
        return told
    rest = sum(len(agents) for _, agents in ordered[MOST_GROUPS:])
    return [*told[:MOST_GROUPS], f"for other such reasons: {rest} more"]


def told(scenario: Scenario, shift: Shift) -> str:
    """`Sat 6 March 14:00-22:30`, by the agent's clock."""
    zone = scenario.zone_of(shift.agent)
    start, end = clock.local(shift.start, zone), clock.local(shift.end, zone)
    return f"{start:%a} {start.day} {start:%B %H:%M}-{end:%H:%M}"
