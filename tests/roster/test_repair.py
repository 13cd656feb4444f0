"""Repairs of a plan in force: few changes, never of a pinned shift, each worth its price."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from small_rosters import planned

from planner import clock
from planner.plan import Schedule, audit
from planner.plan.schedule import with_listed_stretches
from planner.roster.answer import schedule_of
from planner.roster.repair import Repairs, repairs
from planner.scenario import PublishedShift, Scenario, TimeOff
from planner.staffing import required_agents

Days = dict[tuple[str, date], tuple[object, object]]


def days(schedule: Schedule) -> Days:
    return {(s.agent, s.date): (s.start, s.end) for s in schedule.shifts}


def changed(one: Schedule, other: Schedule) -> int:
    """How many agents' days have another shift."""
    was, now = days(one), days(other)
    return sum(was.get(day) != now.get(day) for day in {*was, *now})


def repaired(scenario: Scenario, plan: Schedule) -> Repairs:
    return repairs(
        scenario, required_agents(scenario), plan, (0, 1, 2, 5, 10),
        time_limit=None, iterations=8, seed=0, workers=1,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_every_repair_keeps_the_rules_and_counts_its_changes(seed: int) -> None:
    scenario, search = planned(seed)
    plan = schedule_of(scenario, search.problem, search.state)
    found = repaired(scenario, plan)
    assert found.best[0].changes == 0
    for repair in found.best:
        assert not audit(scenario, repair.schedule)
        assert changed(found.best[0].schedule, repair.schedule) == repair.changes
        assert found.lower_bound <= repair.objective + 1e-6 * max(1.0, repair.objective)


@pytest.mark.parametrize("seed", range(12))
def test_more_changes_are_only_told_where_they_win_something(seed: int) -> None:
    scenario, search = planned(seed)
    found = repaired(scenario, schedule_of(scenario, search.problem, search.state))
    costs = [repair.objective for repair in found.best]
    counts = [repair.changes for repair in found.best]
    assert costs == sorted(costs, reverse=True)
    assert counts == sorted(set(counts))


@pytest.mark.parametrize("seed", range(12))
def test_a_pinned_shift_never_moves(seed: int) -> None:
    scenario, search = planned(seed)
    plan = schedule_of(scenario, search.problem, search.state)
    pins = {
        (row.agent, row.date): (row.start, row.end)
        for row in scenario.shifts
        if row.state == "pinned" and scenario.grid.start <= row.start < scenario.grid.end
    }
    for repair in repaired(scenario, plan).best:
        assert pins.items() <= days(repair.schedule).items()


def nine_to_five(day: date, zone: str) -> PublishedShift:
    start = clock.recurring_instant(datetime.combine(day, time(9)), zone)
    return PublishedShift(
        agent="amy", date=day, start=start, end=start + timedelta(hours=8),
        state="published", activities=(),
    )  # fmt: skip


def test_one_sick_day_is_taken_over_by_the_one_who_is_free() -> None:
    # Amy and Ben may each work five days; Amy works alone from Monday to Friday. When she is ill
    # on Monday nobody is there, and no single change wins as much as Ben's Monday.
    two = {"amy": tiny_agent("amy"), "ben": tiny_agent("ben")}
    scenario = tiny_scenario(agents=two, queues={"en-voice": tiny_queue(min_agents=1)})
    zone, monday = "Europe/Riga", scenario.horizon.start
    rows = tuple(nine_to_five(monday + timedelta(days=d), zone) for d in range(5))
    plan = Schedule(tuple(with_listed_stretches(row) for row in rows))
    away = TimeOff(
        agent="amy", kind="sick", paid=True, first_date=monday, last_date=monday,
        start=clock.day_start(monday, zone), end=clock.day_start(monday + clock.DAY, zone),
    )  # fmt: skip
    ill = scenario.model_copy(update={"time_off": (away,), "shifts": rows[1:]})
    found = repaired(ill, plan)
    assert days(found.best[0].schedule) == dict(list(days(plan).items())[1:])
    assert [repair.changes for repair in found.best[:2]] == [0, 1]
    new = set(days(found.best[1].schedule)) - set(days(plan))
    assert new == {("ben", monday)}
