"""The constraint model agrees with the search, with the audit, and with trying everything."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise, product

import pytest
from builders import even_forecast, tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from ortools.sat.python import cp_model
from small_rosters import any_scenario, few_starts, problem_of, starts

from planner import clock
from planner.plan import Schedule, Shift, audit
from planner.plan.schedule import Stretch, in_order, tile
from planner.plan.score import score
from planner.roster.answer import schedule_of
from planner.roster.model.cost import SolverSettings, solver
from planner.roster.model.exactly import ExactAnswer, solve_exactly
from planner.roster.model.last_word import ModelDisagrees, last_word
from planner.roster.model.model import LineModel
from planner.roster.model.pool import Line, every_day
from planner.roster.model.pool import Stretch as Days
from planner.roster.problem import FREE, RosterProblem
from planner.roster.proof.ascent import Ascent
from planner.roster.proof.bound import whole_objective
from planner.roster.search.search import Search
from planner.scenario import (
    Break,
    DaysPerWeek,
    Horizon,
    Objective,
    Premium,
    Scenario,
    ServiceLevel,
    Site,
    WeeklyHours,
    Wish,
)
from planner.staffing import required_agents

LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=240)


def short_week(days: int = 2, **changes: object) -> Scenario:
    """Monday and Tuesday for amy and ben, who start at 08:00 or 10:00 with a lunch."""
    horizon = Horizon(
        start=date(2027, 3, 1), days=days, time_zone="Europe/Riga", interval_minutes=60
    )
    contract = tiny_contract(starts=starts(8, 10), breaks=(LUNCH,), shift_minutes=(540,))
    fields = {"horizon": horizon, "contracts": {"full-time": contract}, **changes}
    return tiny_scenario(**fields)


def searched(problem: RosterProblem) -> Search:
    """A search after one round, its best plan in force."""
    search = Search(problem, 1)
    assert search.first_plan() is None
    search.round(0.0)
    search.finish()
    return search


def answered(problem: RosterProblem, seconds: float = 20.0) -> tuple[ExactAnswer, Search]:
    """The exact answer, from the first plan of a search on."""
    search = searched(problem)
    answer = solve_exactly(problem, search.sessions, search.state, seconds)
    assert answer is not None
    return answer, search


def days_to_choose(scenario: Scenario, agent: str) -> list[list[Shift | None]]:
    """Every way to spend each date, stated apart from the optimiser: free, or start and lunch."""
    zone, grid = scenario.zone_of(agent), scenario.grid
    contract = scenario.contract_of(agent)
    minutes = sorted(set().union(*(window.minutes_of_day() for window in contract.starts)))
    found: list[list[Shift | None]] = []
    for day in grid.dates(zone):
        ways: list[Shift | None] = [None]
        for minute, length in product(minutes, contract.shift_minutes):
            start = datetime.combine(day, time(minute // 60, minute % 60))
            begin = clock.recurring_instant(start, zone)
            end = begin + length * clock.MINUTE
            for lunches in product(*(range(b.earliest, b.latest + 1, 60) for b in contract.breaks)):
                breaks = [
                    Stretch(
                        begin + at * clock.MINUTE, begin + (at + b.minutes) * clock.MINUTE, b.name
                    )
                    for at, b in zip(lunches, contract.breaks, strict=True)
                ]
                if all(a.end <= b.start for a, b in pairwise(breaks)):
                    ways.append(Shift(agent, day, begin, end, tile(begin, end, breaks)))
        found.append(ways)
    return found


def best_of_all(scenario: Scenario) -> float:
    """The least objective of every schedule that the audit lets pass."""
    requirement = required_agents(scenario)
    days = [ways for agent in scenario.agents for ways in days_to_choose(scenario, agent)]
    best = float("inf")
    for chosen in product(*days):
        schedule = Schedule(in_order(scenario, [s for s in chosen if s]).shifts)
        if not audit(scenario, schedule):
            best = min(best, score(scenario, requirement, schedule).objective)
    return best


PREMIUM = Premium(name="early", from_=time(8), to=time(10), share=0.5)
EMAIL = tiny_queue(channel="email", service_level=ServiceLevel(share=0.9, within_hours=4))
PAID = {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10.0)}

CASES = {
    "voice alone": {},
    "someone present": {"queues": {"en-voice": tiny_queue(min_agents=2)}},
    "pay, premiums and a wish": {
        "sites": PAID,
        "contracts": {
            "full-time": tiny_contract(
                starts=starts(8, 10), breaks=(LUNCH,), shift_minutes=(540,), premiums=(PREMIUM,)
            )
        },
        "preferences": (Wish(agent="amy", wish="off", weekdays=("tue",), weight=9),),
    },
    "nights to share": {
        "contracts": {"full-time": tiny_contract(starts=starts(9, 20), shift_minutes=(540,))},
        "queues": {"en-voice": tiny_queue(opening_hours=None)},
        "objective": Objective(unfairness=3.0),
    },
    "starts spread": {
        "contracts": {
            "full-time": tiny_contract(
                starts=starts(8, 10), shift_minutes=(540,), max_start_spread_minutes=60
            )
        },
        "objective": Objective(start_spread_hour=0.7),
    },
    "shared skills": {
        "queues": {"en-voice": tiny_queue(), "en-chat": tiny_queue(channel="chat", concurrency=2)},
        "agents": {
            "amy": tiny_agent("amy", channels=frozenset({"voice"})),
            "ben": tiny_agent("ben"),
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("changes", CASES.values(), ids=CASES.keys())
def test_the_model_finds_the_best_of_all_schedules(changes: dict[str, object]) -> None:
    scenario = short_week(**changes)
    answer, _ = answered(problem_of(scenario))
    assert answer.optimal
    assert answer.plan is not None
    assert answer.objective == pytest.approx(best_of_all(scenario), rel=1e-6, abs=1e-6)


def test_breaks_whose_windows_overlap_are_placed_at_their_best() -> None:
    # Two breaks within the same hours: one agent, one day, every pair of places is tried.
    tea = Break(name="tea", minutes=60, paid=True, earliest=240, latest=300)
    contract = tiny_contract(starts=starts(8, 10), breaks=(LUNCH, tea), shift_minutes=(540,))
    scenario = short_week(1, contracts={"full-time": contract})
    answer, _ = answered(problem_of(scenario))
    assert answer.plan is not None
    assert answer.objective == pytest.approx(best_of_all(scenario), rel=1e-6)


def test_email_waits_for_its_best_hour() -> None:
    # Amounts of work are whole ten-thousandths of an agent's interval.
    scenario = short_week(queues={"en-voice": tiny_queue(), "en-email": EMAIL})
    answer, _ = answered(problem_of(scenario), 4.0)
    assert answer.plan is not None
    assert answer.objective == pytest.approx(best_of_all(scenario), rel=1e-3)


# --- rules ------------------------------------------------------------------------------

RULES = {
    "weekly hours": {"weekly_hours": WeeklyHours(max=24)},
    "days per week": {"days_per_week": DaysPerWeek(max=3), "weekly_hours": WeeklyHours(max=80)},
    "consecutive days": {"max_consecutive_days": 2},
    "consecutive days off": {"min_consecutive_days_off": 2},
    "weekends off": {"weekends_off": 4},
    "nights": {"max_night_shifts_per_week": 1, "starts": starts(21, 22), "shift_minutes": (480,)},
}


def allowed(problem: RosterProblem, choices: tuple[int, ...]) -> bool:
    """Whether the model has a solution with these choices on the agent's rows."""
    line = Line(choices, ((),) * len(choices))
    made = LineModel(problem, (Days(0, 0, len(choices), (line,)),))
    return solver(SolverSettings(10)).solve(made.model) == cp_model.OPTIMAL


