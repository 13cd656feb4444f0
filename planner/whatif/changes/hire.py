"""New people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from typing import ClassVar, Literal

from pydantic import Field

from planner.plan.audit.violation import listed
from planner.scenario import Agent, Scenario
from planner.scenario.base import Identifier, Text
from planner.whatif.changes.change import Change, Impossible, made, unknown
from planner.whatif.changes.fields import Channels, Day, Languages, level_text
from planner.whatif.changes.leave import Leave
from planner.whatif.changes.naming import people_name, site_name, time_name


class Hire(Change):
    """People who work at a site from the beginning, or from `starts_on`.

    Their ids are the first that are free of `new-manila-1`, `new-manila-2` and so on. `name`
    is the name of one, and is numbered for several.
    """

    LINE: ClassVar = ("count", "site", "contract", "languages", "channels")
    EXAMPLE: ClassVar = "hire 2 manila manila-full en:C1,ja:B2 chat,voice"

    kind: Literal["hire"] = "hire"
    count: int = Field(ge=1, le=1000)
    site: Identifier
    contract: Identifier
    languages: Languages
    channels: Channels
    hourly_rate: float | None = Field(None, ge=0, le=1e9)
    starts_on: Day | None = None
    team: Text | None = None
    name: Text | None = None

    def words(self, scenario: Scenario) -> str:
        """`Two people hired in Manila: manila-full, en C1 and ja B2, chat and voice`."""
        who = self.name if self.name and self.count == 1 else people_name(self.count)
        skills = listed([f"{lang} {level_text(skill)}" for lang, skill in self.languages.items()])
        since = f" from {time_name(scenario, self.starts_on)}" if self.starts_on else ""
        what = f"{self.contract}, {skills}, {listed(sorted(self.channels))}"
        return f"{who} hired in {site_name(self.site)}{since}: {what}"

    def _applied(self, scenario: Scenario) -> Scenario:
        reasons = [
            *unknown("site", self.site, scenario.sites),
            *unknown("contract", self.contract, scenario.contracts),
        ]
        if reasons:
            raise Impossible(*reasons)
        ids = list(islice(_free_ids(scenario, self.site), self.count))
        people = {
            agent: self._agent(agent, self._name_of(place, agent))
            for place, agent in enumerate(ids, start=1)
        }
        return scenario.model_copy(update={"agents": {**scenario.agents, **people}})

    def _name_of(self, place: int, agent: str) -> str:
        if self.name is None:
            return f"New hire {agent.rpartition('-')[2]} ({self.site})"
        return self.name if self.count == 1 else f"{self.name} {place}"

    def _agent(self, agent: str, name: str) -> Agent:
        return made(
            Agent,
            agent=agent,
            name=name,
            site=self.site,
            contract=self.contract,
            languages=self.languages,
            channels=self.channels,
            hourly_rate=self.hourly_rate,
            starts_on=self.starts_on,
            team=self.team,
        )

    def inverse(self, scenario: Scenario) -> Leave | None:
        """The one who came leaves again; several are not undone by one change."""
        if self.count > 1:
            return None
        return Leave(agent=next(_free_ids(scenario, self.site)))


def _free_ids(scenario: Scenario, site: str) -> Iterator[str]:
    ids = (f"new-{site}-{number}" for number in count(1))
    return (agent for agent in ids if agent not in scenario.agents)
