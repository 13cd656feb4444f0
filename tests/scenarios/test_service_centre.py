"""What the README of service_centre says of its data."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from planner import clock
from planner.scenario import Scenario, read_scenario

FOLDER = Path(__file__).parents[2] / "scenarios" / "service_centre"
BEFORE_THE_CHANGE = date(2027, 10, 20)
AFTER_THE_CHANGE = date(2027, 11, 3)


@cache
def scenario() -> Scenario:
    return read_scenario(FOLDER)


def first_start(site: str, contract: str, day: date) -> datetime:
    """The earliest instant at which a shift can begin there on a date."""
    return shift_instants(site, contract, day)[0]


def last_end(site: str, contract: str, day: date) -> datetime:
    """The latest instant to which a shift of a date can last there."""
    longest = max(scenario().contracts[contract].shift_minutes)
    return shift_instants(site, contract, day)[-1] + longest * clock.MINUTE


def shift_instants(site: str, contract: str, day: date) -> list[datetime]:
    windows = scenario().contracts[contract].starts
    minutes = {minute for window in windows for minute in window.minutes_of_day()}
    midnight = datetime.combine(day, time())
    zone = scenario().sites[site].time_zone
    return [
        clock.exact_instant(midnight + minute * clock.MINUTE, zone) for minute in sorted(minutes)
    ]


def test_the_clocks_of_krakow_alone_change_on_the_third_sunday() -> None:
    grid = scenario().grid
    changed = {
        name: [clock.local(at, site.time_zone).date() for at, _ in found]
        for name, site in scenario().sites.items()
        if (found := clock.changes(site.time_zone, grid.start, grid.end))
    }
    assert changed == {"krakow": [date(2027, 10, 31)]}


def test_a_hundred_agents_share_three_contracts_and_each_has_peers_at_its_site() -> None:
    agents = scenario().agents.values()
    contracts = Counter(agent.contract for agent in agents)
    assert contracts == {"full-time": 66, "rotating": 20, "part-time": 14}
    assert min(Counter((agent.site, agent.contract) for agent in agents).values()) >= 4


def test_somebody_is_wanted_at_every_hour_at_the_queues_that_never_close() -> None:
    queues = scenario().queues
    never_closed = {name for name, queue in queues.items() if queue.opening_hours is None}
    assert never_closed == {"en-voice", "en-chat", "es-social"}
    assert never_closed == {name for name, queue in queues.items() if queue.min_agents == 1}


def test_full_timers_of_bogota_hand_over_to_krakow_until_its_clocks_change() -> None:
    # 15:00 and eight and a half hours: 23:30 in Bogotá, 06:30 in Kraków by summer time.
    late = last_end("bogota", "full-time", BEFORE_THE_CHANGE - clock.DAY)
    assert late > first_start("krakow", "full-time", BEFORE_THE_CHANGE)


def test_afterwards_the_rotating_contract_alone_lasts_until_krakow_begins() -> None:
    # 23:30 in Bogotá is 05:30 in Kraków by winter time; the day begins at 06:00.
    morning = first_start("krakow", "full-time", AFTER_THE_CHANGE)
    late = {
        contract: last_end("bogota", contract, AFTER_THE_CHANGE - clock.DAY)
        for contract in ("full-time", "rotating")
    }
    assert late["full-time"] < morning < late["rotating"]


def test_last_sundays_shifts_reach_into_the_horizon_at_every_site() -> None:
    start = scenario().grid.start
    reaching = {
        scenario().agents[row.agent].site
        for row in scenario().shifts
        if row.start < start < row.end
    }
    assert reaching == {"krakow", "cape-town", "bogota"}
