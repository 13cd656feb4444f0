"""What hand edits do, planning the rest around them, and saving them as a plan of their own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import tiny_contract, tiny_scenario
from finished_plans import plan_of
from shifts import at, row, schedule, shift

from planner.errors import PlanFolderError, PlannerError
from planner.plan import Shift, audit, read_plan
from planner.plan.figures import PLAN
from planner.planning import Plan, build_plan, write_plan
from planner.scenario import Break, Horizon, Scenario
from planner.scenario.fingerprint import fingerprint
from planner.whatif.editing import (
    Add,
    Drop,
    Edit,
    Move,
    Pin,
    Resize,
    broken_at,
    edited,
    effect,
    planned_around,
    save_edited,
)

LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)
MONDAY_AT_8 = at("2027-03-01 08:00")
AT_NINE = Move("amy", MONDAY_AT_8, at("2027-03-01 09:00"))
AT_NOON = Move("amy", MONDAY_AT_8, at("2027-03-01 12:00"))


def with_lunch(**changes: Any) -> Scenario:
    """Eight-hour days that start at 08:00, 09:00 or 10:00, with an hour of lunch."""
    return tiny_scenario(contracts={"full-time": tiny_contract(breaks=(LUNCH,))}, **changes)


def monday(agent: str = "amy") -> Shift:
    """Monday from 08:00 to 16:00, lunch at 11:00."""
    return shift("2027-03-01 08:00", agent=agent, off=(("lunch", "11:00", 60),))


# --- what they do ------------------------------------------------------------------------


def test_the_effect_tells_who_gains_and_what_rules_break() -> None:
    # Ten contacts of five minutes an hour need agents; two more agent-hours come with two more
    # hours of Amy's shift, from 16:00 to 17:00 with the queue open and to 18:00 without.
    scenario = with_lunch()
    plan = plan_of(scenario, monday())
    now = edited(scenario, plan.schedule, [Resize("amy", MONDAY_AT_8, at("2027-03-01 18:00"))])
    found = effect(plan.score, plan.requirement, now)
    (queue,) = found.queues
    assert queue.more_hours == pytest.approx(1.0)
    assert queue.more_late < 0
    assert found.after.objective < found.before.objective
    assert [violation.rule for violation in found.violations] == ["length_is_one_of_the_contract"]


def test_a_rule_on_a_week_is_named_at_the_shift_that_was_edited() -> None:
    # Five days of eight hours, lunch left out of all, are forty; the sixth is too much.
    scenario = tiny_scenario()
    week = [shift(f"2027-03-0{day} 08:00") for day in range(1, 6)]
    before = schedule(scenario, *week)
    now = edited(scenario, before, [Add("amy", at("2027-03-06 08:00"), at("2027-03-06 16:00"))])
    broken = broken_at(scenario, before, now.schedule, audit(scenario, now.schedule))
    (saturday,) = broken
    assert saturday.date == date(2027, 3, 6)
    assert [violation.rule for violation in broken[saturday]] == [
        "weekly_hours_are_not_exceeded",
        "worked_days_per_week_are_not_exceeded",
    ]


def test_too_little_rest_is_named_at_the_edited_shift_though_the_next_one_suffers() -> None:
    scenario = tiny_scenario()
    days = [shift("2027-03-01 08:00"), shift("2027-03-02 08:00")]
    before = schedule(scenario, *days)
    now = edited(scenario, before, [Resize("amy", days[0].start, at("2027-03-01 23:00"))])
    broken = broken_at(scenario, before, now.schedule, audit(scenario, now.schedule))
    assert {one.date for one in broken} == {date(2027, 3, 1)}
    assert "9 h of rest" in " ".join(str(v) for found in broken.values() for v in found)


def test_rules_broken_without_any_edit_are_named_at_all_shifts_they_speak_of() -> None:
    scenario = tiny_scenario()
    before = schedule(scenario, *(shift(f"2027-03-0{day} 08:00") for day in range(1, 7)))
    broken = broken_at(scenario, before, before, audit(scenario, before))
    assert len(broken) == 6


# --- planning the rest around them -------------------------------------------------------


def test_the_rest_is_planned_around_what_was_edited() -> None:
    scenario = with_lunch()
    before = schedule(scenario, monday())
    now = edited(scenario, before, [Move("amy", MONDAY_AT_8, at("2027-03-01 10:00"))])
    around = planned_around(before, now)
    (pinned,), (moved,) = around.shifts, now.schedule.shifts
    assert (pinned.state, pinned.start, pinned.end) == ("pinned", moved.start, moved.end)
    plan = build_plan(around, iterations=3, start_from=now.schedule)
    assert moved in plan.schedule.shifts


def test_a_pinned_shift_stays_and_an_untouched_one_does_not_have_to() -> None:
    scenario = with_lunch()
    before = schedule(scenario, monday("amy"), monday("ben"))
    now = edited(scenario, before, [Pin("ben", MONDAY_AT_8)])
    assert [r.agent for r in planned_around(before, now).shifts] == ["ben"]


def test_a_dropped_shift_becomes_time_off_so_that_it_does_not_come_back() -> None:
    scenario = with_lunch()
    before = schedule(scenario, monday())
    now = edited(scenario, before, [Drop("amy", MONDAY_AT_8)])
    around = planned_around(before, now)
    (absence,) = around.time_off
    assert (absence.start, absence.end, absence.paid) == (monday().start, monday().end, False)
    plan = build_plan(around, iterations=3)
    assert not [s for s in plan.schedule.of("amy") if s.date == date(2027, 3, 1)]


def test_a_dropped_shift_that_was_added_again_is_no_time_off() -> None:
    scenario = with_lunch()
    before = schedule(scenario, monday())
    again = Add("amy", at("2027-03-01 10:00"), at("2027-03-01 18:00"))
    around = planned_around(before, edited(scenario, before, [Drop("amy", MONDAY_AT_8), again]))
    assert not around.time_off
    assert [r.start for r in around.shifts] == [at("2027-03-01 10:00")]


def test_an_edited_shift_takes_the_place_of_what_was_published_for_its_date() -> None:
    scenario = with_lunch(shifts=(row("2027-03-01 08:00"), row("2027-03-02 08:00")))
    tuesday = shift("2027-03-02 08:00", off=(("lunch", "12:00", 60),))
    before = schedule(scenario, monday(), tuesday)
    now = edited(scenario, before, [Move("amy", MONDAY_AT_8, at("2027-03-03 08:00"))])
    around = planned_around(before, now)
    assert [(r.date.day, r.state) for r in around.shifts] == [(2, "published"), (3, "pinned")]


def test_history_stays_and_its_dates_take_no_second_shift() -> None:
    # The horizon begins at midnight of Monday in New York, at 07:00 in Riga.
    horizon = Horizon(
        start=date(2027, 3, 1), days=7, time_zone="America/New_York", interval_minutes=60
    )
    scenario = with_lunch(horizon=horizon, shifts=(row("2027-03-01 02:00", hours=4),))
    before = schedule(scenario)
    tuesday = Add("amy", at("2027-03-02 08:00"), at("2027-03-02 16:00"))
    around = planned_around(before, edited(scenario, before, [tuesday]))
    assert [r.state for r in around.shifts] == ["published", "pinned"]
    same_day = Add("amy", MONDAY_AT_8, at("2027-03-01 16:00"))
    with pytest.raises(PlannerError, match="a second shift on Mon 2027-03-01"):
        planned_around(before, edited(scenario, before, [same_day]))


def test_two_edited_shifts_on_one_date_cannot_be_planned_around() -> None:
    scenario = with_lunch()
    before = schedule(scenario, monday())
    now = edited(scenario, before, [
        Add("amy", at("2027-03-02 08:00"), at("2027-03-02 12:00")),
        Add("amy", at("2027-03-02 13:00"), at("2027-03-02 17:00")),
    ])  # fmt: skip
    with pytest.raises(PlannerError, match="a second shift on Tue 2027-03-02"):
        planned_around(before, now)


# --- saving ------------------------------------------------------------------------------


def proven(scenario: Scenario) -> Plan:
    """A plan of Monday's shift that the search has proven something of."""
    plan = plan_of(scenario, monday())
    proof = replace(plan.provenance, lower_bound=1.0, late_contacts_bound=0.5, seed=3)
    return replace(plan, provenance=proof)


