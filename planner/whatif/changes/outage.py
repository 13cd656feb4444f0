"""A site where nobody can work for a while."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from planner.scenario import Scenario
from planner.scenario.base import Identifier
from planner.whatif.changes.away import away, away_in_words, check_span, people_at, stretch
from planner.whatif.changes.change import Change, check_known
from planner.whatif.changes.fields import Moment
from planner.whatif.changes.naming import site_name


class Outage(Change):
    """Everybody at a site is absent, with pay unless it is said otherwise.

    Whoever is sent home by a power cut is paid, so the hours count towards the week. Dates are
    whole days at the site, both included; without `to`, `from_` alone.
    """

    LINE: ClassVar = ("site", "from", "to")
    EXAMPLE: ClassVar = "outage manila 2027-03-09T08:00 2027-03-09T20:00"

    kind: Literal["outage"] = "outage"
    site: Identifier
    from_: Moment = Field(alias="from")
    to: Moment | None = None
    paid: bool = True

    @model_validator(mode="after")
    def _a_span(self) -> Self:
        check_span(self.from_, self.to)
        return self

    def words(self, scenario: Scenario) -> str:
        """`Nobody can work in Manila on 9 March; 12 published shifts fall away (9 March)`."""
        site = scenario.sites.get(self.site)
        people, zone = people_at(scenario, self.site), site.time_zone if site else None
        when = away_in_words(scenario, people, self.from_, self.to, zone)
        pay = "" if self.paid else ", without pay,"
        return f"Nobody can work in {site_name(self.site)}{pay} {when}"

    def _applied(self, scenario: Scenario) -> Scenario:
        check_known("site", self.site, scenario.sites)
        when = stretch(self.from_, self.to, scenario.sites[self.site].time_zone)
        people = people_at(scenario, self.site)
        return away(scenario, people, when, "outage", paid=self.paid)
