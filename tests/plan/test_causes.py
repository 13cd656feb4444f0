"""Why gaps are there: who could fill them, and what keeps each of those from it."""

from __future__ import annotations

from datetime import time
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from covered_days import covered, emails, one_day
from shifts import days_off, row, shift

from planner.plan import Coverage, gaps
from planner.plan.audit import audit
from planner.plan.causes import How, Kind, Standing
from planner.plan.schedule import Schedule
from planner.planning import Plan, build_plan
from planner.scenario import (
    Availability,
    Break,
    LocalWindow,
    OpeningHours,
    Proficiency,
    Scenario,
    ServiceLevel,
    StartWindow,
    WeeklyHours,
    read_scenario,
)

ROOT = Path(__file__).parents[2]
# Auditing every agent of five hundred in every gap takes minutes.
TOO_LARGE = "global_500"
SCENARIOS = sorted(
    path.parent for path in ROOT.glob("scenarios/*/scenario.toml") if path.parent.name != TOO_LARGE
)


def hours(**windows: str) -> OpeningHours:
    """`hours(sat="09:00-17:00")`."""
    return OpeningHours(
        weekdays={
            day: (LocalWindow(opens=time.fromisoformat(w[:5]), closes=time.fromisoformat(w[6:])),)
            for day, w in windows.items()
        }
    )


def alone(opens: OpeningHours, **changes) -> Scenario:
    """Amy alone, for a line that is open at these hours of the week from 1 March."""
    changes = {"agents": {"amy": tiny_agent()}, **changes}
    return tiny_scenario(queues={"en-voice": tiny_queue(opening_hours=opens)}, **changes)


def workdays(count: int) -> list:
    """Shifts from 09:00 to 17:00 on the days from Monday 1 March."""
    return [shift(f"2027-03-0{day} 09:00") for day in range(1, count + 1)]


def the_standing(coverage: Coverage) -> Standing:
    """Amy's towards the only gap."""
    (gap,) = gaps(coverage)
    (standing,) = gap.cause.standings
    return standing


SATURDAY = hours(sat="09:00-17:00")


def test_who_has_worked_the_weeks_hours_and_days_is_stopped_by_both():
    # Five days of eight hours are the contract's 40 hours and 5 days.
    coverage = covered(alone(SATURDAY), *workdays(5))
    (gap,) = gaps(coverage)
    assert gap.cause.kind is Kind.RULES
    assert str(gap.cause) == "rules: weekly hours and days a week: Amy"


def test_a_contract_of_fewer_hours_stops_by_hours_alone():
    contract = tiny_contract(weekly_hours=WeeklyHours(max=36))
    coverage = covered(alone(SATURDAY, contracts={"full-time": contract}), *workdays(4))
    assert the_standing(coverage).rules == ("weekly_hours_are_not_exceeded",)


def test_rest_after_a_late_shift_stops_an_early_one():
    # Until 02:00 on Tuesday; eleven hours later it is 13:00, and the line closes at noon.
    starts = (StartWindow(from_=time(6), to=time(18), every_minutes=60),)
    scenario = alone(
        hours(tue="06:00-12:00"), contracts={"full-time": tiny_contract(starts=starts)}
    )
    coverage = covered(scenario, shift("2027-03-01 18:00"))
    assert the_standing(coverage).rules == ("rest_between_shifts_is_kept",)


def test_hours_that_no_shift_of_the_contract_reaches_are_told_as_start_times():
    # Shifts start at 08:00, 09:00 or 10:00 and last eight hours: until 18:00.
    coverage = covered(alone(hours(mon="19:00-22:00")))
    standing = the_standing(coverage)
    assert (standing.how, standing.rules) == (How.STOPPED, ("start_is_one_of_the_contract",))


def test_a_pinned_shift_keeps_its_hours():
    pinned = row("2027-03-01 12:00", 8, "pinned")
    scenario = alone(hours(mon="09:00-12:00"), shifts=(pinned,))
    coverage = covered(scenario, shift("2027-03-01 12:00"))
    assert the_standing(coverage).rules == ("pinned_shifts_are_kept",)


def test_time_off_and_availability_are_told_for_those_who_are_away():
    away = Availability(agent="ben", weekdays=("tue",), from_=time(8), to=time(18))
    scenario = one_day(time_off=(days_off("2027-03-01", "2027-03-01"),), availability=(away,))
    (gap,) = gaps(covered(scenario))
    assert str(gap.cause) == "nobody is available: time off: Amy; availability: Ben"


def test_a_shift_that_does_not_fit_in_availability_is_no_way_to_come():
    # Amy can be there from 09:00 to 13:00, and her contract knows eight hours alone.
    mornings = Availability(agent="amy", weekdays=("mon",), from_=time(9), to=time(13))
    coverage = covered(alone(hours(mon="09:00-17:00"), availability=(mornings,)))
    standing = the_standing(coverage)
    assert (standing.how, standing.rules) == (How.AWAY, ("shift_lies_within_availability",))


