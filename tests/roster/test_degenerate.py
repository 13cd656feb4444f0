"""Scenarios at the edge of having anything to plan: each gets a plan that breaks no rule."""

from __future__ import annotations

from datetime import date, time

import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from shifts import days_off, row
from solving import solved

from planner.scenario import (
    Activity,
    Availability,
    Break,
    DaysPerWeek,
    Horizon,
    OpeningHours,
    Proficiency,
    Scenario,
    ServiceLevel,
    Site,
    StartWindow,
    WeeklyHours,
)

ANY_START = (StartWindow(from_=time(0), to=time(23), every_minutes=60),)
SPEAKS_FRENCH = {"fr": Proficiency(spoken="C1", written="C1")}


def days_planned(scenario: Scenario, agent: str = "amy") -> list[date]:
    return [shift.date for shift in solved(scenario).of(agent)]


def horizon(**changes: object) -> Horizon:
    fields = {
        "start": date(2027, 3, 1),
        "days": 7,
        "time_zone": "Europe/Riga",
        "interval_minutes": 60,
    }
    return Horizon(**{**fields, **changes})


# --- agents -------------------------------------------------------------------------------


def test_an_agent_on_leave_throughout_has_no_shift() -> None:
    scenario = tiny_scenario(time_off=(days_off("2027-02-01", "2027-03-31"),))
    schedule = solved(scenario)
    assert schedule.of("amy") == ()
    assert schedule.of("ben")


def test_everybody_on_leave_makes_an_empty_plan() -> None:
    away = tuple(days_off("2027-02-01", "2027-03-31", agent=who) for who in ("amy", "ben"))
    assert solved(tiny_scenario(time_off=away)).shifts == ()


def test_an_agent_who_is_never_available_has_no_shift() -> None:
    # Two hours a day hold no shift of eight.
    window = Availability(agent="amy", weekdays=("mon", "fri"), from_=time(9), to=time(11))
    assert days_planned(tiny_scenario(availability=(window,))) == []


@pytest.mark.parametrize(
    "dates", [{"starts_on": date(2027, 4, 1)}, {"ends_on": date(2027, 2, 1)}], ids=str
)
def test_an_agent_employed_never_inside_the_horizon_has_no_shift(dates: dict[str, date]) -> None:
    assert days_planned(tiny_scenario(agents={"amy": tiny_agent(**dates)})) == []


def test_an_agent_employed_on_one_date_works_on_no_other() -> None:
    one = {"starts_on": date(2027, 3, 3), "ends_on": date(2027, 3, 3)}
    assert days_planned(tiny_scenario(agents={"amy": tiny_agent(**one)})) == [date(2027, 3, 3)]


def test_an_agent_without_any_queue_still_gets_a_line() -> None:
    solved(tiny_scenario(agents={"amy": tiny_agent(), "zoe": tiny_agent("zoe", channels=[])}))


def test_an_agent_whose_pinned_shifts_fill_the_week_has_those_alone() -> None:
    pins = tuple(row(f"2027-03-{day:02} 09:00", 8, "pinned") for day in range(1, 6))
    assert len(days_planned(tiny_scenario(shifts=pins))) == 5


# --- contracts and queues -----------------------------------------------------------------


def test_a_contract_that_nobody_has_is_left_alone() -> None:
    unused = tiny_contract(shift_minutes=(60,), max_night_shifts_per_week=0)
    solved(tiny_scenario(contracts={"unused": unused, "full-time": tiny_contract()}))


def test_a_site_without_agents_is_left_alone() -> None:
    site = Site(time_zone="Asia/Manila", country="PH", currency="EUR")
    riga = Site(time_zone="Europe/Riga", country="LV", currency="EUR")
    solved(tiny_scenario(sites={"manila": site, "riga": riga}))


def test_no_night_shift_allowed_and_only_nights_offered_makes_an_empty_plan() -> None:
    nights = tiny_contract(
        starts=(StartWindow(from_=time(22), to=time(22), every_minutes=60),),
        max_night_shifts_per_week=0,
    )
    assert solved(tiny_scenario(contracts={"full-time": nights})).shifts == ()


@pytest.mark.parametrize("rest", [0, 40, 72, 168])
def test_any_rest_is_kept(rest: int) -> None:
    contract = tiny_contract(min_rest_hours=rest, starts=ANY_START)
    assert solved(tiny_scenario(contracts={"full-time": contract}, horizon=horizon(days=14))).shifts


def test_limits_that_limit_nothing_are_no_burden() -> None:
    loose = tiny_contract(
        weekly_hours=WeeklyHours(max=168),
        days_per_week=DaysPerWeek(max=7),
        max_consecutive_days=366,
        max_night_shifts_per_week=7,
        weekends_off=0,
        min_consecutive_days_off=1,
    )
    solved(tiny_scenario(contracts={"full-time": loose}))


def test_queues_that_nobody_serves_are_late_and_no_more() -> None:
    french = tiny_queue(language="fr")
    solved(tiny_scenario(queues={"fr-voice": french, "en-voice": tiny_queue()}))


def test_a_team_that_serves_no_queue_at_all_is_planned() -> None:
    agents = {who: tiny_agent(who, languages=SPEAKS_FRENCH) for who in ("amy", "ben")}
    solved(tiny_scenario(agents=agents))


