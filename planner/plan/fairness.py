"""How nights and weekends are shared out among peers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.clock import DAY
from planner.plan.hours import is_night_shift, weeks, works_weekend
from planner.plan.schedule import Schedule, Shift
from planner.scenario import Scenario


@dataclass(frozen=True)
class Burdens:
    """The planned night shifts and worked weekends of those of one site and contract.

    nights, weekends: of each agent, in the order of the scenario. Earlier shifts do not count.
    """

    site: str
    contract: str
    agents: tuple[str, ...]
    nights: tuple[int, ...]
    weekends: tuple[int, ...]

    @property
    def night_spread(self) -> int:
        """The most nights less the fewest."""
        return max(self.nights) - min(self.nights)

    @property
    def weekend_spread(self) -> int:
        """The most weekends less the fewest."""
        return max(self.weekends) - min(self.weekends)


def burdens(scenario: Scenario, schedule: Schedule) -> tuple[Burdens, ...]:
    """The burdens of every site and contract that have agents."""
    peers: dict[tuple[str, str], list[str]] = {}
    for name, agent in scenario.agents.items():
        peers.setdefault((agent.site, agent.contract), []).append(name)
    return tuple(
        Burdens(
            site=site,
            contract=contract,
            agents=tuple(group),
            nights=tuple(_nights(scenario, agent, schedule.of(agent)) for agent in group),
            weekends=tuple(_weekends(scenario, agent, schedule.of(agent)) for agent in group),
        )
        for (site, contract), group in peers.items()
    )


def unfairness(scenario: Scenario, schedule: Schedule) -> int:
    """Most minus least night shifts, plus the same of weekends worked, over groups of peers."""
    return sum(b.night_spread + b.weekend_spread for b in burdens(scenario, schedule))


def _nights(scenario: Scenario, agent: str, shifts: Sequence[Shift]) -> int:
    return sum(is_night_shift(shift, scenario.zone_of(agent)) for shift in shifts)


def _weekends(scenario: Scenario, agent: str, shifts: Sequence[Shift]) -> int:
    zone = scenario.zone_of(agent)
    saturdays = {monday + 5 * DAY for monday in weeks(scenario.grid, zone)}
    return sum(
        any(works_weekend(shift, saturday, zone) for shift in shifts) for saturday in saturdays
    )