def test_who_is_off_that_day_and_may_work_is_free():
    (gap,) = gaps(covered(alone(SATURDAY)))
    assert gap.cause.kind is Kind.COULD_BE_COVERED
    assert gap.cause.particulars[0].startswith("free: Amy (Sat 6 March 09:00-17:00: about ")


def test_a_shift_for_a_few_calls_is_not_worth_its_pay():
    # Eight hours at the mean rate are worth 8 x 0.2 = 1.6 late contacts; eight calls of which
    # the target tolerates a fifth cannot make that many late once each is one tenth of a call.
    scenario = alone(SATURDAY)
    sites = {"riga": scenario.sites["riga"].model_copy(update={"hourly_rate": 10.0})}
    few = tuple(r.model_copy(update={"volume": 0.1}) for r in scenario.forecast)
    scenario = scenario.model_copy(update={"sites": sites, "forecast": few})
    (gap,) = gaps(covered(scenario))
    assert gap.cause.kind is Kind.NOT_WORTH_A_SHIFT
    assert "for pay worth 1.6" in str(gap.cause)


def test_who_works_other_hours_of_the_day_would_have_to_give_them_up():
    coverage = covered(alone(hours(mon="08:00-10:00")), shift("2027-03-01 10:00"))
    (gap,) = gaps(coverage)
    assert gap.cause.kind is Kind.WORTH_MORE_ELSEWHERE
    assert gap.cause.particulars == (
        "would have to give up other hours: Amy (Mon 1 March 10:00-18:00)",
    )


def test_a_lunch_break_at_the_wrong_time_is_told():
    lunch = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=240)
    scenario = alone(
        hours(mon="12:00-13:00"), contracts={"full-time": tiny_contract(breaks=(lunch,))}
    )
    coverage = covered(scenario, shift("2027-03-01 09:00", off=(("lunch", "12:00", 60),)))
    (gap,) = gaps(coverage)
    assert str(gap.cause) == (
        "capacity was worth more elsewhere: on a break or in an activity: Amy"
    )


def test_messages_that_no_open_hour_can_answer_are_told_as_closed():
    # Open from 09:00 to 10:00. Twenty messages at 20:00 wait for a tomorrow that the horizon of
    # one day does not hold; half of what arrives in a service window may wait at no loss.
    scenario = emails({20: 20.0})
    queue = scenario.queues["mail"].model_copy(
        update={
            "opening_hours": hours(mon="09:00-10:00"),
            "service_level": ServiceLevel(share=0.9, within_hours=1),
        }
    )
    coverage = covered(scenario.model_copy(update={"queues": {"mail": queue}}))
    (gap,) = gaps(coverage)
    assert gap.cause.kind is Kind.CLOSED


def test_each_agent_is_named_with_what_a_queue_asks_for():
    silent = {"en": Proficiency(spoken=None, written="C1")}
    scenario = one_day(agents={"amy": tiny_agent(languages=silent)})
    (gap,) = gaps(covered(scenario))
    assert str(gap.cause) == "nobody has the skill: it takes voice and en at B2"


def test_the_manual_tells_what_each_kind_of_cause_means():
    manual = (ROOT / "docs" / "plan-format.md").read_text("utf-8")
    assert not [kind for kind in Kind if f"| `{kind}` |" not in manual]


# --- on the shipped scenarios --------------------------------------------------------------


@lru_cache
def planned(folder: Path) -> Plan:
    return build_plan(read_scenario(folder), iterations=3)


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_the_audit_says_of_whole_plans_what_the_causes_say_of_each_agent(folder: Path) -> None:
    """Add the shift that a standing names, in place of the one it names: the audit agrees."""
    plan = planned(folder)
    random = np.random.default_rng(1)
    tried = [s for gap in plan.score.gaps for s in gap.cause.standings if s.shift is not None]
    for number in random.choice(len(tried), size=min(6, len(tried)), replace=False):
        standing = tried[number]
        if standing.rules == ("pinned_shifts_are_kept",):
            continue
        others = [s for s in plan.schedule.shifts if s != standing.instead_of]
        found = audit(plan.scenario, Schedule((*others, standing.shift)))
        rules = {v.rule for v in found if v.agent == standing.agent}
        assert rules == set(standing.rules), standing


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_every_gap_has_a_cause_and_everybody_who_may_serve_it_a_standing(folder: Path) -> None:
    plan = planned(folder)
    for gap in plan.score.gaps:
        able = [a for a in plan.scenario.agents if gap.queue in plan.scenario.queues_of(a)]
        if gap.cause.kind not in {Kind.NO_SKILL, Kind.CLOSED, Kind.SHARED}:
            assert [s.agent for s in gap.cause.standings] == able
            assert gap.cause.particulars
