"""Hand edits on a tiny team: eight-hour days in Riga that may start at 08:00, 09:00 or 10:00.

A shift takes an hour of unpaid lunch three to five hours after its start, on a grid of hours.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import at, row, schedule, shift

from planner.errors import PlannerError
from planner.plan import Schedule, Shift, audit
from planner.scenario import Activity, Break, Horizon, Rules, Scenario
from planner.whatif.editing import (
    Add,
    Drop,
    Edit,
    Edited,
    Move,
    Pin,
    Resize,
    Swap,
    edited,
)

LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)
MONDAY_AT_8 = at("2027-03-01 08:00")


def with_lunch(**changes: Any) -> Scenario:
    contracts = {"full-time": tiny_contract(shift_minutes=(480,), breaks=(LUNCH,))}
    return tiny_scenario(**{"contracts": contracts, **changes})


def monday(agent: str = "amy", lunch: str = "11:00") -> Shift:
    """Monday from 08:00 to 16:00."""
    return shift("2027-03-01 08:00", agent=agent, off=(("lunch", lunch, 60),))


def after(scenario: Scenario, shifts: tuple[Shift, ...], *edits: Edit) -> Edited:
    return edited(scenario, schedule(scenario, *shifts), edits)


def only(now: Edited) -> Shift:
    (one,) = now.schedule.shifts
    return one


def held(one: Shift) -> list[tuple[str, str]]:
    """What a shift holds beside the queue: name, and local start in Riga."""
    return [(s.activity, f"{s.start + timedelta(hours=2):%H:%M}") for s in one.off_queue()]


# --- one shift ---------------------------------------------------------------------------


def test_a_moved_shift_keeps_its_length_and_its_breaks_move_along() -> None:
    now = after(with_lunch(), (monday(),), Move("amy", MONDAY_AT_8, at("2027-03-01 10:00")))
    assert (only(now).start, only(now).end) == (at("2027-03-01 10:00"), at("2027-03-01 18:00"))
    assert held(only(now)) == [("lunch", "13:00")]
    assert now.told == ((),)
    assert not audit(now.scenario, now.schedule)


def test_a_shift_moved_to_another_day_belongs_to_that_date() -> None:
    now = after(with_lunch(), (monday(),), Move("amy", MONDAY_AT_8, at("2027-03-02 09:00")))
    assert only(now).date == date(2027, 3, 2)


def test_a_lunch_that_no_longer_fits_is_placed_anew_and_told() -> None:
    # Lunch was five hours in, at 13:00; a shift of five hours ends then, so that 12:00 is left.
    late = monday(lunch="13:00")
    now = after(with_lunch(), (late,), Resize("amy", MONDAY_AT_8, at("2027-03-01 13:00")))
    assert held(only(now)) == [("lunch", "12:00")]
    assert now.told == (("Amy, Mon 2027-03-01 08:00: lunch is placed anew, at 12:00",),)


def test_a_shift_too_short_for_lunch_has_none() -> None:
    now = after(with_lunch(), (monday(),), Resize("amy", MONDAY_AT_8, at("2027-03-01 11:00")))
    assert held(only(now)) == []
    assert now.told == (("Amy, Mon 2027-03-01 08:00: lunch falls away",),)


def test_a_shift_that_becomes_long_enough_for_lunch_takes_one() -> None:
    short = shift("2027-03-01 08:00", hours=3)
    now = after(with_lunch(), (short,), Resize("amy", MONDAY_AT_8, at("2027-03-01 16:00")))
    assert held(only(now)) == [("lunch", "12:00")]
    assert now.told == (("Amy, Mon 2027-03-01 08:00: lunch is added, at 12:00",),)


def test_a_new_shift_has_its_breaks_in_the_middle_of_their_windows() -> None:
    # Three to five hours after 08:00: 11:00 to 13:00.
    now = after(with_lunch(), (), Add("amy", MONDAY_AT_8, at("2027-03-01 16:00")))
    assert held(only(now)) == [("lunch", "12:00")]
    assert not audit(now.scenario, now.schedule)


def test_a_dropped_shift_is_gone_and_remembered() -> None:
    now = after(with_lunch(), (monday(),), Drop("amy", MONDAY_AT_8))
    assert now.schedule == Schedule(())
    assert now.dropped == (monday(),)


def test_a_pin_moves_along_with_its_shift_and_goes_with_it() -> None:
    ten = at("2027-03-01 10:00")
    edits = Pin("amy", MONDAY_AT_8), Move("amy", MONDAY_AT_8, ten), Drop("amy", ten)
    pins = [after(with_lunch(), (monday(),), *edits[:n]).pins for n in (1, 2, 3)]
    assert pins == [{("amy", MONDAY_AT_8)}, {("amy", ten)}, set()]


def test_a_pin_can_be_taken_off() -> None:
    edits = Pin("amy", MONDAY_AT_8), Pin("amy", MONDAY_AT_8, off=True)
    assert not after(with_lunch(), (monday(),), *edits).pins


def test_a_shift_that_the_scenario_pins_is_pinned_and_stays_so() -> None:
    pinned = row("2027-03-01 08:00", state="pinned")
    now = after(with_lunch(shifts=(pinned,)), (monday(),))
    assert now.is_pinned(only(now))
    with pytest.raises(PlannerError, match="is pinned in the inputs"):
        after(now.scenario, (monday(),), Pin("amy", MONDAY_AT_8, off=True))


# --- trainings and meetings --------------------------------------------------------------


def asked(*, together: bool, earliest: str = "2027-03-01 08:00") -> Scenario:
    training = Activity(
        activity="training",
        agents=("amy",),
        minutes=60,
        earliest=at(earliest),
        latest=at("2027-03-02 00:00"),
        together=together,
    )
    return with_lunch(activities=(training,))


TRAINED = shift("2027-03-01 08:00", off=(("training", "09:00", 60), ("lunch", "12:00", 60)))


def test_a_training_keeps_its_time_where_the_moved_shift_covers_it() -> None:
    now = after(asked(together=False), (TRAINED,), Move("amy", MONDAY_AT_8, at("2027-03-01 09:00")))
    assert held(only(now)) == [("training", "09:00"), ("lunch", "13:00")]
    assert now.told == ((),)


def test_a_training_held_alone_moves_along_where_its_time_is_not_worked() -> None:
    now = after(asked(together=False), (TRAINED,), Move("amy", MONDAY_AT_8, at("2027-03-01 10:00")))
    assert held(only(now)) == [("training", "11:00"), ("lunch", "14:00")]
    assert now.told == (("Amy, Mon 2027-03-01 10:00: training moves along, to 11:00",),)


def test_a_meeting_of_all_does_not_move_along_but_falls_away() -> None:
    now = after(asked(together=True), (TRAINED,), Move("amy", MONDAY_AT_8, at("2027-03-01 10:00")))
    assert held(only(now)) == [("lunch", "14:00")]
    assert now.told == (
        (
            "Amy, Mon 2027-03-01 10:00: training of Mon 2027-03-01 09:00 lies outside and falls "
            "away",
        ),
    )


def test_lunch_makes_way_for_a_training_that_keeps_its_time() -> None:
    # The training stays at 13:00, where lunch would come; 12:00 is the nearest before it.
    trained = shift("2027-03-01 08:00", off=(("lunch", "12:00", 60), ("training", "13:00", 60)))
    now = after(asked(together=True), (trained,), Move("amy", MONDAY_AT_8, at("2027-03-01 09:00")))
    assert held(only(now)) == [("lunch", "12:00"), ("training", "13:00")]
    assert now.told == (("Amy, Mon 2027-03-01 09:00: lunch is placed anew, at 12:00",),)


# --- two agents --------------------------------------------------------------------------


def test_two_agents_take_over_each_other_s_shifts() -> None:
    tuesday = shift("2027-03-02 10:00", agent="ben", off=(("lunch", "14:00", 60),))
    swap = Swap("amy", MONDAY_AT_8, "ben", tuesday.start)
    now = after(with_lunch(), (monday(), tuesday), swap)
    amy, ben = now.schedule.shifts
    assert (amy.agent, amy.start, held(amy)) == ("amy", tuesday.start, [("lunch", "14:00")])
    assert (ben.agent, ben.start, held(ben)) == ("ben", MONDAY_AT_8, [("lunch", "11:00")])
    assert not audit(now.scenario, now.schedule)


def test_who_swaps_takes_the_breaks_of_their_own_contract() -> None:
    tea = Break(name="tea", minutes=60, paid=True, earliest=120, latest=120)
    scenario = with_lunch(
        contracts={
            "full-time": tiny_contract(breaks=(LUNCH,)),
            "other": tiny_contract(breaks=(tea,)),
        },
        agents={"amy": tiny_agent(), "ben": tiny_agent("ben", contract="other")},
    )
    tuesday = shift("2027-03-02 08:00", agent="ben", off=(("tea", "10:00", 60),))
    now = after(scenario, (monday(), tuesday), Swap("amy", MONDAY_AT_8, "ben", tuesday.start))
    assert [held(one) for one in now.schedule.shifts] == [[("lunch", "12:00")], [("tea", "10:00")]]
    assert now.told[0][:2] == (
        "Amy, Tue 2027-03-02 08:00: lunch is added, at 12:00",
        "Amy, Tue 2027-03-02 08:00: tea falls away",
    )


# --- what cannot be ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (Drop("amy", at("2027-03-02 08:00")), "Amy has no shift that starts Tue 2027-03-02 08:00"),
        (Resize("amy", MONDAY_AT_8, at("2027-03-01 08:00")), "Amy: the shift would end before"),
        (Add("amy", at("2027-03-03 08:00"), at("2027-03-04 09:00")), "more than 24 hours"),
        (Add("amy", MONDAY_AT_8, at("2027-03-01 12:00")), "Amy has a shift that starts Mon"),
        (Drop("zoe", MONDAY_AT_8), "no agent has the id zoe"),
        (Swap("amy", MONDAY_AT_8, "amy", MONDAY_AT_8), "Amy cannot swap with themselves"),
    ],
)
def test_an_edit_that_cannot_be_applied_names_the_person_and_the_time(edit: Edit, why: str) -> None:
    with pytest.raises(PlannerError, match=why):
        after(with_lunch(), (monday(),), edit)


def test_edits_say_themselves_in_local_time() -> None:
    scenario = with_lunch()
    ten = at("2027-03-01 10:00")
    assert [
        edit.words(scenario)
        for edit in (
            Move("amy", MONDAY_AT_8, ten),
            Resize("amy", MONDAY_AT_8, ten),
            Add("ben", MONDAY_AT_8, ten),
            Drop("amy", ten),
            Pin("amy", ten),
            Swap("amy", MONDAY_AT_8, "ben", ten),
        )
    ] == [
        "Amy, Mon 2027-03-01 08:00: starts Mon 2027-03-01 10:00 instead",
        "Amy, Mon 2027-03-01 08:00: ends Mon 2027-03-01 10:00 instead",
        "Ben, Mon 2027-03-01 08:00: new, until Mon 2027-03-01 10:00",
        "Amy, Mon 2027-03-01 10:00: dropped",
        "Amy, Mon 2027-03-01 10:00: pinned",
        "Amy, Mon 2027-03-01 08:00, and Ben, Mon 2027-03-01 10:00: swapped",
    ]


# --- clock changes -----------------------------------------------------------------------


def spring(policy: str) -> Scenario:
    """Saturday 27 and Sunday 28 March 2027: at 03:00 on Sunday the clocks of Riga go forward."""
    horizon = Horizon(start=date(2027, 3, 27), days=2, time_zone="Europe/Riga", interval_minutes=60)
    return with_lunch(horizon=horizon, rules=Rules(clock_change=policy))


@pytest.mark.parametrize(
    ("policy", "end"), [("keep_length", "2027-03-28 07:00"), ("keep_end", "2027-03-28 06:00")]
)
def test_a_shift_moved_into_the_night_of_a_clock_change_keeps_what_the_rules_keep(
    policy: str, end: str
) -> None:
    night = Move("amy", at("2027-03-27 08:00"), at("2027-03-27 22:00"))
    now = after(spring(policy), (shift("2027-03-27 08:00"),), night)
    assert only(now).end == at(end)