def schedule_from(scenario: Scenario, problem: RosterProblem, choices: tuple[int, ...]) -> Schedule:
    """The schedule of an agent whose shifts have no breaks."""
    shifts = []
    for day, choice in zip(problem.people[0].dates, choices, strict=True):
        if choice != FREE:
            offer = problem.lines.offers[choice]
            begin, end = (
                scenario.grid.start + timedelta(minutes=int(offer[m])) for m in ("begin", "finish")
            )
            shifts.append(Shift("amy", day, begin, end, tile(begin, end, [])))
    return in_order(scenario, shifts)


def one_agent(days: int = 7, **contract: object) -> Scenario:
    """Amy alone; hardly any demand, so that models are tiny."""
    horizon = Horizon(
        start=date(2027, 3, 1), days=days, time_zone="Europe/Riga", interval_minutes=60
    )
    queues = {"en-voice": tiny_queue()}
    fields = {"starts": starts(8, 9), "weekly_hours": WeeklyHours(max=60), **contract}
    return tiny_scenario(
        horizon=horizon,
        queues=queues,
        forecast=even_forecast(horizon, queues, 0.0),
        agents={"amy": tiny_agent("amy")},
        contracts={"full-time": tiny_contract(**fields)},
    )


@pytest.mark.parametrize("contract", RULES.values(), ids=RULES.keys())
def test_model_and_audit_agree_on_every_set_of_worked_days(contract: dict[str, object]) -> None:
    scenario = one_agent(**contract)
    problem = problem_of(scenario)
    verdicts = set()
    for worked in product((False, True), repeat=7):
        first = problem.lines.rows["offer_first"].tolist()
        choices = tuple(o if w else FREE for o, w in zip(first, worked, strict=True))
        legal = not audit(scenario, schedule_from(scenario, problem, choices))
        assert allowed(problem, choices) == legal, worked
        verdicts.add(legal)
    assert verdicts == {True, False}


