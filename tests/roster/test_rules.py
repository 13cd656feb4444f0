"""Each counting rule on short rows of days, and all of them together against each alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from builders import tiny_contract

from planner.roster.building.automaton import FORBIDDEN, multiply
from planner.roster.person import Person, PersonWeek
from planner.roster.rules import Counter, ShiftClass, counters
from planner.roster.rules.consecutive_days import ConsecutiveDays
from planner.roster.rules.days_off import ConsecutiveDaysOff
from planner.roster.rules.days_per_week import DaysPerWeek
from planner.roster.rules.night_shifts import NightShifts
from planner.roster.rules.rest import LongRest
from planner.roster.rules.weekends_off import WeekendsOff
from planner.roster.rules.weekly_hours import WeeklyHours
from planner.scenario import DaysPerWeek as MostDays
from planner.scenario import WeeklyHours as Hours

MONDAY = date(2027, 3, 1)
DAY = ShiftClass(480, night=False, weekend=False, shadow=0)
NIGHT = ShiftClass(480, night=True, weekend=False, shadow=0)
WEEKEND = ShiftClass(480, night=False, weekend=True, shadow=0)
LONG = ShiftClass(480, night=False, weekend=False, shadow=1)
VERY_LONG = ShiftClass(480, night=False, weekend=False, shadow=2)
LETTERS = {"d": DAY, "n": NIGHT, "w": WEEKEND, "l": LONG, "v": VERY_LONG, ".": None}


def somebody(
    weeks: int = 2,
    *,
    run: int = 0,
    history_weekend: bool = False,
    first_date_taken: bool = False,
    most_weekends: int = 9,
    most_minutes: float = 2400,
    days_before: int = 0,
    nights_before: int = 0,
) -> Person:
    """An agent whose first date is a Monday; history counts in the first week only."""
    first = PersonWeek(MONDAY, most_minutes, 0, days_before, nights_before, True)
    later = [PersonWeek(MONDAY + timedelta(weeks=k), 2400, 0, 0, 0, True) for k in range(1, weeks)]
    return Person(
        agent="amy",
        dates=tuple(MONDAY + timedelta(days=d) for d in range(7 * weeks)),
        week_of=tuple(d // 7 for d in range(7 * weeks)),
        weeks=(first, *later),
        history_run=run,
        history_weekend=history_weekend,
        first_date_taken=first_date_taken,
        most_weekends=most_weekends,
    )


def allows(rule: Counter, days: str, person: Person | None = None) -> bool:
    """Whether a rule allows a row of days from a Monday on: a letter or a dot each."""
    who = person or somebody()
    value: int | None = rule.start(who)
    for k, letter in enumerate(days):
        assert value is not None
        if k and k % 7 == 0:
            value = rule.next_week(value)
        shift = LETTERS[letter]
        value = rule.after_free_day(value) if shift is None else rule.after_shift(value, shift)
        if value is None or (shift is not None and value > rule.limits(who)[k // 7]):
            return False
    return True


def test_three_days_in_a_row_are_too_many_where_two_are_the_most() -> None:
    rule = ConsecutiveDays(tiny_contract(max_consecutive_days=2))
    assert allows(rule, "dd.dd.dd.d")
    assert not allows(rule, "dd.ddd")


def test_days_in_a_row_count_across_sunday_and_from_before_the_horizon() -> None:
    rule = ConsecutiveDays(tiny_contract(max_consecutive_days=2))
    assert not allows(rule, ".....ddd")
    assert allows(rule, "d", somebody(run=1))
    assert not allows(rule, "dd", somebody(run=1))
    assert not allows(rule, "d", somebody(run=5))
    assert allows(rule, ".dd", somebody(run=5))


def test_a_single_day_off_is_too_few_where_two_belong_together() -> None:
    rule = ConsecutiveDaysOff(tiny_contract(min_consecutive_days_off=2))
    assert allows(rule, "d..d...d")
    assert not allows(rule, "d.d")
    assert not allows(rule, "......d.d")


def test_days_off_at_the_horizons_edges_may_go_on_beyond_it() -> None:
    rule = ConsecutiveDaysOff(tiny_contract(min_consecutive_days_off=3))
    assert allows(rule, ".d...d.")
    assert allows(rule, ".")
    assert not allows(rule, ".d..d.")
    # A shift from before the horizon that starts on its first date opens a run of free dates.
    assert not allows(rule, ".d", somebody(first_date_taken=True))
    assert allows(rule, "d...d", somebody(first_date_taken=True))


def test_days_of_a_week_start_anew_on_monday() -> None:
    rule = DaysPerWeek(tiny_contract(days_per_week=MostDays(max=3)))
    assert allows(rule, "....ddd" + "ddd....")
    assert not allows(rule, "d...ddd")
    assert not allows(rule, "ddd", somebody(days_before=1))
    assert allows(rule, "dd....." + "ddd", somebody(days_before=1))


def test_only_nights_count_as_nights() -> None:
    rule = NightShifts(tiny_contract(max_night_shifts_per_week=1))
    assert allows(rule, "dnddd.." + "n")
    assert not allows(rule, "dn.n")
    assert not allows(rule, "n", somebody(nights_before=1))
    assert allows(rule, "ddd...." + "n", somebody(nights_before=1))


def test_hours_of_a_week_are_full_at_the_maximum() -> None:
    rule = WeeklyHours(tiny_contract(weekly_hours=Hours(max=24)))
    who = somebody(most_minutes=1440)
    assert allows(rule, "ddd", who)
    assert not allows(rule, "dddd", who)


def test_leave_and_earlier_shifts_lower_the_maximum_of_their_week_only() -> None:
    rule = WeeklyHours(tiny_contract(weekly_hours=Hours(max=24)))
    who = somebody(most_minutes=1440 - 480)
    assert not allows(rule, "ddd", who)
    assert allows(rule, "dd....." + "ddd", who)


def test_a_free_week_is_allowed_even_where_leave_passes_the_maximum() -> None:
    rule = WeeklyHours(tiny_contract(weekly_hours=Hours(max=24)))
    who = somebody(most_minutes=-60)
    assert allows(rule, "......." + "d", who)
    assert not allows(rule, "d", who)


def test_two_shifts_on_one_weekend_are_one_weekend() -> None:
    rule = WeekendsOff(tiny_contract(weekends_off=2), weeks=3)
    who = somebody(weeks=3, most_weekends=1)
    assert allows(rule, "....www" + "....d.." + "d", who)
    assert not allows(rule, "......w" + ".....w.", who)


def test_a_weekend_begun_before_the_horizon_counts_once() -> None:
    rule = WeekendsOff(tiny_contract(weekends_off=2), weeks=2)
    who = somebody(history_weekend=True, most_weekends=1)
    assert allows(rule, "......w" + "d", who)
    assert not allows(rule, "......." + "....w", who)


def test_rest_that_reaches_into_the_second_date_keeps_that_free() -> None:
    rule = LongRest(tiny_contract(min_rest_hours=40))
    # Rest from one date to the next is for the shifts themselves to compare.
    assert not allows(rule, "l.d")
    assert allows(rule, "l..d")
    assert allows(rule, "d.d")
    assert not allows(rule, "v..d")
    assert allows(rule, "v...d")


@pytest.mark.parametrize("seed", range(30))
def test_all_rules_at_once_allow_what_each_alone_allows(seed: int) -> None:
    draw = Random(seed)
    contract = tiny_contract(
        weekly_hours=Hours(max=draw.choice([16, 24, 40])),
        days_per_week=MostDays(max=draw.choice([2, 4])),
        max_consecutive_days=draw.choice([2, 4]),
        min_consecutive_days_off=draw.choice([None, 2, 3]),
        max_night_shifts_per_week=draw.choice([None, 1]),
        weekends_off=draw.choice([None, 2.0]),
    )
    who = somebody(
        run=draw.choice([0, 1, 3]),
        history_weekend=draw.random() < 0.5,
        most_weekends=draw.choice([0, 1, 2]),
        most_minutes=contract.weekly_hours.max * 60 - draw.choice([0, 480]),
        days_before=draw.choice([0, 1]),
    )
    rules = counters(contract, weeks=2, long_rest=draw.random() < 0.5)
    classes = [DAY, NIGHT, WEEKEND, LONG, VERY_LONG]
    automaton = multiply(rules, classes, [tuple(rule.start(who) for rule in rules)])
    kept = [automaton.within(limits) for limits in zip(*_limits(rules, who), strict=True)]
    verdicts = set()
    for _ in range(300):
        days = "".join(draw.choices("dnwlv.", [3, 1, 1, 1, 1, 7], k=10))
        one_by_one = all(allows(rule, days, who) for rule in rules)
        state, together = 0, True
        for k, letter in enumerate(days):
            if k and k % 7 == 0:
                state = automaton.next_week[state]
            shift = LETTERS[letter]
            if shift is None:
                state = automaton.after_free_day[state]
                continue
            state = automaton.after_shift[state, classes.index(shift)]
            if state == FORBIDDEN or not kept[k // 7][state]:
                together = False
                break
        assert together == one_by_one, days
        verdicts.add(together)
    assert False in verdicts


def _limits(rules: Sequence[Counter], who: Person) -> list[list[int]]:
    return [rule.limits(who) for rule in rules]


def test_the_paid_minutes_of_a_state_are_those_of_its_week() -> None:
    rules = counters(tiny_contract(), weeks=1, long_rest=False)
    automaton = multiply(rules, [DAY], [tuple(rule.start(somebody()) for rule in rules)])
    after_two = automaton.after_shift[automaton.after_shift[0, 0], 0]
    assert automaton.paid_minutes[after_two] == 960
    assert automaton.paid_minutes[automaton.next_week[after_two]] == 0
