"""Each rule is said twice, once to the optimiser, once to the audit: their verdicts agree."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

import pytest
from small_rosters import any_scenario, problem_of

from planner import clock
from planner.plan import Shift, Stretch, audit, in_order
from planner.plan.schedule import tile
from planner.roster.building.offers import Shapes, contract_offers
from planner.roster.problem import FREE, RosterProblem
from planner.roster.search.search import Search
from planner.roster.search.state import keeps_rules
from planner.scenario import Scenario

Hours = tuple[datetime, datetime]
Week = dict[date, Hours]


def as_shift(scenario: Scenario, day: date, hours: Hours) -> Shift:
    """Amy's shift, every break as early as it may be."""
    start, end = hours
    breaks, free_from = [], start
    elapsed = round((end - start) / clock.MINUTE)
    contract = scenario.contract_of("amy")
    for due in sorted(contract.breaks_in(elapsed), key=lambda b: b.earliest):
        begin = max(start + due.earliest * clock.MINUTE, free_from)
        free_from = begin + due.minutes * clock.MINUTE
        breaks.append(Stretch(begin, free_from, due.name))
    return Shift("amy", day, start, end, tile(start, end, breaks))


def shifts_to_try(scenario: Scenario) -> list[tuple[date, Hours]]:
    """Every shift of the contract, permitted to amy or not, and her own rows."""
    site = scenario.agents["amy"].site
    offers = contract_offers(scenario, site, scenario.contract_of("amy"), Shapes())
    minute, start = clock.MINUTE, scenario.grid.start
    found = [
        (date.fromordinal(day), (start + begin * minute, start + finish * minute))
        for day, begin, finish in zip(
            offers.day.tolist(), offers.begin.tolist(), offers.finish.tolist(), strict=True
        )
    ]
    own = [(s.date, (s.start, s.end)) for s in scenario.shifts if s.start >= start]
    return found + own


def optimiser_allows(
    scenario: Scenario, problem: RosterProblem, search: Search, week: Week
) -> bool:
    """Whether every shift is among amy's offers, and her line keeps the counting rules and rest."""
    person, rows = problem.people[0], problem.rows_of(0)
    if set(week) - set(person.dates):
        return False
    for row, day in zip(rows, person.dates, strict=True):
        search.state.rows["choice"][row] = FREE
        if day in week:
            found = _offer(scenario, problem, row, week[day])
            if found is None:
                return False
            search.state.rows["choice"][row] = found
    return bool(keeps_rules(problem.lines, search.state, 0))


def _offer(scenario: Scenario, problem: RosterProblem, row: int, hours: Hours) -> int | None:
    begin, finish = (scenario.grid.minutes(instant) for instant in hours)
    day = problem.lines.rows[row]
    for offer in range(day["offer_first"], day["offer_last"]):
        shift = problem.lines.offers[offer]
        if (shift["begin"], shift["finish"]) == (begin, finish):
            return offer
    return None


def first_week(scenario: Scenario, problem: RosterProblem, search: Search) -> Week:
    """Amy's shifts in the first plan."""
    week, start = {}, scenario.grid.start
    for row, day in zip(problem.rows_of(0), problem.people[0].dates, strict=True):
        choice = search.state.rows["choice"][row]
        if choice != FREE:
            shift = problem.lines.offers[choice]
            week[day] = (
                start + timedelta(minutes=int(shift["begin"])),
                start + timedelta(minutes=int(shift["finish"])),
            )
    return week


def rests_long(scenario: Scenario) -> bool:
    """Whether rest can reach into the second date: the optimiser then keeps all of it free.

    So it may forbid a late start there that the audit allows; never the other way round.
    """
    return scenario.contract_of("amy").min_rest_hours > 24


@pytest.mark.parametrize("seed", range(60))
def test_optimiser_and_audit_allow_the_same_weeks(seed: int) -> None:
    draw = Random(seed)
    scenario = any_scenario(seed, days=draw.choice([5, 8, 11]), agents=1)
    problem = problem_of(scenario)
    search = Search(problem, seed)
    possible = search.first_plan() is None
    week = first_week(scenario, problem, search) if possible else {}
    to_try = shifts_to_try(scenario)
    for _ in range(60):
        changed = dict(week)
        for _ in range(draw.choice([1, 1, 2, 3])):
            day, hours = draw.choice(to_try)
            if draw.random() < 0.3:
                changed.pop(draw.choice(sorted(changed)) if changed else day, None)
            else:
                changed[day] = hours
        allowed = optimiser_allows(scenario, problem, search, changed)
        shifts = [as_shift(scenario, day, hours) for day, hours in changed.items()]
        violations = audit(scenario, in_order(scenario, shifts))
        assert not (allowed and violations), (changed, violations)
        assert allowed or violations or rests_long(scenario), changed
        assert possible or not allowed
        if allowed and draw.random() < 0.5:
            week = changed
