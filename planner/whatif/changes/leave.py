"""An agent who leaves the company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import ClassVar, Literal

from planner import clock
from planner.clock import DAY
from planner.scenario import Activity, Agent, Availability, PublishedShift, Scenario, Wish
from planner.scenario.base import Identifier
from planner.whatif.changes.change import Change, check_known, revised
from planner.whatif.changes.fields import Day
from planner.whatif.changes.naming import agent_name, falling_away, time_name

ALWAYS_GONE = datetime.min.replace(tzinfo=UTC)


class Leave(Change):
    """An agent whose last day is `ends_on`; without it, who is not there at all.

    What the tables say of the agent for the time afterwards goes too: time off, published and
    pinned shifts, wishes for a date, a part in activities.
    """

    LINE: ClassVar = ("agent", "ends_on")
    EXAMPLE: ClassVar = "leave riga-07 2027-03-14"

    kind: Literal["leave"] = "leave"
    agent: Identifier
    ends_on: Day | None = None

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola leaves after 14 March; 1 published shift falls away (15 March)`."""
        when = f" after {time_name(scenario, self.ends_on)}" if self.ends_on else ""
        fallen = []
        if self.agent in scenario.agents:
            fallen = [shift for shift in scenario.shifts if not self._works(shift, scenario)]
        return f"{agent_name(scenario, self.agent)} leaves{when}{falling_away(scenario, fallen)}"

    def _applied(self, scenario: Scenario) -> Scenario:
        check_known("agent", self.agent, scenario.agents)
        gone = self._gone(scenario)
        return scenario.model_copy(
            update={
                "agents": self._agents(scenario),
                "time_off": tuple(
                    row for row in scenario.time_off if row.agent != self.agent or row.start < gone
                ),
                "shifts": tuple(row for row in scenario.shifts if self._works(row, scenario)),
                "availability": tuple(filter(self._limits, scenario.availability)),
                "preferences": tuple(filter(self._concerns, scenario.preferences)),
                "activities": tuple(self._attended(scenario.activities, gone)),
            }
        )

    def _gone(self, scenario: Scenario) -> datetime:
        """The instant from which the agent is gone."""
        if self.ends_on is None:
            return ALWAYS_GONE
        return clock.day_start(self.ends_on + DAY, scenario.zone_of(self.agent))

    def _agents(self, scenario: Scenario) -> dict[str, Agent]:
        agents = dict(scenario.agents)
        leaver = agents.pop(self.agent)
        if self.ends_on is None:
            return agents
        return {**scenario.agents, self.agent: revised(leaver, ends_on=self.ends_on)}

    def _works(self, shift: PublishedShift, scenario: Scenario) -> bool:
        return shift.agent != self.agent or shift.end <= self._gone(scenario)

    def _limits(self, row: Availability) -> bool:
        """Whether a row still limits somebody.

        Those of a leaver all do: an agent without any would always be available until then.
        """
        return row.agent != self.agent or self.ends_on is not None

    def _concerns(self, wish: Wish) -> bool:
        """Whether a wish still is one."""
        if wish.agent != self.agent:
            return True
        return self.ends_on is not None and (wish.on is None or wish.on <= self.ends_on)

    def _attended(self, activities: Iterable[Activity], gone: datetime) -> Iterator[Activity]:
        """The activities with those who are still there, if any."""
        for activity in activities:
            if self.agent not in activity.agents or activity.earliest < gone:
                yield activity
            elif len(activity.agents) > 1:
                staying = tuple(agent for agent in activity.agents if agent != self.agent)
                yield revised(activity, agents=staying)

    def inverse(self, scenario: Scenario) -> Leave | None:
        """The last day before, where there was one and no row of a table is lost."""
        before = scenario.agents[self.agent]
        if self.ends_on is None or before.ends_on is None:
            return None
        after = self.apply(scenario)
        if after.model_copy(update={"agents": scenario.agents}) != scenario:
            return None
        return Leave(agent=self.agent, ends_on=before.ends_on)
