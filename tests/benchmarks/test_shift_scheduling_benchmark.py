"""The benchmark of public rosters: its reading, its checker, and the core on them."""

from __future__ import annotations

import time
from itertools import product
from random import Random

import pytest
from ortools.math_opt.python import mathopt
from shift_scheduling import solving
from shift_scheduling.best_known import DATA, best_known
from shift_scheduling.caps import Cap, likely_caps, rationed
from shift_scheduling.checking import Line, judge
from shift_scheduling.hours import NoOrder, hours_of
from shift_scheduling.instance import Contract, Employee, Instance, ShiftType, read_instance
from shift_scheduling.limits import NO_CAP, Limits, ShiftClass
from shift_scheduling.solving import search_plan
from shift_scheduling.states import LOST, NONE, NoLine, States, states_of
from shift_scheduling.together import choose_together

from planner.roster.limits import Clock

TINY = """
# A week with early and late shifts. Nobody is early after a late shift.
SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
# most minutes, least, longest run, shortest run, shortest rest, weekends
Amy,E=7|L=2,1920,960,3,2,2,1
Ben,E=7|L=0,1440,1440,3,1,1,0
SECTION_DAYS_OFF
Amy,0
SECTION_SHIFT_ON_REQUESTS
Amy,1,E,3
SECTION_SHIFT_OFF_REQUESTS
Ben,2,E,2
SECTION_COVER
0,E,0,100,1
1,E,1,100,1
1,L,1,100,1
2,E,1,100,1
2,L,1,100,1
3,E,0,100,1
3,L,1,100,1
4,E,0,100,1
"""
# Only Amy works late, on two of the three days at most: 100. At best she is early before, as she
# wishes. Ben must work three days: the one that he would rather not (2), and two too many.
TINY_OPTIMUM = 104
BEST = {"Amy": "-ELL---", "Ben": "E-E-E--"}


@pytest.fixture
def tiny(tmp_path) -> Instance:
    file = tmp_path / "Tiny.txt"
    file.write_text(TINY)
    return read_instance(file)


def rounds(number: int) -> Clock:
    return Clock(time.monotonic(), None, number, None)


def plan(**lines: str) -> dict[str, Line]:
    return {
        name: [None if shift == "-" else shift for shift in line] for name, line in lines.items()
    }


def test_the_checker_adds_up_what_a_plan_costs(tiny):
    verdict = judge(tiny, plan(**BEST))
    assert (verdict.broken, verdict.cost) == ((), TINY_OPTIMUM)
    # Amy's wish is refused: 3. The rest is 2 + 100 + 1.
    assert judge(tiny, plan(Amy="-LL----", Ben="-EE-E--")).cost == 106


@pytest.mark.parametrize(
    ("name", "line", "rule"),
    [
        ("Amy", "EEL----", "works on day 0, a day off"),
        ("Amy", "-LLL---", "3 shifts L"),
        ("Amy", "-EEEE--", "4 days worked in a row from day 1"),
        ("Amy", "-E--EE-", "only 1 days worked in a row from day 1"),
        ("Amy", "-EE-EE-", "only 1 days off in a row from day 3"),
        ("Amy", "-LE----", "E follows L on day 2"),
        ("Ben", "EE-EE--", "1920 minutes are too many"),
        ("Ben", "-EE----", "960 minutes are too few"),
        ("Ben", "-EE--E-", "1 weekends"),
        ("Ben", "-EE---E", "1 weekends"),
    ],
)
def test_the_checker_names_each_rule_that_is_broken(tiny, name, line, rule):
    assert judge(tiny, plan(**(BEST | {name: line}))).broken == (f"{name}: {rule}",)


def test_runs_that_the_horizon_cuts_are_long_enough(tiny):
    assert judge(tiny, plan(**(BEST | {"Amy": "-EE---E"}))).broken == ()


def test_a_shift_may_follow_where_it_begins_no_earlier_than_the_other_ends(tiny):
    hours = hours_of(tiny)
    may_follow = {(a, b): hours[b].begin >= hours[a].end for a, b in product("EL", repeat=2)}
    assert may_follow == {("E", "E"): True, ("E", "L"): True, ("L", "E"): False, ("L", "L"): True}


def test_what_no_times_of_day_tell_is_refused():
    shifts = (ShiftType("E", 480, frozenset("L")), ShiftType("L", 480, frozenset("E")))
    with pytest.raises(NoOrder, match=r"Odd: \['[EL]'\] against"):
        hours_of(Instance("Odd", 1, shifts, (), (), (), ()))


