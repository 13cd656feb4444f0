"""What the README of odd_hours says of its data."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from planner import clock
from planner.errors import ScenarioError
from planner.scenario import Scenario, read_scenario
from planner.scenario.holidays import public_holiday

FOLDER = Path(__file__).parents[2] / "scenarios" / "odd_hours"
KOLKATA, KATHMANDU = "Asia/Kolkata", "Asia/Kathmandu"
ADELAIDE, LORD_HOWE = "Australia/Adelaide", "Australia/Lord_Howe"
CHANGE = date(2027, 4, 4)


@cache
def scenario() -> Scenario:
    return read_scenario(FOLDER)


def offset(instant: datetime, zone: str) -> str:
    """`+05:45`: how far a zone's clocks are ahead of UTC."""
    return clock.iso_local(instant, zone)[-6:]


def offsets(zone: str) -> list[str]:
    """The offsets of a zone over the horizon, in the order in which they come."""
    return list(dict.fromkeys(offset(instant, zone) for instant in scenario().grid.instants()))


def test_half_and_quarter_hours_lie_between_the_sites_and_utc() -> None:
    assert {site.time_zone: offsets(site.time_zone) for site in scenario().sites.values()} == {
        KOLKATA: ["+05:30"],
        KATHMANDU: ["+05:45"],
        ADELAIDE: ["+10:30", "+09:30"],
        LORD_HOWE: ["+11:00", "+10:30"],
    }


def test_on_the_fourth_of_april_lord_howe_puts_its_clocks_back_by_half_an_hour() -> None:
    # At 02:00 of +11:00 on the island, at 03:00 of +10:30 in Adelaide.
    grid = scenario().grid
    assert clock.changes(LORD_HOWE, grid.start, grid.end) == ((utc("2027-04-03T15:00"), -30),)
    assert clock.changes(ADELAIDE, grid.start, grid.end) == ((utc("2027-04-03T16:30"), -60),)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


def test_that_day_has_twenty_four_and_a_half_hours_on_the_island() -> None:
    assert clock.day_minutes(CHANGE, LORD_HOWE) == 24.5 * 60
    assert clock.day_minutes(CHANGE, ADELAIDE) == 25 * 60
    assert clock.day_minutes(CHANGE, KOLKATA) == 24 * 60


@pytest.mark.parametrize(("day", "minutes"), [("2027-04-03", 30), ("2027-04-05", 60)])
def test_the_island_is_half_an_hour_ahead_of_adelaide_and_then_a_whole_one(
    day: str, minutes: int
) -> None:
    noon = utc(f"{day}T00:00")
    ahead = clock.local(noon, LORD_HOWE) - clock.local(noon, ADELAIDE)
    assert ahead == timedelta(minutes=minutes)


def test_the_night_hours_that_come_twice_are_forecast_with_their_offsets() -> None:
    rows = (FOLDER / "forecast.csv").read_text("utf-8").splitlines()
    marked = [",".join(row.split(",")[:2]) for row in rows if "+" in row]
    assert marked == [
        "au-email,2027-04-04T02:00+10:30",
        "au-email,2027-04-04T02:00+09:30",
        "island-email,2027-04-04T01:30+11:00",
    ]


def test_kathmandus_hours_need_a_grid_of_fifteen_minutes(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    settings = tmp_path / "scenario.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("interval_minutes = 15", "interval_minutes = 30"), "utf-8")
    cure = r"contracts\.kathmandu.*interval_minutes = 15 would do"
    with pytest.raises(ScenarioError, match=cure):
        read_scenario(tmp_path)


def test_holidays_of_three_countries_lie_in_the_horizon() -> None:
    days = scenario().grid.dates(KOLKATA)
    found = {
        (country, part): [day.isoformat() for day in days if public_holiday(country, part, day)]
        for country, part in (("IN", "MH"), ("NP", None), ("AU", "SA"))
    }
    assert found == {
        ("IN", "MH"): ["2027-04-07", "2027-04-14", "2027-04-15", "2027-04-18"],
        ("NP", None): ["2027-04-14", "2027-04-15"],
        ("AU", "SA"): ["2027-03-29", "2027-04-25"],
    }
