"""Whose clock is shown: a site's, its customers', or one zone's for all."""

from __future__ import annotations

import pytest
from builders import tiny_queue, tiny_scenario

from planner.clock import UnknownZone
from planner.reports.zone_choice import CUSTOMERS, SITE, ZoneChoice
from planner.scenario import Site

RIGA = Site(time_zone="Europe/Riga", country="LV", currency="EUR")
MANILA = Site(time_zone="Asia/Manila", country="PH", currency="PHP")
QUEUES = {
    "de-voice": tiny_queue(language="de", time_zone="Europe/Berlin"),
    "ja-voice": tiny_queue(language="ja", time_zone="Asia/Tokyo"),
}
WORLD = tiny_scenario(sites={"riga": RIGA, "manila": MANILA}, queues=QUEUES)


@pytest.mark.parametrize("choice", [SITE, CUSTOMERS])
def test_sites_and_customers_of_several_zones_keep_their_own(choice: str) -> None:
    zones = ZoneChoice(WORLD, choice)
    assert [zones.zone_for_site(site) for site in WORLD.sites] == ["Europe/Riga", "Asia/Manila"]
    assert [zones.zone_for_queue(queue) for queue in QUEUES] == ["Europe/Berlin", "Asia/Tokyo"]


def test_a_named_zone_is_everybodys() -> None:
    zones = ZoneChoice(WORLD, "UTC")
    assert {*map(zones.zone_for_site, WORLD.sites), *map(zones.zone_for_queue, QUEUES)} == {"UTC"}


def test_queues_follow_the_sites_where_all_sites_share_a_clock() -> None:
    zones = ZoneChoice(tiny_scenario(queues=QUEUES), SITE)
    assert {zones.zone_for_queue(queue) for queue in QUEUES} == {"Europe/Riga"}


def test_sites_follow_the_customers_where_all_customers_share_a_clock() -> None:
    one = {"ja-voice": QUEUES["ja-voice"]}
    zones = ZoneChoice(tiny_scenario(sites={"riga": RIGA, "manila": MANILA}, queues=one), CUSTOMERS)
    assert {zones.zone_for_site(site) for site in ("riga", "manila")} == {"Asia/Tokyo"}


def test_a_heading_tells_the_zone_and_whose_it_is() -> None:
    own, utc = ZoneChoice(WORLD, SITE), ZoneChoice(WORLD, "UTC")
    assert own.site_heading("manila") == "times in Asia/Manila (site's own)"
    assert own.queue_heading("de-voice") == "times in Europe/Berlin (customers' own)"
    assert utc.site_heading("manila") == utc.queue_heading("de-voice") == "times in UTC"


def test_a_name_that_is_no_zone_is_an_error() -> None:
    with pytest.raises(UnknownZone):
        ZoneChoice(WORLD, "Europe/Atlantis")