@pytest.mark.parametrize("seed", range(30))
def test_states_allow_the_lines_that_the_checker_allows(seed):
    draw = Random(seed)
    who = any_employee(draw)
    shifts = (ShiftType("A", 480, frozenset()), ShiftType("B", 600, frozenset()))
    instance = Instance("Any", 8, shifts, (who,), (), (), ())
    lines = [list(line) for line in product((None, "A", "B"), repeat=instance.days)]
    allowed = [line for line in lines if not judge(instance, {who.name: line}).broken]
    classes = (ShiftClass(480, -1), ShiftClass(600, 0))
    limits = Limits(who.contract, (who.most_shifts["B"],))
    if not allowed:
        with pytest.raises(NoLine):
            states_of(limits, classes, instance.days)
        return
    states = states_of(limits, classes, instance.days)
    assert [line for line in lines if walked(states, line)] == allowed


def any_employee(draw: Random) -> Employee:
    least = draw.choice([0, 960, 2000])
    contract = Contract(
        most_minutes=least + draw.choice([0, 600, 1500]),
        least_minutes=least,
        longest_run=draw.choice([2, 3, 5]),
        shortest_run=draw.choice([1, 2]),
        shortest_rest=draw.choice([1, 2, 3]),
        most_weekends=draw.choice([0, 1, 2]),
    )
    return Employee("Amy", contract, {"A": 8, "B": draw.choice([0, 1, 2])}, frozenset())


def walked(states: States, line: list[str | None]) -> bool:
    at = states.start
    for shift in line:
        if shift is None:
            at = int(states.after_free_day[at])
        else:
            at = int(states.after_shift[at, "AB".index(shift)])
            if at == NONE:
                return False
    return at != LOST


def test_states_are_no_more_than_tell_lines_apart():
    # Two days, one of them worked: before and after the first, worked already or not; the end.
    one = Limits(Contract(480, 480, 9, 1, 1, 9), (NO_CAP,))
    states = states_of(one, (ShiftClass(480, -1),), 2)
    assert len(states.after_free_day) == 1 + 1 + 2 + 1
    assert states.most_at_once == 2 + 1


def test_a_cap_is_counted_that_a_fair_share_of_the_demand_comes_near(tiny):
    amy = tiny.employees[0].contract
    # Three late shifts are wanted. Seven early ones fit in nobody's minutes.
    assert likely_caps(tiny) == {Cap(amy, "L")}


def test_where_a_cap_is_broken_the_shift_is_offered_on_as_many_days_as_it_allows(tiny):
    withheld = rationed(tiny, plan(**(BEST | {"Amy": "-LLL---"})), Random(0))
    assert {(name, shift) for name, _, shift in withheld} == {("Amy", "L")}
    assert len(withheld) == tiny.days - 2
    assert len({day for _, day, _ in withheld} & {1, 2, 3}) == 1
    assert rationed(tiny, plan(**BEST), Random(0)) == frozenset()


def test_the_search_finds_the_best_plan_of_a_tiny_instance(tiny):
    assert search_plan(tiny, 0, rounds(5)).cost == TINY_OPTIMUM


def test_lines_chosen_together_are_the_best_plan_of_a_tiny_instance(tiny):
    chosen = choose_together(tiny, 0, rounds(10))
    assert chosen.found.cost == TINY_OPTIMUM
    assert 0 < chosen.bound <= TINY_OPTIMUM


def test_another_solver_mixes_lines_where_the_first_gives_up(tiny, monkeypatch):
    def give_up(solver):
        raise AttributeError

    monkeypatch.setattr(mathopt.IncrementalSolver, "solve", give_up)
    assert choose_together(tiny, 0, rounds(10)).found.cost == TINY_OPTIMUM


def test_a_cap_that_is_not_counted_is_kept_all_the_same(tiny, monkeypatch):
    monkeypatch.setattr(solving, "likely_caps", lambda _: frozenset())
    # Amy would be late three times. The two days left to her may be the wrong ones.
    assert search_plan(tiny, 0, rounds(5)).cost in (TINY_OPTIMUM, 106)


def test_the_same_seed_and_rounds_give_the_same_plan(tiny):
    assert search_plan(tiny, 1, rounds(3)) == search_plan(tiny, 1, rounds(3))


@pytest.mark.skipif(not DATA.exists(), reason=f"the public instances are not in {DATA}")
def test_the_search_finds_the_best_plan_of_the_smallest_public_instance():
    instance = read_instance(DATA / "Instance1.txt")
    found = search_plan(instance, 0, rounds(400))
    assert found.cost == best_known()["Instance1"].cost == 607


@pytest.mark.skipif(not DATA.exists(), reason=f"the public instances are not in {DATA}")
@pytest.mark.parametrize("name", ["Instance1", "Instance3"])
def test_lines_chosen_together_are_the_best_plan_of_public_instances(name):
    chosen = choose_together(read_instance(DATA / f"{name}.txt"), 0, rounds(30))
    assert chosen.found.cost == best_known()[name].cost
    assert chosen.bound <= chosen.found.cost
