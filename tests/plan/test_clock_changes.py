"""What clock changes touch: nights, shifts and opening hours."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from builders import tiny_contract
from changing_clocks import (
    AUSTIN,
    RIGA,
    always_open,
    autumn,
    horizon,
    open_on,
    planned,
    scenario,
    two_sites,
)
from shifts import row, shift

from planner.plan.clock_changes import (
    ClockChanges,
    TouchedOpening,
    clock_changes,
    nights_inside,
)
from planner.scenario import (
    Break,
    LocalWindow,
    OpeningHours,
    Rules,
    Scenario,
    Site,
)

REFERENCE = Path(__file__).parents[1] / "data" / "clock_reference.csv"


def openings(scenario: Scenario) -> list[TouchedOpening]:
    return [one for found in clock_changes(scenario).openings.values() for one in found]


def touched_openings(scenario: Scenario) -> list[tuple[date, int, int]]:
    """Date, minutes and usual minutes of every window that is touched."""
    return [(one.date, one.minutes, one.usual_minutes) for one in openings(scenario)]


def touched_shifts(found: ClockChanges) -> list[tuple[str, int, int, int]]:
    """Agent, elapsed, wall-clock and paid minutes of every shift that is touched."""
    return [
        (s.agent, s.minutes, s.wall_minutes, s.paid_minutes)
        for shifts in found.shifts.values()
        for s in shifts
    ]


# --- nights ------------------------------------------------------------------------------


def test_a_change_is_told_with_its_clocks_and_who_lives_by_them() -> None:
    # At 01:00 UTC 03:00 becomes 04:00 in Riga.
    ((change,),) = (night.changes for night in nights_inside(scenario()))
    assert (change.zone, change.minutes) == (RIGA, 60)
    assert change.instant == datetime(2027, 3, 28, 1, tzinfo=UTC)
    assert (change.before, change.after) == (datetime(2027, 3, 28, 3), datetime(2027, 3, 28, 4))
    assert change.date == date(2027, 3, 28)
    assert (change.sites, change.queues) == (("riga",), ("en-voice",))


def test_a_week_without_a_change_has_nothing_to_tell() -> None:
    found = clock_changes(scenario("2027-03-01"))
    assert (found.nights, found.weeks) == ((), ())
    assert (found.shifts, found.openings) == ({}, {})


def test_changes_a_few_hours_apart_are_one_night() -> None:
    # New York at 07:00 UTC, Austin at 08:00.
    queues = {"en-voice": always_open("America/New_York")}
    american, european = nights_inside(two_sites(queues=queues))
    assert american.zones == ("America/New_York", AUSTIN)
    assert european.zones == (RIGA,)


def _reference() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    with REFERENCE.open(encoding="utf-8", newline="") as stream:
        for change in csv.DictReader(stream):
            if change["kind"] != "name-only" and change["instant_utc"].startswith("2027"):
                found.setdefault(change["zone"], []).append(change)
    return found


@pytest.mark.parametrize("zone", _reference())
def test_every_change_of_the_reference_is_told_with_its_wall_clocks(zone: str) -> None:
    site = {"riga": Site(time_zone="Etc/UTC", country="LV", currency="EUR")}
    year = scenario(
        horizon=horizon("2027-01-01", 365, "Etc/UTC"),
        sites=site,
        queues={"en-voice": always_open(zone)},
    )
    told = [
        (change.instant, change.minutes, change.before, change.after)
        for night in nights_inside(year)
        for change in night.changes
    ]
    assert told == [
        (
            datetime.fromisoformat(change["instant_utc"]),
            int(change["change_min"]),
            datetime.fromisoformat(change["wall_clock_before"]),
            datetime.fromisoformat(change["wall_clock_after"]),
        )
        for change in _reference()[zone]
    ]


# --- shifts --------------------------------------------------------------------------------


def test_a_shift_on_the_spring_night_shows_an_hour_more_than_it_lasts() -> None:
    # 22:00 to 07:00: nine hours on the wall, eight of work.
    assert touched_shifts(planned(scenario(), shift("2027-03-27 22:00"))) == [
        ("amy", 480, 540, 480)
    ]


def test_a_shift_that_keeps_its_end_lasts_and_is_paid_an_hour_less() -> None:
    keeping = scenario(rules=Rules(clock_change="keep_end"))
    assert touched_shifts(planned(keeping, shift("2027-03-27 22:00", hours=7))) == [
        ("amy", 420, 480, 420)
    ]


def test_a_shift_on_the_autumn_night_shows_an_hour_less_than_it_lasts() -> None:
    assert touched_shifts(planned(autumn(), shift("2027-10-30 22:00"))) == [("amy", 480, 420, 480)]


def test_a_shift_that_begins_or_ends_with_the_change_is_not_touched() -> None:
    # The change is at 04:00 by the new clock; 19:00 and eight hours end at 03:00 by the old one.
    late, early = shift("2027-03-28 04:00"), shift("2027-03-27 19:00", agent="ben")
    assert touched_shifts(planned(scenario(), late, early)) == []


def test_a_shift_at_a_site_whose_clocks_stay_is_not_touched() -> None:
    # 22:00 on 13 March in Austin is 06:00 on the 14th in Riga; the US change is at 10:00 in Riga.
    ben = shift("2027-03-13 22:00", agent="ben", zone=AUSTIN)
    amy = shift("2027-03-14 06:00")
    assert touched_shifts(planned(two_sites(), amy, ben)) == [("ben", 480, 540, 480)]


def test_without_a_plan_the_published_shifts_are_told_with_the_breaks_they_would_have() -> None:
    lunch = Break(name="lunch", minutes=30, paid=False, earliest=180, latest=300)
    published = scenario(
        shifts=(row("2027-03-27 22:00"),),
        contracts={"full-time": tiny_contract(breaks=(lunch,))},
    )
    assert touched_shifts(clock_changes(published)) == [("amy", 480, 540, 450)]


def test_a_published_shift_that_lists_no_break_is_paid_in_full() -> None:
    lunch = Break(name="lunch", minutes=30, paid=False, earliest=180, latest=300)
    published = scenario(
        shifts=(row("2027-03-27 22:00", activities=()),),
        contracts={"full-time": tiny_contract(breaks=(lunch,))},
    )
    assert touched_shifts(clock_changes(published)) == [("amy", 480, 540, 480)]


def test_a_plan_takes_the_place_of_what_was_published_but_not_of_the_time_before_it() -> None:
    published = scenario(shifts=(row("2027-03-27 22:00"),))
    assert touched_shifts(planned(published)) == []
    # A horizon that begins on the day of the change: the shift of the evening before is history.
    before = scenario("2027-03-28", shifts=(row("2027-03-27 22:00"),))
    assert touched_shifts(planned(before)) == [("amy", 480, 540, 480)]


# --- opening hours -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "zone", "day", "minutes"),
    [
        ("2027-03-22", RIGA, date(2027, 3, 28), 23 * 60),
        ("2027-10-25", RIGA, date(2027, 10, 31), 25 * 60),
        ("2027-03-29", "Australia/Lord_Howe", date(2027, 4, 4), 24 * 60 + 30),
        ("2027-09-27", "Australia/Lord_Howe", date(2027, 10, 3), 24 * 60 - 30),
    ],
)
def test_a_queue_that_never_closes_has_a_longer_or_shorter_day(
    start: str, zone: str, day: date, minutes: int
) -> None:
    found = scenario(start, queues={"en-voice": always_open(zone)})
    assert touched_openings(found) == [(day, minutes, 1440)]


def test_a_night_window_belongs_to_the_day_on_which_it_opens() -> None:
    night = open_on((time(22), time(6)), day="sat")
    assert touched_openings(scenario(queues={"en-voice": night})) == [
        (date(2027, 3, 27), 7 * 60, 8 * 60)
    ]


def test_office_hours_after_the_change_are_as_ever() -> None:
    day = open_on((time(9), time(17)))
    assert touched_openings(scenario(queues={"en-voice": day})) == []


def test_an_opening_time_that_does_not_exist_moves_forward_by_the_gap() -> None:
    # 02:00 becomes 03:00 in Berlin, so that 02:30 is 03:30: six and a half hours until 10:00.
    (opening,) = openings(scenario(queues={"en-voice": open_on((time(2, 30), time(10)))}))
    (odd,) = opening.odd_times
    assert (opening.minutes, opening.usual_minutes) == (390, 450)
    assert (odd.edge, odd.kind) == ("opens", "skipped")
    assert (odd.meant, odd.shown) == (datetime(2027, 3, 28, 2, 30), datetime(2027, 3, 28, 3, 30))


def test_of_a_closing_time_that_comes_twice_the_first_is_meant() -> None:
    # 03:00 becomes 02:00 in Berlin: open from 01:00 to the first 02:30, as long as ever.
    (opening,) = openings(autumn(queues={"en-voice": open_on((time(1), time(2, 30)))}))
    (odd,) = opening.odd_times
    assert (opening.minutes, opening.usual_minutes) == (90, 90)
    assert (odd.edge, odd.kind, odd.shown) == ("closes", "doubled", odd.meant)


def test_a_window_inside_the_skipped_hour_moves_as_a_whole() -> None:
    # 02:15 to 02:45 is 03:15 to 03:45.
    (opening,) = openings(scenario(queues={"en-voice": open_on((time(2, 15), time(2, 45)))}))
    assert (opening.minutes, opening.usual_minutes) == (30, 30)
    assert [odd.shown.time() for odd in opening.odd_times] == [time(3, 15), time(3, 45)]


def test_a_queue_that_is_closed_on_the_holiday_is_not_touched() -> None:
    # 28 March 2027 is Easter Sunday, a public holiday in Brandenburg.
    hours = OpeningHours(
        weekdays={"sun": (LocalWindow(opens=time(0), closes=time(10)),)}, holidays=()
    )
    closed = open_on(country="DE", subdivision="BB", opening_hours=hours)
    assert touched_openings(scenario(queues={"en-voice": closed})) == []
