"""An agent who cannot work for a while."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from planner.scenario import Scenario
from planner.scenario.base import Identifier, Text
from planner.whatif.changes.away import away, away_in_words, check_span, stretch
from planner.whatif.changes.change import Change, check_known
from planner.whatif.changes.fields import Moment
from planner.whatif.changes.naming import agent_name


class Absence(Change):
    """A row more in time_off.csv; published and pinned shifts that it overlaps are dropped.

    Dates are whole days at the agent's site, both included; without `to`, `from_` alone.
    """

    LINE: ClassVar = ("agent", "from", "to")
    EXAMPLE: ClassVar = "absence riga-07 2027-03-02 2027-03-04"

    kind: Literal["absence"] = "absence"
    agent: Identifier
    from_: Moment = Field(alias="from")
    to: Moment | None = None
    reason: Text = "sick"
    paid: bool = True

    @model_validator(mode="after")
    def _a_span(self) -> Self:
        check_span(self.from_, self.to)
        return self

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola: sick on 2 March; 1 published shift falls away (2 March)`."""
        zone = scenario.zone_of(self.agent) if self.agent in scenario.agents else None
        when = away_in_words(scenario, (self.agent,), self.from_, self.to, zone)
        pay = "" if self.paid else " without pay"
        return f"{agent_name(scenario, self.agent)}: {self.reason}{pay} {when}"

    def _applied(self, scenario: Scenario) -> Scenario:
        check_known("agent", self.agent, scenario.agents)
        when = stretch(self.from_, self.to, scenario.zone_of(self.agent))
        return away(scenario, (self.agent,), when, self.reason, paid=self.paid)
