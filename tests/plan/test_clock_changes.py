"""What clock changes touch: shifts, opening hours, the overlap of sites, and coverage.

In 2027 clocks go forward on 14 March in the US and on 28 March in the EU.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from shifts import row, schedule, shift

from planner import clock
from planner.plan.clock_changes import (
    Beside,
    ClockChanges,
    TouchedOpening,
    clock_changes,
    nights_inside,
)
from planner.plan.clock_changes.day_hours import DayHours, possible_hours
from planner.scenario import (
    Break,
    Handover,
    Horizon,
    LocalWindow,
    OpeningHours,
    Queue,
    Rules,
    Scenario,
    ServiceLevel,
    Site,
    StartWindow,
)
from planner.staffing import Requirement, required_agents

REFERENCE = Path(__file__).parents[1] / "data" / "clock_reference.csv"
RIGA, AUSTIN = "Europe/Riga", "America/Chicago"
SITES = {
    "riga": Site(time_zone=RIGA, country="LV", currency="EUR"),
    "austin": Site(time_zone=AUSTIN, country="US", currency="USD"),
}


def horizon(start: str, days: int, zone: str = RIGA) -> Horizon:
    return Horizon(start=date.fromisoformat(start), days=days, time_zone=zone, interval_minutes=60)


def scenario(start: str = "2027-03-22", days: int = 7, **changes: Any) -> Scenario:
    """The tiny scenario without a forecast; by default the week that ends with the EU's change."""
    return tiny_scenario(**{"horizon": horizon(start, days), "forecast": (), **changes})


def autumn(**changes: Any) -> Scenario:
    """The week that ends with 31 October 2027, when the EU's clocks go back at 01:00 UTC."""
    return scenario("2027-10-25", **changes)


def two_sites(start: str = "2027-03-01", days: int = 28, **changes: Any) -> Scenario:
    """Amy in Riga and Ben in Austin, both at work between 08:00 and 18:00, in March."""
    agents = {"amy": tiny_agent("amy"), "ben": tiny_agent("ben", site="austin")}
    return scenario(start, days, **{"sites": SITES, "agents": agents, **changes})


def open_on(*windows: tuple[time, time], day: str = "sun", **changes: Any) -> Queue:
    """A queue of customers in Berlin that is open on one weekday."""
    hours = tuple(LocalWindow(opens=opens, closes=closes) for opens, closes in windows)
    fields = {"time_zone": "Europe/Berlin", "opening_hours": OpeningHours(weekdays={day: hours})}
    return tiny_queue(**{**fields, **changes})


def always_open(zone: str) -> Queue:
    return tiny_queue(time_zone=zone, opening_hours=None)


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


def planned(scenario: Scenario, *shifts: Any) -> ClockChanges:
    return clock_changes(scenario, schedule(scenario, *shifts))


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


# --- distances, reach and overlaps -----------------------------------------------------------


def test_riga_and_austin_are_an_hour_closer_in_the_two_weeks() -> None:
    (distance,) = clock_changes(two_sites()).distances
    assert (distance.zone, distance.other) == (RIGA, AUSTIN)
    assert distance.minutes == (8 * 60, 7 * 60, 8 * 60)


def test_the_distance_to_customers_whom_nobody_can_serve_does_not_matter() -> None:
    queues = {"ja-voice": tiny_queue(language="ja", time_zone="Asia/Tokyo")}
    assert clock_changes(scenario(queues=queues)).distances == ()


def test_lord_howe_comes_half_an_hour_closer() -> None:
    # 11:00 ahead of UTC until 4 April, 10:30 after it; Riga is 3:00 ahead throughout.
    queues = {"en-voice": always_open("Australia/Lord_Howe")}
    (distance,) = clock_changes(scenario("2027-03-29", queues=queues)).distances
    assert distance.minutes == (-480, -450)


def test_possible_hours_reach_from_the_first_start_to_the_end_of_the_longest_shift() -> None:
    # Starts from 22:00 to 23:00, four or six hours: until 05:00.
    late = StartWindow(from_=time(22), to=time(23), every_minutes=60)
    contract = tiny_contract(starts=(late,), shift_minutes=(240, 360))
    assert possible_hours([contract]).ranges() == ((22 * 60, 29 * 60),)


def test_hours_between_two_starts_that_no_shift_fills_are_not_possible() -> None:
    starts = StartWindow(from_=time(8), to=time(20), every_minutes=720)
    contract = tiny_contract(starts=(starts,), shift_minutes=(60,))
    assert possible_hours([contract]).ranges() == ((480, 540), (1200, 1260))