def saved(folder: Path, scenario: Scenario, edit: Edit) -> dict[str, Any]:
    """The figures of that plan after an edit, as it was saved for a scenario."""
    write_plan(folder / "origin", proven(with_lunch()))
    plan = plan_of(scenario, monday())
    now = edited(scenario, plan.schedule, [edit])
    worth = effect(plan.score, plan.requirement, now)
    save_edited(folder / "saved", folder / "origin", now, worth)
    assert read_plan(scenario, folder / "saved") == now.schedule
    return dict(json.loads((folder / "saved" / PLAN).read_text("utf-8")))


def test_what_is_proven_of_a_scenario_holds_for_its_edited_plans(tmp_path: Path) -> None:
    figures = saved(tmp_path, with_lunch(), AT_NINE)
    assert (figures["lower_bound"], figures["late_contacts_bound"], figures["seed"]) == (1, 0.5, 3)
    assert figures["input_sha256"] == fingerprint(with_lunch())
    assert ["edited by hand" in note for note in figures["notes"]] == [False, True]


def test_a_plan_that_breaks_rules_claims_no_bound_and_says_why(tmp_path: Path) -> None:
    # A shift may start at 08:00, 09:00 or 10:00, not at noon.
    figures = saved(tmp_path, with_lunch(), AT_NOON)
    assert (figures["lower_bound"], figures["late_contacts_bound"]) == (0, 0)
    assert figures["status"] == "feasible"
    assert "hard rules are broken 1 time" in figures["notes"][-1]


def test_a_plan_edited_for_other_inputs_claims_no_bound_and_says_why(tmp_path: Path) -> None:
    busier = with_lunch(name="Busier")
    figures = saved(tmp_path, busier, AT_NINE)
    assert (figures["lower_bound"], figures["late_contacts_bound"]) == (0, 0)
    assert figures["input_sha256"] == fingerprint(busier)
    assert "other inputs" in figures["notes"][-1]


def test_a_plan_whose_figures_cannot_be_read_is_not_saved_anew(tmp_path: Path) -> None:
    (tmp_path / PLAN).write_text('{"lower_bound": "much"}')
    plan = proven(with_lunch())
    now = edited(plan.scenario, plan.schedule, [AT_NINE])
    worth = effect(plan.score, plan.requirement, now)
    with pytest.raises(PlanFolderError, match="does not tell where the plan comes from"):
        save_edited(tmp_path / "saved", tmp_path, now, worth)
