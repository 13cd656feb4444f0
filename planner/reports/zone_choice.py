"""Whose clock a reader wants to see: each site's own, each queue's customers', or one zone's."""

from __future__ import annotations

from dataclasses import dataclass

from planner import clock
from planner.scenario import Scenario

SITE = "site"
CUSTOMERS = "customers"

Zones = tuple[str, ...]


@dataclass(frozen=True)
class ZoneChoice:
    """A reader's choice of clock for a scenario: `SITE`, `CUSTOMERS`, or an IANA zone's name.

    Sites live on one clock and customers on another. A queue is shown by the sites' clock only
    where all sites share one, a site by the customers' only where all customers do; else each
    keeps its own.

    Raises `UnknownZone` for a name that is none of these.
    """

    scenario: Scenario
    choice: str = SITE

    def __post_init__(self) -> None:
        if self.choice not in (SITE, CUSTOMERS):
            clock.zone(self.choice)

    def zone_for_site(self, site: str) -> str:
        """The zone in which a site's shifts are shown."""
        own = self.scenario.sites[site].time_zone
        return self._zone(own, others=self._customers_zones() if self.choice == CUSTOMERS else ())

    def zone_for_queue(self, queue: str) -> str:
        """The zone in which a queue's contacts are shown."""
        own = self.scenario.queues[queue].time_zone
        return self._zone(own, others=self._site_zones() if self.choice == SITE else ())

    def site_heading(self, site: str) -> str:
        """`times in Asia/Manila (site's own)`."""
        own = self.scenario.sites[site].time_zone
        return _heading(self.zone_for_site(site), own, "site's own")

    def queue_heading(self, queue: str) -> str:
        """`times in Europe/Berlin (customers' own)`."""
        own = self.scenario.queues[queue].time_zone
        return _heading(self.zone_for_queue(queue), own, "customers' own")

    def _zone(self, own: str, others: Zones) -> str:
        if self.choice not in (SITE, CUSTOMERS):
            return self.choice
        return others[0] if len(others) == 1 else own

    def _site_zones(self) -> Zones:
        return tuple(dict.fromkeys(site.time_zone for site in self.scenario.sites.values()))

    def _customers_zones(self) -> Zones:
        return tuple(dict.fromkeys(queue.time_zone for queue in self.scenario.queues.values()))


def _heading(zone: str, own: str, whose: str) -> str:
    return f"times in {zone} ({whose})" if zone == own else f"times in {zone}"