def test_hours_of_the_day_have_ends_that_a_reader_expects() -> None:
    assert DayHours(frozenset()).ranges() == ()
    assert DayHours(frozenset(range(1440))).ranges() == ((0, 1440),)
    assert DayHours(frozenset({0, 1439})).ranges() == ((1439, 1441),)
    assert DayHours(frozenset({0})).shifted(-1) == DayHours(frozenset({1439}))


def test_a_site_reaches_other_hours_of_its_customers_in_the_two_weeks() -> None:
    # Riga works from 08:00 to 18:00; New York is seven hours behind it, in the weeks six.
    queues = {"en-voice": always_open("America/New_York")}
    (reach,) = clock_changes(scenario("2027-03-01", 28, queues=queues)).reaches
    assert [hours.ranges() for hours in reach.hours] == [
        ((60, 660),),
        ((120, 720),),
        ((60, 660),),
    ]


def test_a_site_reaches_no_hours_in_which_the_queue_is_closed() -> None:
    # Open from 09:00 to 17:00 in Mexico, eight hours behind Riga, from 28 March on nine.
    queues = {"en-voice": tiny_queue(time_zone="America/Mexico_City")}
    (reach,) = clock_changes(scenario("2027-03-01", 28, queues=queues)).reaches
    assert [hours.ranges() for hours in reach.hours] == [((540, 600),), ()]


def test_sites_share_more_hours_while_they_are_closer() -> None:
    # 08:00 to 18:00 in Austin is 16:00 to 02:00 in Riga, in the weeks 15:00 to 01:00.
    (overlap,) = clock_changes(two_sites()).overlaps
    assert (overlap.site, overlap.other, overlap.minutes) == ("riga", "austin", (120, 180, 120))


def test_a_handover_is_told_as_contracts_allow_it_and_as_it_is_planned() -> None:
    # On Monday 15 March Amy works from 09:00 to 17:00 in Riga and Ben from 08:00 in Austin,
    # which is 15:00 in Riga: two hours. The spell has 14 days of Austin, the last one not whole.
    handover = Handover(language="en", from_="riga", to="austin", overlap_minutes=30)
    given = two_sites(handovers=(handover,))
    shifts = (
        shift("2027-03-15 09:00"),
        shift("2027-03-15 08:00", agent="ben", zone=AUSTIN),
    )
    (overlap,) = planned(given, *shifts).handovers
    assert overlap.possible == (120, 180, 120)
    assert overlap.planned is not None
    before, between, after = overlap.planned
    assert (set(before), sorted(between)[-2:], after) == ({0}, [0, 120], ())
    assert clock_changes(given).handovers[0].planned is None


def test_a_handover_that_nobody_can_take_over_has_no_overlap() -> None:
    handover = Handover(language="en", from_="riga", to="austin", overlap_minutes=30)
    given = two_sites(handovers=(handover,), agents={"amy": tiny_agent()})
    assert clock_changes(given).handovers[0].possible == (0, 0, 0)


# --- the weeks between -------------------------------------------------------------------------


def spans(scenario: Scenario) -> list[tuple[datetime, datetime, tuple[tuple[str, str], ...]]]:
    return [(w.start, w.end, w.pairs) for w in clock_changes(scenario).weeks]


US_CHANGE = datetime(2027, 3, 14, 8, tzinfo=UTC)
EU_CHANGE = datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_the_weeks_between_lie_between_the_american_and_the_european_change() -> None:
    assert spans(two_sites()) == [(US_CHANGE, EU_CHANGE, ((RIGA, AUSTIN),))]
    (weeks,) = clock_changes(two_sites()).weeks
    assert (weeks.changed, weeks.not_yet) == ((AUSTIN,), (RIGA,))


def test_weeks_that_began_before_the_horizon_begin_with_it() -> None:
    given = two_sites("2027-03-20", 14)
    assert spans(given) == [(given.grid.start, EU_CHANGE, ((RIGA, AUSTIN),))]


def test_a_horizon_without_a_change_can_lie_in_the_weeks_between() -> None:
    given = two_sites("2027-03-16", 7)
    assert nights_inside(given) == ()
    assert spans(given) == [(given.grid.start, given.grid.end, ((RIGA, AUSTIN),))]


def test_a_change_against_a_clock_that_never_changes_has_no_weeks_between() -> None:
    queues = {"en-voice": always_open("Asia/Manila")}
    assert spans(scenario("2027-03-01", 28, queues=queues)) == []