@pytest.mark.parametrize("channel", ["voice", "email"])
def test_a_queue_that_never_opens_is_planned(channel: str) -> None:
    level = (
        ServiceLevel(share=0.8, within_seconds=20)
        if channel == "voice"
        else ServiceLevel(share=0.8, within_hours=8)
    )
    closed = tiny_queue(
        channel=channel, service_level=level, opening_hours=OpeningHours(weekdays={})
    )
    solved(tiny_scenario(queues={"closed": closed}))


def test_no_contacts_at_all_still_make_a_plan() -> None:
    solved(tiny_scenario(forecast=()))


# --- time ---------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [date(2027, 3, 1), date(2027, 3, 6), date(2027, 3, 28)], ids=str)
@pytest.mark.parametrize("interval", [5, 60])
def test_a_horizon_of_one_day(first: date, interval: int) -> None:
    # Among them a Saturday, and the day on which the clocks spring forward.
    solved(tiny_scenario(horizon=horizon(start=first, days=1, interval_minutes=interval)))


def test_a_one_day_horizon_whose_date_is_worked_already() -> None:
    # For a site in Honolulu the one day in Riga touches two dates; the first has a shift.
    site = Site(time_zone="Pacific/Honolulu", country="US", currency="EUR")
    earlier = row("2027-02-28 20:00").model_copy(update={"date": date(2027, 2, 28)})
    solved(tiny_scenario(sites={"riga": site}, horizon=horizon(days=1), shifts=(earlier,)))


@pytest.mark.parametrize("first", [date(2027, 3, day) for day in range(2, 8)], ids=str)
def test_a_horizon_that_starts_mid_week(first: date) -> None:
    contract = tiny_contract(
        min_consecutive_days_off=2, weekends_off=2, weekly_hours=WeeklyHours(min=30, max=40)
    )
    solved(tiny_scenario(horizon=horizon(start=first), contracts={"full-time": contract}))


@pytest.mark.parametrize("first", [date(2027, 3, 31), date(2027, 9, 29)], ids=str)
@pytest.mark.parametrize("policy", ["keep_length", "keep_end"])
def test_half_an_hour_of_clock_change_on_lord_howe(first: date, policy: str) -> None:
    # The clocks there change by 30 minutes, on 4 April and 3 October 2027.
    site = Site(time_zone="Australia/Lord_Howe", country="AU", currency="EUR")
    contract = tiny_contract(
        shift_minutes=(480,),
        starts=(StartWindow(from_=time(6), to=time(22), every_minutes=30),),
        max_night_shifts_per_week=2,
        breaks=(Break(name="lunch", minutes=30, paid=False, earliest=180, latest=300),),
    )
    scenario = tiny_scenario(
        sites={"riga": site},
        contracts={"full-time": contract},
        horizon=horizon(start=first, time_zone="Australia/Lord_Howe", interval_minutes=30),
        queues={"en-voice": tiny_queue(time_zone="Australia/Lord_Howe")},
        rules={"clock_change": policy},
    )
    solved(scenario)


def test_starts_that_never_lie_on_the_grid_make_an_empty_plan() -> None:
    # Kathmandu is 5 h 45 min ahead of UTC, so that whole hours there are off Riga's grid.
    site = Site(time_zone="Asia/Kathmandu", country="NP", currency="EUR")
    assert solved(tiny_scenario(sites={"riga": site})).shifts == ()


# --- pinned shifts of strange shape -------------------------------------------------------


LUNCH_AT_FOUR_HOURS = Break(name="lunch", minutes=60, paid=False, earliest=240, latest=240)
REST_THEN_TOO = Break(name="rest", minutes=60, paid=True, earliest=240, latest=360)


@pytest.mark.parametrize(
    ("start", "hours"),
    [
        ("2027-03-01 09:07", 8),  # no whole interval begins four hours after its start
        ("2027-03-01 09:00", 5),  # either break fits, both do not
        ("2027-03-01 09:07", 0.5),  # inside one interval
        ("2027-03-01 09:30", 1),  # covers no whole interval
        ("2027-03-01 00:00", 24),
        ("2027-03-07 23:59", 24),  # almost all of it after the horizon
    ],
)
def test_a_pinned_shift_of_any_shape_stays(start: str, hours: float) -> None:
    pin = row(start, hours, "pinned")
    contract = tiny_contract(breaks=(LUNCH_AT_FOUR_HOURS, REST_THEN_TOO))
    scenario = tiny_scenario(shifts=(pin,), contracts={"full-time": contract})
    assert pin.start in [shift.start for shift in solved(scenario).of("amy")]


def test_breaks_that_fit_only_the_other_way_round_are_taken() -> None:
    # Whoever takes the long break first, as its window suggests, has no time for lunch.
    long = Break(name="long", minutes=120, paid=True, earliest=60, latest=300)
    lunch = Break(name="lunch", minutes=60, paid=False, earliest=120, latest=120)
    contract = tiny_contract(breaks=(long, lunch))
    shifts = solved(tiny_scenario(contracts={"full-time": contract})).shifts
    assert shifts
    assert [s.activity for s in shifts[0].off_queue()] == ["lunch", "long"]


def test_an_activity_that_nobody_has_time_for_is_left_out() -> None:
    training = Activity(
        activity="training",
        agents=("amy", "ben"),
        minutes=60,
        earliest=row("2027-03-01 00:00").start,
        latest=row("2027-03-01 01:00").start,
        together=True,
    )
    solved(tiny_scenario(activities=(training,)))
