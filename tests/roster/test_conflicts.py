"""Contradictions are told by the few rules and rows that make them, and by no others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from builders import tiny_agent, tiny_contract, tiny_scenario
from hypothesis import example, given, settings
from hypothesis import strategies as st
from relaxed import told, without
from shifts import at, days_off, hours_off, row
from solving import can_be_planned, solved

from planner.errors import ConflictError
from planner.roster.conflicts.conflicts import NoContradiction, conflict_error, find_conflict
from planner.roster.conflicts.grounds import grounds
from planner.scenario import (
    Availability,
    DaysPerWeek,
    Horizon,
    PublishedShift,
    Scenario,
    Site,
    StartWindow,
    WeeklyHours,
)

HONOLULU = "Pacific/Honolulu"


def pin(start: str, hours: float = 8, agent: str = "amy") -> PublishedShift:
    return row(start, hours, "pinned", agent)


def weeks(count: int, start: date = date(2027, 3, 1)) -> Horizon:
    return Horizon(start=start, days=7 * count, time_zone="Europe/Riga", interval_minutes=60)


def told_shift(words: str) -> str:
    return f"the pinned shift of {words} (shifts.csv)"


def told_history(words: str) -> str:
    return f"the shift of {words}, before the horizon (shifts.csv)"


@dataclass(frozen=True)
class Contradiction:
    scenario: Scenario
    reasons: tuple[str, ...]


def contract(**changes: object) -> dict[str, object]:
    return {"contracts": {"full-time": tiny_contract(**changes)}}


NIGHT = pin("2027-03-01 22:00", 8.5)
TOLD_NIGHT = told_shift("Mon 1 March 2027, 22:00 to 06:30")
REST = "rest of at least 11 hours between shifts (contract full-time: min_rest_hours)"
DAYS = "at most {} worked days a week (contract full-time: days_per_week.max)"
HOURS = "at most 40 hours a week, paid leave included (contract full-time: weekly_hours.max)"
ON_END = "at most {} worked days on end (contract full-time: max_consecutive_days)"
NIGHTS = "at most {} night shifts a week (contract full-time: max_night_shifts_per_week)"
FREE = "at least {} free days on end (contract full-time: min_consecutive_days_off)"
WEEKENDS = "{} weekends of four without work (contract full-time: weekends_off)"


def monday_to(last: int, hours: float = 8, start: str = "09:00") -> tuple[PublishedShift, ...]:
    """A pinned shift on every date from Monday 1 March."""
    return tuple(pin(f"2027-03-{day:02} {start}", hours) for day in range(1, last + 1))


def told_days(days: str, times: str) -> tuple[str, ...]:
    """The pinned shifts of several dates, such as `Mon 1, Tue 2`, at the same times."""
    return tuple(told_shift(f"{day} March 2027, {times}") for day in days.split(", "))


CONTRADICTIONS = {
    "time off that a night shift reaches into": Contradiction(
        tiny_scenario(shifts=(NIGHT,), time_off=(days_off("2027-03-02", "2027-03-04"),)),
        (TOLD_NIGHT, "time off (holiday) from Tue 2 March 2027 to Thu 4 March 2027 (time_off.csv)"),
    ),
    "time off of one date": Contradiction(
        tiny_scenario(shifts=(NIGHT,), time_off=(days_off("2027-03-02", "2027-03-02"),)),
        (TOLD_NIGHT, "time off (holiday) on Tue 2 March 2027 (time_off.csv)"),
    ),
    "time off by the hour": Contradiction(
        tiny_scenario(
            shifts=(NIGHT,), time_off=(hours_off("2027-03-02 06:00", "2027-03-02 12:00"),)
        ),
        (TOLD_NIGHT, "time off (doctor) on Tue 2 March 2027, 06:00 to 12:00 (time_off.csv)"),
    ),
    "availability": Contradiction(
        tiny_scenario(
            shifts=(NIGHT,),
            availability=(
                Availability(agent="amy", weekdays=("mon", "tue"), from_=time(8), to=time(0)),
            ),
        ),
        (TOLD_NIGHT, "the windows in which the agent is available (availability.csv)"),
    ),
    "the first day of employment": Contradiction(
        tiny_scenario(shifts=(NIGHT,), agents={"amy": tiny_agent(starts_on=date(2027, 3, 2))}),
        (TOLD_NIGHT, "employment from Tue 2 March 2027 (agents.csv: starts_on)"),
    ),
    "the last day of employment": Contradiction(
        tiny_scenario(shifts=(NIGHT,), agents={"amy": tiny_agent(ends_on=date(2027, 3, 1))}),
        (TOLD_NIGHT, "employment until Mon 1 March 2027 (agents.csv: ends_on)"),
    ),
    "a public holiday at a site that is off": Contradiction(
        tiny_scenario(
            horizon=weeks(1, date(2027, 3, 22)),
            shifts=(pin("2027-03-26 09:00"),),
            sites={
                "riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", holidays="off")
            },
        ),
        (
            told_shift("Fri 26 March 2027, 09:00 to 17:00"),
            "the public holiday Good Friday on Fri 26 March 2027, on which site riga is off "
            '(scenario.toml: sites.riga.holidays = "off")',
        ),
    ),
    "two pinned shifts at once": Contradiction(
        tiny_scenario(shifts=(NIGHT, pin("2027-03-02 06:00"))),
        (TOLD_NIGHT, told_shift("Tue 2 March 2027, 06:00 to 14:00")),
    ),
    # From 06:30 to 17:00 are ten and a half hours.
    "two pinned shifts without rest between": Contradiction(
        tiny_scenario(shifts=(NIGHT, pin("2027-03-02 17:00", 4))),
        (TOLD_NIGHT, told_shift("Tue 2 March 2027, 17:00 to 21:00"), REST),
    ),
    "rest after a shift before the horizon": Contradiction(
        tiny_scenario(shifts=(row("2027-02-28 22:00"), pin("2027-03-01 16:00"))),
        (
            told_shift("Mon 1 March 2027, 16:00 to 00:00"),
            told_history("Sun 28 February 2027, 22:00 to 06:00"),
            REST,
        ),
    ),
    "a shift before the horizon that still lasts": Contradiction(
        tiny_scenario(shifts=(row("2027-02-28 22:00"), pin("2027-03-01 05:00"))),
        (
            told_shift("Mon 1 March 2027, 05:00 to 13:00"),
            told_history("Sun 28 February 2027, 22:00 to 06:00"),
        ),
    ),
    "too many days on end": Contradiction(
        tiny_scenario(shifts=monday_to(4), **contract(max_consecutive_days=3)),
        (*told_days("Mon 1, Tue 2, Wed 3, Thu 4", "09:00 to 17:00"), ON_END.format(3)),
    ),
    "too many days on end with those before the horizon": Contradiction(
        tiny_scenario(
            shifts=(row("2027-02-27 09:00"), row("2027-02-28 09:00"), *monday_to(2)),
            **contract(max_consecutive_days=3),
        ),
        (
            *told_days("Mon 1, Tue 2", "09:00 to 17:00"),
            told_history("Sat 27 February 2027, 09:00 to 17:00"),
            told_history("Sun 28 February 2027, 09:00 to 17:00"),
            ON_END.format(3),
        ),
    ),
    "too many days in a week": Contradiction(
        tiny_scenario(shifts=monday_to(3), **contract(days_per_week=DaysPerWeek(max=2))),
        (*told_days("Mon 1, Tue 2, Wed 3", "09:00 to 17:00"), DAYS.format(2)),
    ),
    # 11 h on four days are 44 h.
    "too many hours in a week": Contradiction(
        tiny_scenario(shifts=monday_to(4, 11)),
        (*told_days("Mon 1, Tue 2, Wed 3, Thu 4", "09:00 to 20:00"), HOURS),
    ),
    # Three shifts of 11 h are 33 h; a day of paid leave counts 40 / 5 = 8 h.
    "too many hours in a week with paid leave": Contradiction(
        tiny_scenario(shifts=monday_to(3, 11), time_off=(days_off("2027-03-05", "2027-03-05"),)),
        (
            *told_days("Mon 1, Tue 2, Wed 3", "09:00 to 20:00"),
            "time off (holiday) on Fri 5 March 2027 (time_off.csv)",
            HOURS,
        ),
    ),
    # The horizon starts on Wednesday; Monday and Tuesday before it have 22 h, 33 h and 44 h.
    "too many hours in a week with those before the horizon": Contradiction(
        tiny_scenario(
            horizon=Horizon(
                start=date(2027, 3, 3), days=5, time_zone="Europe/Riga", interval_minutes=60
            ),
            shifts=(
                row("2027-03-01 09:00", 11),
                row("2027-03-02 09:00", 11),
                pin("2027-03-03 09:00", 11),
                pin("2027-03-04 09:00", 11),
            ),
        ),
        (
            *told_days("Wed 3, Thu 4", "09:00 to 20:00"),
            told_history("Mon 1 March 2027, 09:00 to 20:00"),
            told_history("Tue 2 March 2027, 09:00 to 20:00"),
            HOURS,
        ),
    ),
    "too many night shifts in a week": Contradiction(
        tiny_scenario(shifts=monday_to(2, 8, "22:00"), **contract(max_night_shifts_per_week=1)),
        (*told_days("Mon 1, Tue 2", "22:00 to 06:00"), NIGHTS.format(1)),
    ),
    # Two weekends in two weeks: at least floor(2 x 4 / 4) = 2 must be free.
    "weekends that must be free": Contradiction(
        tiny_scenario(
            horizon=weeks(2), shifts=(pin("2027-03-13 09:00"),), **contract(weekends_off=4)
        ),
        (told_shift("Sat 13 March 2027, 09:00 to 17:00"), WEEKENDS.format(4)),
    ),
    # Tuesday alone is no run of two free dates; to work on it would make a third day.
    "a single free day that cannot be worked": Contradiction(
        tiny_scenario(
            shifts=(pin("2027-03-01 09:00"), pin("2027-03-03 09:00")),
            **contract(days_per_week=DaysPerWeek(max=2), min_consecutive_days_off=2),
        ),
        (*told_days("Mon 1, Wed 3", "09:00 to 17:00"), DAYS.format(2), FREE.format(2)),
    ),
    "a single free day on time off": Contradiction(
        tiny_scenario(
            shifts=(pin("2027-03-01 09:00"), pin("2027-03-03 09:00")),
            time_off=(days_off("2027-03-02", "2027-03-02"),),
            **contract(min_consecutive_days_off=2),
        ),
        (
            *told_days("Mon 1, Wed 3", "09:00 to 17:00"),
            "time off (holiday) on Tue 2 March 2027 (time_off.csv)",
            FREE.format(2),
        ),
    ),
}

each_contradiction = pytest.mark.parametrize("kind", list(CONTRADICTIONS))


@each_contradiction
def test_a_contradiction_is_told_in_words(kind: str) -> None:
    case = CONTRADICTIONS[kind]
    conflict = find_conflict(case.scenario, "amy")
    assert conflict is not None
    assert conflict.agent == "amy"
    assert conflict.reasons == case.reasons


@each_contradiction
def test_solving_stops_with_the_contradiction(kind: str) -> None:
    case = CONTRADICTIONS[kind]
    with pytest.raises(ConflictError) as caught:
        solved(case.scenario)
    assert [conflict.reasons for conflict in caught.value.conflicts] == [case.reasons]


@each_contradiction
def test_with_any_one_thing_taken_away_planning_goes_on(kind: str) -> None:
    case = CONTRADICTIONS[kind]
    named = told(case.scenario, "amy", case.reasons)
    assert len(named) == len(case.reasons)
    for ground in named:
        eased = without(case.scenario, "amy", [ground])
        assert find_conflict(eased, "amy") is None
        solved(eased)


# --- what is no contradiction -------------------------------------------------------------


def test_nobody_without_a_pinned_shift_has_a_contradiction() -> None:
    too_much = tuple(row(f"2027-02-{day} 09:00") for day in range(19, 29))
    scenario = tiny_scenario(shifts=too_much, time_off=(days_off("2027-03-01", "2027-03-07"),))
    assert find_conflict(scenario, "amy") is None
    assert solved(scenario).of("amy") == ()


def test_a_free_day_between_pinned_shifts_may_be_worked_instead() -> None:
    scenario = tiny_scenario(
        shifts=(pin("2027-03-01 09:00"), pin("2027-03-03 09:00")),
        **contract(min_consecutive_days_off=2),
    )
    assert find_conflict(scenario, "amy") is None
    dates = [shift.date.day for shift in solved(scenario).of("amy")]
    assert dates[:3] == [1, 2, 3]


def test_weekends_worked_before_the_horizon_are_no_contradiction_of_the_plan() -> None:
    # The night from Friday reaches into the one weekend that counts, which should be free.
    scenario = tiny_scenario(
        horizon=Horizon(
            start=date(2027, 3, 6), days=9, time_zone="Europe/Riga", interval_minutes=60
        ),
        shifts=(row("2027-03-05 22:00"), pin("2027-03-10 09:00")),
        **contract(weekends_off=4),
    )
    assert find_conflict(scenario, "amy") is None
    solved(scenario)


def test_a_free_date_after_a_shift_on_the_horizons_first_date_counts_from_there() -> None:
    # In Honolulu the horizon begins on Sunday 28 February at 12:00, after that day's shift.
    # So Monday alone is too short a run of free dates, and has to be worked.
    early = at("2027-02-28 02:00", HONOLULU), at("2027-02-28 10:00", HONOLULU)
    tuesday = at("2027-03-02 09:00", HONOLULU), at("2027-03-02 17:00", HONOLULU)
    scenario = tiny_scenario(
        sites={"riga": Site(time_zone=HONOLULU, country="US", currency="EUR")},
        shifts=tuple(
            PublishedShift(agent="amy", date=date(2027, *day), start=s, end=e, state=state)
            for day, (s, e), state in (
                ((2, 28), early, "published"),
                ((3, 2), tuesday, "pinned"),
            )
        ),
        **contract(min_consecutive_days_off=2),
    )
    assert find_conflict(scenario, "amy") is None
    assert [shift.date.day for shift in solved(scenario).of("amy")][:2] == [1, 2]


def test_a_weekly_maximum_divided_by_its_days_loses_no_minute() -> None:
    # A day of leave leaves two thirds of 33.3 h: 22 h 12 min, two shifts of 11 h 6 min.
    scenario = tiny_scenario(
        shifts=(pin("2027-03-01 09:00", 11.1), pin("2027-03-02 09:00", 11.1)),
        time_off=(days_off("2027-03-05", "2027-03-05"),),
        **contract(weekly_hours=WeeklyHours(max=33.3), days_per_week=DaysPerWeek(max=3)),
    )
    assert find_conflict(scenario, "amy") is None
    assert len(solved(scenario).of("amy")) == 2


def test_a_search_without_a_line_where_no_rules_contradict_is_a_fault() -> None:
    with pytest.raises(NoContradiction):
        conflict_error(tiny_scenario())


# --- who and which ------------------------------------------------------------------------


def test_every_agent_concerned_is_told_in_the_scenarios_order() -> None:
    scenario = tiny_scenario(
        shifts=(pin("2027-03-02 09:00", agent="ben"), NIGHT, pin("2027-03-02 06:00")),
        time_off=(days_off("2027-03-02", "2027-03-02", agent="ben"),),
    )
    assert str(conflict_error(scenario)) == (
        f"amy: {TOLD_NIGHT}; the pinned shift of Tue 2 March 2027, 06:00 to 14:00 (shifts.csv)\n"
        "ben: the pinned shift of Tue 2 March 2027, 09:00 to 17:00 (shifts.csv); "
        "time off (holiday) on Tue 2 March 2027 (time_off.csv)"
    )


def test_of_two_contradictions_of_an_agent_the_earlier_is_told() -> None:
    scenario = tiny_scenario(
        shifts=(pin("2027-03-04 09:00"), NIGHT),
        time_off=(
            days_off("2027-03-04", "2027-03-04"),
            days_off("2027-03-02", "2027-03-02"),
        ),
    )
    conflict = find_conflict(scenario, "amy")
    assert conflict is not None
    assert conflict.reasons == (
        TOLD_NIGHT,
        "time off (holiday) on Tue 2 March 2027 (time_off.csv)",
    )


# --- any scenario -------------------------------------------------------------------------


@st.composite
def pinned_weeks(draw: st.DrawFn) -> Scenario:
    """Two weeks of one agent under tight rules, with much pinned, earlier, off."""
    first = date(2027, 3, draw(st.integers(1, 7)))
    pick = st.integers(0, 11)
    shapes = st.sampled_from([(6, 8), (9, 8), (14, 4), (22, 8), (20, 12)])

    def shift(days: int, state: str) -> PublishedShift:
        hour, hours = draw(shapes)
        return row(f"{first + timedelta(days=days)} {hour:02}:00", hours, state)

    pins = [shift(day, "pinned") for day in draw(st.sets(pick, min_size=1, max_size=6))]
    past = [shift(-day, "published") for day in draw(st.sets(st.integers(1, 4), max_size=3))]
    absences = [
        days_off(str(first + timedelta(days=day)), str(first + timedelta(days=day)), paid=paid)
        for day, paid in draw(st.lists(st.tuples(pick, st.booleans()), max_size=2))
    ]
    rules = {
        "weekly_hours": WeeklyHours(max=draw(st.sampled_from([16, 24, 40]))),
        "days_per_week": DaysPerWeek(max=draw(st.sampled_from([2, 4, 6]))),
        "max_consecutive_days": draw(st.sampled_from([2, 3, 6])),
        "min_consecutive_days_off": draw(st.sampled_from([None, 2, 3])),
        "max_night_shifts_per_week": draw(st.sampled_from([None, 0, 1])),
        "weekends_off": draw(st.sampled_from([None, 2, 4])),
        "min_rest_hours": draw(st.sampled_from([0, 11, 30, 60])),
    }
    return tiny_scenario(
        horizon=Horizon(start=first, days=12, time_zone="Europe/Riga", interval_minutes=60),
        agents={"amy": tiny_agent()},
        shifts=tuple(pins + past),
        time_off=tuple(absences),
        **contract(
            shift_minutes=(240, 480, 720),
            starts=(StartWindow(from_=time(6), to=time(22), every_minutes=60),),
            **rules,
        ),
    )


# A day of leave counts for half of the week's 16 hours, the pinned night for 12.
LEAVE_AND_A_LONG_NIGHT = tiny_scenario(
    shifts=(pin("2027-03-02 20:00", 12),),
    time_off=(days_off("2027-03-01", "2027-03-01"),),
    **contract(weekly_hours=WeeklyHours(max=16), days_per_week=DaysPerWeek(max=2)),
)


@given(pinned_weeks())
@example(LEAVE_AND_A_LONG_NIGHT)
@settings(max_examples=60)
def test_a_contradiction_is_irreducible_and_without_one_there_is_a_plan(
    scenario: Scenario,
) -> None:
    conflict = find_conflict(scenario, "amy")
    assert can_be_planned(scenario) == (conflict is None)
    if conflict is None:
        return
    named = told(scenario, "amy", conflict.reasons)
    others = [ground for ground in grounds(scenario, "amy").all if ground not in named]
    assert not can_be_planned(without(scenario, "amy", others))
    for ground in named:
        assert can_be_planned(without(scenario, "amy", [*others, ground]))
