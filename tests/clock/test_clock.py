"""The clock against every IANA zone, every clock change of 2026 to 2028, and a reference."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner import clock
from planner.clock import DAY, MINUTE, Grid

REFERENCE = Path(__file__).parents[1] / "data" / "clock_reference.csv"
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
ZONES = sorted(clock.zone_names())
HOUR = timedelta(hours=1)


@cache
def changes_of(zone: str) -> tuple[tuple[datetime, int], ...]:
    return clock.changes(zone, FIRST, LAST)


def every_change() -> Iterator[tuple[str, datetime, int]]:
    """Each change once per set of zones that share all of them, which keeps the tests fast."""
    shared = {}
    for zone in ZONES:
        offset = clock.local(FIRST, zone) - FIRST.replace(tzinfo=None)
        shared.setdefault((offset, changes_of(zone)), zone)
    for (_, changes), zone in shared.items():
        for instant, minutes in changes:
            yield zone, instant, minutes


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


zones = st.sampled_from(ZONES)
seconds = st.integers(0, round((LAST - FIRST).total_seconds()) - 1)
instants = seconds.map(lambda second: FIRST + second * clock.SECOND)


# --- wall clock <-> instant -------------------------------------------------------------


@given(zones, instants)
@settings(max_examples=500)
def test_an_instant_is_among_those_that_its_wall_clock_names(zone: str, instant: datetime) -> None:
    assert instant in clock.instants(clock.local(instant, zone), zone)


@given(zones, instants)
@settings(max_examples=500)
def test_what_a_wall_clock_names_shows_that_wall_clock(zone: str, instant: datetime) -> None:
    wall = instant.replace(tzinfo=None)
    for named in clock.instants(wall, zone):
        assert clock.local(named, zone).replace(fold=0) == wall
        assert named.tzinfo is UTC


def test_around_every_change_wall_clocks_are_skipped_or_doubled_as_the_change_says() -> None:
    count = 0
    for zone, instant, minutes in every_change():
        before = instant.replace(tzinfo=None) + _offset(instant - clock.SECOND, zone)
        after = before + minutes * MINUTE
        first, last = min(before, after), max(before, after)
        expected = 0 if minutes > 0 else 2
        for wall in (first, first + MINUTE, last - MINUTE):
            assert len(clock.instants(wall, zone)) == expected, (zone, wall)
        assert len(clock.instants(first - MINUTE, zone)) == 1
        assert len(clock.instants(last, zone)) == 1
        count += 1
    assert count > 100  # far more than the European and American changes of three years


def test_a_skipped_time_moves_forward_by_the_gap_wherever_it_is() -> None:
    for zone, instant, minutes in every_change():
        if minutes > 0:
            skipped = instant.replace(tzinfo=None) + _offset(instant - clock.SECOND, zone)
            for into in range(0, minutes, 7):
                wall = skipped + into * MINUTE
                moved = clock.recurring_instant(wall, zone)
                assert clock.local(moved, zone) == wall + minutes * MINUTE
                with pytest.raises(clock.ImpossibleLocalTime, match="does not exist"):
                    clock.exact_instant(wall, zone)


def test_of_a_doubled_time_a_rule_means_the_first_and_an_event_must_say_which() -> None:
    for zone, instant, minutes in every_change():
        if minutes < 0:
            doubled = instant.replace(tzinfo=None) + _offset(instant, zone)
            first, second = clock.instants(doubled, zone)
            assert second == instant
            assert second - first == -minutes * MINUTE
            assert clock.recurring_instant(doubled, zone) == first
            with pytest.raises(clock.DoubledLocalTime, match="offset"):
                clock.exact_instant(doubled, zone)


@given(zones, instants)
@settings(max_examples=300)
def test_an_event_whose_wall_clock_is_unique_is_read_as_its_instant(
    zone: str, instant: datetime
) -> None:
    wall = clock.local(instant, zone)
    if len(clock.instants(wall, zone)) == 1:
        assert clock.exact_instant(wall, zone) == instant
        assert clock.recurring_instant(wall, zone) == instant


@given(zones, instants)
def test_an_offset_is_how_far_the_wall_clock_is_ahead(zone: str, instant: datetime) -> None:
    ahead = clock.local(instant, zone) - instant.replace(tzinfo=None)
    assert clock.utc_offset(instant, zone) == ahead


def test_an_unknown_zone_is_refused() -> None:
    for name in ("Europe/Rigga", "", "../../etc/passwd", "europe/riga"):
        with pytest.raises(clock.UnknownZone):
            clock.zone(name)


def _offset(instant: datetime, zone: str) -> timedelta:
    return clock.local(instant, zone) - instant.replace(tzinfo=None)


# --- changes ----------------------------------------------------------------------------


def _reference() -> list[dict[str, str]]:
    with REFERENCE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_change_of_the_reference_is_found_and_no_other() -> None:
    expected: dict[str, set[tuple[datetime, int]]] = {}
    for row in _reference():
        known = expected.setdefault(row["zone"], set())
        if row["kind"] != "name-only":  # the clocks do not move: a zone's abbreviation changes
            instant = datetime.fromisoformat(row["instant_utc"])
            known.add((instant, int(row["change_min"])))
    end = datetime(2028, 1, 1, tzinfo=UTC)
    for zone, known in expected.items():
        assert set(clock.changes(zone, FIRST, end)) == known, zone


@pytest.mark.parametrize("row", _reference(), ids=lambda row: f"{row['zone']} {row['instant_utc']}")
def test_wall_clocks_before_and_after_a_change_are_those_of_the_reference(
    row: dict[str, str],
) -> None:
    instant = datetime.fromisoformat(row["instant_utc"])
    before = clock.local(instant - clock.SECOND, row["zone"]) + clock.SECOND
    assert before.replace(fold=0) == datetime.fromisoformat(row["wall_clock_before"])
    after = clock.local(instant, row["zone"]).replace(fold=0)
    assert after == datetime.fromisoformat(row["wall_clock_after"])


@given(zones, instants)
@settings(max_examples=1000)
def test_the_offset_of_any_instant_follows_from_the_changes_before_it(
    zone: str, instant: datetime
) -> None:
    moved = sum(minutes for when, minutes in changes_of(zone) if when <= instant)
    assert _offset(instant, zone) == _offset(FIRST, zone) + moved * MINUTE


def test_a_change_belongs_to_the_window_that_begins_with_it_and_not_to_the_one_it_ends() -> None:
    change = utc("2027-03-28T01:00")
    assert clock.changes("Europe/Riga", change, change + HOUR) == ((change, 60),)
    assert clock.changes("Europe/Riga", change - HOUR, change) == ()
    assert clock.changes("Europe/Riga", change + clock.SECOND, change + DAY) == ()


def test_the_zone_data_has_a_version() -> None:
    assert clock.tzdata_version() >= "2026f"


# --- days -------------------------------------------------------------------------------


def test_days_add_up_and_begin_at_midnight_or_at_what_follows_a_skipped_one() -> None:
    for zone, instant, minutes in every_change():
        day = clock.local(instant - clock.SECOND, zone).date()
        three = [day + offset * DAY for offset in (-1, 0, 1, 2)]
        starts = [clock.day_start(one, zone) for one in three]
        assert sum(clock.day_minutes(one, zone) for one in three[:3]) == 3 * 1440 - minutes
        assert starts == sorted(starts)
        for one, start in zip(three, starts, strict=True):
            assert clock.local(start, zone).date() == one
            if _offset(start - clock.SECOND, zone) <= _offset(start, zone):
                assert clock.local(start - clock.SECOND, zone).date() == one - DAY


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Africa/Cairo", date(2027, 4, 30)), ("America/Santiago", date(2027, 9, 5))],
)
def test_a_day_whose_midnight_is_skipped_begins_at_one(zone: str, day: date) -> None:
    start = clock.day_start(day, zone)
    assert clock.local(start, zone) == datetime.combine(day, time(1))
    assert clock.local(start - clock.SECOND, zone).date() == day - DAY
    assert clock.day_minutes(day, zone) == 23 * 60


def test_a_day_whose_midnight_comes_twice_begins_with_the_first() -> None:
    # Havana turns 01:00 back to 00:00 on the first Sunday of November.
    start = clock.day_start(date(2027, 11, 7), "America/Havana")
    assert start == utc("2027-11-07T04:00")
    assert clock.day_minutes(date(2027, 11, 7), "America/Havana") == 25 * 60


def test_lord_howe_moves_its_clocks_by_half_an_hour() -> None:
    # The first Sundays of April and October.
    assert clock.day_minutes(date(2027, 4, 4), "Australia/Lord_Howe") == 24 * 60 + 30
    assert clock.day_minutes(date(2027, 10, 3), "Australia/Lord_Howe") == 24 * 60 - 30


# --- windows and shifts -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("opens", "closes", "start", "end"),
    [
        # 27 to 28 March 2027 in Berlin: 02:00 becomes 03:00 at 01:00 UTC on Sunday.
        (time(9), time(17), "2027-03-28T07:00", "2027-03-28T15:00"),
        (time(0), time(0), "2027-03-27T23:00", "2027-03-28T22:00"),
        (time(2), time(6), "2027-03-28T01:00", "2027-03-28T04:00"),
        (time(1), time(2, 30), "2027-03-28T00:00", "2027-03-28T01:30"),
        (time(2), time(3), "2027-03-28T01:00", "2027-03-28T01:00"),
        (time(2, 30), time(3, 15), "2027-03-28T01:30", "2027-03-28T01:30"),
        (time(22), time(6), "2027-03-28T20:00", "2027-03-29T04:00"),
    ],
)
def test_a_window_on_the_spring_change_follows_the_policy_and_never_turns_round(
    opens: time, closes: time, start: str, end: str
) -> None:
    found = clock.window(date(2027, 3, 28), opens, closes, "Europe/Berlin")
    assert found == (utc(start), utc(end))


def test_a_window_on_the_autumn_change_begins_and_ends_with_the_first_of_a_doubled_time() -> None:
    # 31 October 2027 in Berlin: 03:00 becomes 02:00 at 01:00 UTC.
    day = date(2027, 10, 31)
    assert clock.window(day, time(2, 30), time(4), "Europe/Berlin") == (
        utc("2027-10-31T00:30"),
        utc("2027-10-31T03:00"),
    )
    assert clock.window(day, time(1), time(2, 30), "Europe/Berlin") == (
        utc("2027-10-30T23:00"),
        utc("2027-10-31T00:30"),
    )


minutes_of_day = st.integers(0, 1439).map(lambda minute: time(minute // 60, minute % 60))


@given(zones, st.dates(date(2026, 1, 2), date(2028, 12, 29)), minutes_of_day, minutes_of_day)
@example("Europe/Berlin", date(2027, 3, 28), time(2, 30), time(3, 15))
@settings(max_examples=500)
def test_a_window_is_as_long_as_on_the_wall_but_for_the_change(
    zone: str, day: date, opens: time, closes: time
) -> None:
    start, end = clock.window(day, opens, closes, zone)
    last = day if closes > opens else day + DAY
    wall = datetime.combine(last, closes) - datetime.combine(day, opens)
    assert timedelta() <= end - start
    assert abs((end - start) - wall) <= 3 * HOUR
    if _offset(start - 3 * HOUR, zone) == _offset(end + 3 * HOUR, zone):
        assert end - start == wall


def shift(start: str, minutes: int, *, keep_end: bool, zone: str = "Europe/Riga") -> datetime:
    begin = clock.exact_instant(datetime.fromisoformat(start), zone)
    end = clock.shift_end(begin, minutes, zone, keep_end=keep_end)
    return clock.local(end, zone).replace(fold=0)


def test_a_night_shift_on_the_spring_change_ends_at_seven() -> None:
    # 22:00 + 8 h, and 03:00 is 04:00 that night.
    assert shift("2027-03-27T22:00", 480, keep_end=False) == datetime(2027, 3, 28, 7)


def test_a_night_shift_that_keeps_its_end_ends_at_six() -> None:
    assert shift("2027-03-27T22:00", 480, keep_end=True) == datetime(2027, 3, 28, 6)


def test_a_night_shift_on_the_autumn_change_ends_at_five_or_keeps_its_end_at_six() -> None:
    assert shift("2027-10-30T22:00", 480, keep_end=False) == datetime(2027, 10, 31, 5)
    assert shift("2027-10-30T22:00", 480, keep_end=True) == datetime(2027, 10, 31, 6)


def test_a_kept_end_that_the_clocks_skip_moves_forward_by_the_gap() -> None:
    # 19:30 + 8 h is 03:30, which Riga skips.
    assert shift("2027-03-27T19:30", 480, keep_end=True) == datetime(2027, 3, 28, 4, 30)


def test_a_kept_end_never_lies_before_the_start() -> None:
    # 03:10 comes twice in Riga that night; half an hour after the second is the second 03:40.
    start = utc("2027-10-31T01:10")
    assert clock.shift_end(start, 30, "Europe/Riga", keep_end=True) == utc("2027-10-31T01:40")


@given(zones, instants, st.integers(60, 720))
@settings(max_examples=500)
def test_both_policies_agree_unless_the_clocks_change_during_the_shift(
    zone: str, start: datetime, minutes: int
) -> None:
    plain = clock.shift_end(start, minutes, zone, keep_end=False)
    kept = clock.shift_end(start, minutes, zone, keep_end=True)
    assert plain - start == minutes * MINUTE
    if not clock.changes(zone, start, plain + 3 * HOUR):
        assert kept == plain
    assert abs(kept - plain) <= 3 * HOUR


# --- the grid ---------------------------------------------------------------------------


@given(
    zones,
    st.dates(date(2026, 1, 2), date(2028, 11, 1)),
    st.integers(1, 30),
    st.sampled_from([5, 15, 30]),
)
@settings(max_examples=200)
def test_a_grid_tiles_its_horizon_and_its_dates_add_up(
    zone: str, first: date, days: int, minutes: int
) -> None:
    start, end = clock.day_start(first, zone), clock.day_start(first + days * DAY, zone)
    grid = Grid(start, end, minutes)
    assert grid.instant(0) == start
    assert grid.instant(grid.count) == end
    assert grid.count * minutes == sum(
        clock.day_minutes(first + number * DAY, zone) for number in range(days)
    )
    assert grid.dates(zone) == [first + number * DAY for number in range(days)]
    middle = grid.instant(grid.count // 2)
    assert grid.aligned(middle)
    assert grid.position(middle) == grid.count // 2
    assert not grid.aligned(middle + MINUTE)


def test_a_horizon_that_is_no_whole_number_of_intervals_is_refused() -> None:
    start = utc("2027-03-01T00:00")
    with pytest.raises(ValueError, match="whole number"):
        Grid(start, start + 90 * MINUTE, 60)


def test_the_wall_clocks_of_a_grid_skip_the_hour_that_the_clocks_skip() -> None:
    start = clock.day_start(date(2027, 3, 28), "Europe/Riga")
    grid = Grid(start, clock.day_start(date(2027, 3, 29), "Europe/Riga"), 60)
    clocks = grid.wall_clocks("Europe/Riga")
    assert clocks.minute.tolist() == [hour * 60 for hour in range(24) if hour != 3]
    assert set(clocks.weekday.tolist()) == {6}  # a Sunday


def test_a_stretch_covers_intervals_by_its_share() -> None:
    # An hourly grid; 00:30 to 02:15 covers half of the first, all of the second, a quarter.
    start = utc("2027-03-01T00:00")
    grid = Grid(start, start + DAY, 60)
    first, shares = grid.shares(start + 30 * MINUTE, start + 135 * MINUTE)
    assert (first, shares.tolist()) == (0, [0.5, 1.0, 0.25])


def test_a_stretch_is_clipped_to_the_horizon() -> None:
    start = utc("2027-03-01T00:00")
    grid = Grid(start, start + DAY, 60)
    assert grid.shares(start - DAY, start + 90 * MINUTE)[1].tolist() == [1.0, 0.5]
    assert grid.shares(start - DAY, start - HOUR)[1].size == 0
    assert grid.shares(start + 2 * DAY, start + 3 * DAY)[1].size == 0


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(-300, 1800), st.integers(0, 700))))
def test_stretches_together_cover_what_each_covers(spans: list[tuple[int, int, int]]) -> None:
    start = utc("2027-03-01T00:00")
    grid = Grid(start, start + DAY, 15)
    stretches = [
        (row, start + begin * MINUTE, start + (begin + length) * MINUTE)
        for row, begin, length in spans
    ]
    expected = np.zeros((2, grid.count))
    for row, begin, end in stretches:
        first, shares = grid.shares(begin, end)
        expected[row, first : first + len(shares)] += shares
    assert grid.covered(stretches, 2) == pytest.approx(expected)


# --- writing ----------------------------------------------------------------------------


@given(zones, instants)
@settings(max_examples=300)
def test_written_instants_are_read_back_as_themselves(zone: str, instant: datetime) -> None:
    assert datetime.fromisoformat(clock.iso_utc(instant)) == instant
    assert datetime.fromisoformat(clock.iso_local(instant, zone)) == instant


def test_instants_are_written_to_the_minute() -> None:
    assert clock.iso_utc(utc("2027-03-01T22:00")) == "2027-03-01T22:00Z"
    assert clock.iso_local(utc("2027-03-01T22:00"), "Europe/Riga") == "2027-03-02T00:00+02:00"