@pytest.mark.parametrize("rest", [11, 40], ids=["into the next day", "into the second day"])
def test_model_and_audit_agree_on_every_row_of_shifts_with_rest(rest: int) -> None:
    scenario = one_agent(4, starts=starts(7, 15), min_rest_hours=float(rest))
    problem = problem_of(scenario)
    ways = [(FREE, *range(r["offer_first"], r["offer_last"])) for r in problem.lines.rows]
    for choices in product(*ways):
        legal = not audit(scenario, schedule_from(scenario, problem, choices))
        # A rest that reaches into the second date keeps all of that date free.
        assert allowed(problem, choices) <= legal, choices
        assert rest > 24 or allowed(problem, choices) == legal, choices


# --- search, bound, score ---------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_last_word_agrees_with_the_search(seed: int) -> None:
    problem = problem_of(any_scenario(seed))
    search = Search(problem, seed)
    if search.first_plan() is not None:
        pytest.skip("the rows drawn contradict the rules")
    search.round(0.5)
    verdict = last_word(problem, search.state, search.full_cost())
    assert verdict.objective == pytest.approx(search.full_cost(), rel=1e-6, abs=1e-5)


def test_the_last_word_objects_to_a_wrong_cost() -> None:
    search = searched(problem_of(short_week()))
    with pytest.raises(ModelDisagrees, match="the search says"):
        last_word(search.problem, search.state, search.full_cost() + 0.01)


def test_the_last_word_objects_to_a_broken_rule() -> None:
    # Six shifts of eight hours against a maximum of 40 hours.
    search = searched(problem_of(tiny_scenario()))
    lines = search.problem.lines
    search.state.rows["choice"][:6] = lines.rows["offer_first"][:6]
    with pytest.raises(ModelDisagrees, match="breaks the model"):
        last_word(search.problem, search.state, search.full_cost())


@pytest.mark.parametrize("seed", range(28))
def test_neither_bound_passes_the_best_plan_and_the_score_agrees(seed: int) -> None:
    scenario = few_starts(any_scenario(seed, days=3, agents=2))
    problem = problem_of(scenario)
    search = Search(problem, seed)
    if every_day(problem, 150) is None or search.first_plan() is not None:
        pytest.skip("too many lines to try all, or none at all")
    ascent = Ascent(problem, whole_objective(problem))
    for _ in range(9):
        ascent.step()
    answer = solve_exactly(problem, search.sessions, search.state, 2.0)
    assert answer is not None
    assert answer.plan is not None
    assert ascent.best <= answer.objective + 1e-6 * max(1.0, answer.objective)
    assert answer.proven_bound <= answer.objective
    search.restore(answer.plan)
    schedule = schedule_of(scenario, problem, search.state)
    assert not audit(scenario, schedule)
    assert search.full_cost() <= answer.objective * (1 + 1e-6) + 1e-5
    if answer.optimal:
        # Out of time, what follows from the lines need not be at its least in the model.
        assert search.full_cost() == pytest.approx(answer.objective, rel=1e-6, abs=1e-5)
        judged = score(scenario, required_agents(scenario), schedule).objective
        assert judged == pytest.approx(answer.objective, rel=1e-3, abs=1e-3)


def test_too_large_a_problem_is_left_to_the_search() -> None:
    search = searched(problem_of(tiny_scenario()))
    # Two agents, seven days, three starts or none: 56 ways.
    assert solve_exactly(search.problem, search.sessions, search.state, 1.0, most_lines=55) is None
    assert solve_exactly(search.problem, search.sessions, search.state, 9.0, most_lines=56)


def test_the_options_reach_the_solver() -> None:
    # Least of x + y with x + y >= 1: with no time at all nothing is found out.
    model = cp_model.CpModel()
    x, y = model.new_bool_var("x"), model.new_bool_var("y")
    model.add(x + y >= 1)
    model.minimize(x + y)
    assert solver(SolverSettings(seconds=0.0)).solve(model) == cp_model.UNKNOWN
    assert solver(SolverSettings(seconds=10.0)).solve(model) == cp_model.OPTIMAL
