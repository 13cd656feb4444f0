"""A date on which a site does not work."""

from __future__ import annotations

from typing import ClassVar, Literal

from planner.scenario import Scenario
from planner.scenario.base import Identifier
from planner.whatif.changes.away import away, away_in_words, people_at, stretch
from planner.whatif.changes.change import Change, check_known
from planner.whatif.changes.fields import Day
from planner.whatif.changes.naming import site_name


class SiteHoliday(Change):
    """Everybody at a site has a paid day off.

    It is no public holiday: those come from the calendars of countries. So premiums for
    holidays are not paid on it, and customers keep their hours; fewer of them on that date are
    a change of volume.
    """

    LINE: ClassVar = ("site", "date")
    EXAMPLE: ClassVar = "holiday manila 2027-03-19"

    kind: Literal["holiday"] = "holiday"
    site: Identifier
    date: Day

    def words(self, scenario: Scenario) -> str:
        """`Holiday in Manila on 19 March; 9 published shifts fall away (19 March)`."""
        site = scenario.sites.get(self.site)
        people, zone = people_at(scenario, self.site), site.time_zone if site else None
        when = away_in_words(scenario, people, self.date, None, zone)
        return f"Holiday in {site_name(self.site)} {when}"

    def _applied(self, scenario: Scenario) -> Scenario:
        check_known("site", self.site, scenario.sites)
        when = stretch(self.date, None, scenario.sites[self.site].time_zone)
        return away(scenario, people_at(scenario, self.site), when, "holiday", paid=True)
