"""The audit: every hard rule, one after the other.

Nothing here is shared with the optimiser, nor with the plan's own figures: each rule is
stated again, in the simplest way, on instants and dates.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeAlias

from planner.plan.audit.absence import (
    no_shift_overlaps_time_off,
    no_shift_starts_on_a_holiday_off,
    shift_lies_within_availability,
    shift_lies_within_employment,
)
from planner.plan.audit.activities import (
    activities_are_known,
    activities_are_not_held_too_often,
    activities_keep_their_time_and_length,
    who_meets_meets_at_once,
)
from planner.plan.audit.breaks import (
    breaks_keep_their_windows,
    every_break_that_fits_is_taken_once,
)
from planner.plan.audit.case import Case
from planner.plan.audit.person import Person
from planner.plan.audit.pins import pinned_activities_are_kept, pinned_shifts_are_kept
from planner.plan.audit.rhythm import (
    consecutive_days_are_not_exceeded,
    enough_weekends_are_off,
    free_days_come_together,
    one_shift_starts_on_a_date,
    rest_between_shifts_is_kept,
    shifts_do_not_overlap,
)
from planner.plan.audit.shape import (
    breaks_and_activities_lie_on_the_grid,
    length_is_one_of_the_contract,
    shift_belongs_to_the_date_of_its_start,
    shift_starts_inside_the_horizon,
    start_is_one_of_the_contract,
    stretches_tile_the_shift,
)
from planner.plan.audit.violation import Violation
from planner.plan.audit.weeks import (
    night_shifts_per_week_are_not_exceeded,
    weekly_hours_are_not_exceeded,
    worked_days_per_week_are_not_exceeded,
)
from planner.plan.schedule import Schedule, Shift
from planner.scenario import Scenario

Rule: TypeAlias = Callable[[Case], Iterator[Violation]]

RULES_OF_A_SHIFT: tuple[Rule, ...] = (
    shift_starts_inside_the_horizon,
    shift_belongs_to_the_date_of_its_start,
    stretches_tile_the_shift,
    breaks_and_activities_lie_on_the_grid,
    start_is_one_of_the_contract,
    length_is_one_of_the_contract,
    every_break_that_fits_is_taken_once,
    breaks_keep_their_windows,
    activities_are_known,
    activities_keep_their_time_and_length,
    shift_lies_within_employment,
    shift_lies_within_availability,
    no_shift_overlaps_time_off,
    no_shift_starts_on_a_holiday_off,
)
"""What each shift must keep, whatever else is worked."""

RULES_OF_A_LINE: tuple[Rule, ...] = (
    pinned_shifts_are_kept,
    pinned_activities_are_kept,
    activities_are_not_held_too_often,
    one_shift_starts_on_a_date,
    shifts_do_not_overlap,
    rest_between_shifts_is_kept,
    weekly_hours_are_not_exceeded,
    worked_days_per_week_are_not_exceeded,
    night_shifts_per_week_are_not_exceeded,
    consecutive_days_are_not_exceeded,
    free_days_come_together,
    enough_weekends_are_off,
)
"""What all shifts of an agent must keep together."""

RULES = (*RULES_OF_A_SHIFT, *RULES_OF_A_LINE)


def audit(scenario: Scenario, schedule: Schedule) -> tuple[Violation, ...]:
    """Every hard rule that a schedule breaks, by agent in the scenario's order, then by rule."""
    return (
        *agents_are_known(scenario, schedule),
        *(
            violation
            for agent in scenario.agents
            for violation in _broken(Case.of(Person(scenario, agent), schedule.of(agent)), RULES)
        ),
        *who_meets_meets_at_once(scenario, schedule),
    )


def broken_together(case: Case) -> list[Violation]:
    """The rules that an agent's shifts break together, whatever each does by itself."""
    return list(_broken(case, RULES_OF_A_LINE))


def broken_alone(person: Person, shift: Shift) -> list[Violation]:
    """The rules that a shift breaks, whatever else its agent works."""
    return list(_broken(Case.of(person, (shift,)), RULES_OF_A_SHIFT))


def objections(beside: Case, shift: Shift, already: Collection[Violation] = ()) -> list[Violation]:
    """The rules that stand against a shift beside the other planned shifts of its agent.

    What those `already` break together is no objection.
    """
    together = broken_together(beside.and_also(shift))
    return [
        *broken_alone(beside.person, shift),
        *(violation for violation in together if violation not in already),
    ]


def _broken(case: Case, rules: Sequence[Rule]) -> Iterator[Violation]:
    for rule in rules:
        yield from rule(case)


def agents_are_known(scenario: Scenario, schedule: Schedule) -> Iterator[Violation]:
    """Every shift belongs to an agent of the scenario."""
    for agent, shifts in schedule.by_agent.items():
        if agent not in scenario.agents:
            yield Violation(
                "agents_are_known",
                agent,
                shifts[0].start,
                f"{agent}: no such agent in the scenario, but {len(shifts)} planned shifts",
            )
