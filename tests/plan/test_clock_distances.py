"""How near sites and customers are to each other while only some clocks have changed."""

from __future__ import annotations

from datetime import datetime, time

from builders import tiny_agent, tiny_contract, tiny_queue
from changing_clocks import (
    AUSTIN,
    EU_CHANGE,
    RIGA,
    SITES,
    US_CHANGE,
    always_open,
    planned,
    scenario,
    two_sites,
)
from shifts import shift

from planner.plan.clock_changes import (
    clock_changes,
    nights_inside,
)
from planner.plan.clock_changes.day_hours import DayHours, possible_hours
from planner.scenario import (
    Handover,
    Scenario,
    StartWindow,
)


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