def test_hours_between_two_changes_of_one_night_are_no_weeks() -> None:
    # For an hour New York is two hours ahead of Austin.
    queues = {"en-voice": always_open("America/New_York")}
    ben = {"ben": tiny_agent("ben", site="austin")}
    assert spans(two_sites(agents=ben, queues=queues, sites={"austin": SITES["austin"]})) == []


# --- coverage in the weeks between --------------------------------------------------------------


@dataclass(frozen=True)
class GivenCoverage:
    """A requirement with figures that a test chose, [Q, T]."""

    scenario: Scenario
    requirement: Requirement
    net: np.ndarray
    late_customers: np.ndarray


def american_queue(start: str = "2027-03-01", days: int = 28, **changes: Any) -> Scenario:
    """Riga serves New York, where ten contacts an hour come all day and night."""
    queue = tiny_queue(**{"time_zone": "America/New_York", "opening_hours": None, **changes})
    return tiny_scenario(horizon=horizon(start, days), queues={"en-voice": queue})


def effect_of(given: Scenario, net: np.ndarray, late: np.ndarray) -> Any:
    coverage = GivenCoverage(given, required_agents(given), net[None], late[None])
    found = clock_changes(given, schedule(given), coverage)  # type: ignore[arg-type]
    assert found.effects is not None
    (effects,) = found.effects.values()
    return effects[0] if effects else None


def beside(figure: Beside) -> tuple[float, float]:
    return figure.within, figure.otherwise


def new_york(given: Scenario) -> clock.WallClocks:
    return given.grid.wall_clocks("America/New_York")


def within(given: Scenario) -> np.ndarray:
    """Whether an interval begins in the weeks between, from 03:00 on 14 March in New York."""
    start = datetime(2027, 3, 14, 7, tzinfo=UTC)
    return np.array([start <= instant < EU_CHANGE for instant in given.grid.instants()])


def test_an_hour_that_is_short_in_the_weeks_only_is_named() -> None:
    # One agent short from 09:00 to 10:00, and three customers late in that hour, every day.
    given = american_queue()
    nine = within(given) & (new_york(given).minute == 540)
    effect = effect_of(given, np.where(nine, -1.0, 0.0), np.where(nine, 3.0, 0.0))
    assert beside(effect.agent_hours_short) == pytest.approx((1, 0))
    assert beside(effect.late_contacts) == pytest.approx((3, 0))
    assert beside(effect.contacts) == pytest.approx((240, 240))
    assert effect.net_by_hour[9] == pytest.approx(-1)
    assert set(np.delete(effect.net_by_hour, 9)) == {0}


def test_a_weekday_that_the_rest_of_the_horizon_lacks_counts_in_neither() -> None:
    # From Wednesday 10 March to Sunday 28 March; there is no Monday outside the weeks.
    given = american_queue("2027-03-10", 19)
    monday, friday = (new_york(given).weekday == day for day in (0, 4))
    effect = effect_of(given, -1.0 * monday, 1.0 * friday)
    assert beside(effect.agent_hours_short) == (0, 0)
    assert effect.late_contacts.within == pytest.approx(effect.late_contacts.otherwise)
    assert effect.late_contacts.within > 0


def test_what_waits_beyond_the_horizon_is_not_held_against_the_rest() -> None:
    given = american_queue()
    late = np.zeros(given.grid.count)
    late[-1] = 100
    assert effect_of(given, np.zeros(given.grid.count), late).late_contacts.otherwise == 0


def test_messages_may_wait_and_have_no_hour_in_which_they_lack_agents() -> None:
    target = ServiceLevel(share=0.9, within_hours=8, clock="elapsed")
    given = american_queue(channel="email", service_level=target)
    effect = effect_of(given, np.full(given.grid.count, -1.0), np.zeros(given.grid.count))
    assert (effect.agent_hours_short, effect.net_by_hour) == (None, None)


def test_a_horizon_inside_the_weeks_has_nothing_to_be_compared_with() -> None:
    given = american_queue("2027-03-16", 7)
    zeros = np.zeros(given.grid.count)
    assert effect_of(given, zeros, zeros) is None


def test_closed_hours_of_a_queue_have_no_agents_to_compare() -> None:
    office = OpeningHours(
        weekdays=dict.fromkeys(("mon", "tue"), (LocalWindow(opens=time(9), closes=time(10)),))
    )
    given = american_queue(opening_hours=office)
    zeros = np.zeros(given.grid.count)
    hours = effect_of(given, zeros, zeros).net_by_hour
    assert [hour for hour, net in enumerate(hours) if not np.isnan(net)] == [9]
