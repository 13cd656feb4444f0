"""The table of shifts: what it shows, and what a changed cell means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import tiny_contract, tiny_scenario
from shifts import at, schedule, shift

from planner.plan import audit
from planner.reports.figures import LocalDays
from planner.scenario import Horizon, Scenario
from planner.ui.views.schedule import edit_table as table
from planner.ui.views.schedule.refused import Refused
from planner.ui.views.schedule.wall_clock import span_words, time_words, told_end, told_start
from planner.whatif.editing import Drop, Edit, Edited, Move, Pin, Resize, broken_at

RIGA = "Europe/Riga"
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
SHIFT = shift("2027-03-01 08:00", off=(("lunch", "11:00", 60),))


def edits(**typed: Any) -> list[Edit]:
    """What cells typed into the row of Amy's Monday, 08:00 to 16:00, mean."""
    return table.row_edits(tiny_scenario(), SHIFT, typed)


# --- times of the day --------------------------------------------------------------------


def test_a_time_is_its_hour_and_minute_and_an_earlier_end_is_on_the_next_day() -> None:
    start = told_start(date(2027, 3, 1), "22:00", RIGA)
    assert start == at("2027-03-01 22:00")
    assert told_end(start, "6:30", RIGA) == at("2027-03-02 06:30")
    assert told_end(start, "23:00", RIGA) == at("2027-03-01 23:00")


def test_a_time_that_the_clocks_skip_is_refused_with_the_cure() -> None:
    with pytest.raises(ValueError, match=r"does not exist in Europe/Riga.* a time that exists"):
        told_start(SPRING, "03:30", RIGA)


def test_a_time_that_the_clocks_show_twice_is_refused_with_both_ways_to_say_it() -> None:
    with pytest.raises(ValueError, match=r"write 03:30\+03:00 or 03:30\+02:00"):
        told_start(AUTUMN, "03:30", RIGA)


def test_a_doubled_time_with_its_offset_is_taken_and_told_with_it() -> None:
    second = told_start(AUTUMN, "03:30+02:00", RIGA)
    assert (second - told_start(AUTUMN, "03:30+03:00", RIGA)).total_seconds() == 3600
    assert time_words(second, RIGA) == "03:30+02:00"
    assert time_words(at("2027-10-31 05:00"), RIGA) == "05:00"


def test_an_end_in_the_doubled_hour_is_of_the_night_that_the_shift_began_in() -> None:
    start = told_start(date(2027, 10, 30), "22:00", RIGA)
    assert told_end(start, "03:30+02:00", RIGA) == told_start(AUTUMN, "03:30+02:00", RIGA)
    late = told_start(AUTUMN, "03:30+03:00", RIGA)
    assert told_end(late, "03:30+02:00", RIGA) == told_start(AUTUMN, "03:30+02:00", RIGA)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("25:00", "no time: write one such as 08:00"),
        ("morning", "no time: write one such as 08:00"),
        ("08:00+05:00", r"not \+05:00 in Europe/Riga: write \+02:00"),
    ],
)
def test_what_is_no_time_is_refused_with_the_cure(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        told_start(date(2027, 3, 1), text, RIGA)


def test_a_span_tells_by_how_many_days_it_ends_later() -> None:
    assert span_words(SHIFT.start, SHIFT.end, RIGA) == "08:00-16:00"
    night = shift("2027-03-01 22:00")
    assert span_words(night.start, night.end, RIGA) == "22:00-06:00 (+1)"


# --- what changed cells mean -------------------------------------------------------------


def test_another_start_or_day_moves_the_shift() -> None:
    assert edits(Start="09:00") == [Move("amy", SHIFT.start, at("2027-03-01 09:00"))]
    assert edits(Day="2027-03-02") == [Move("amy", SHIFT.start, at("2027-03-02 08:00"))]


def test_another_end_makes_it_shorter_or_longer() -> None:
    assert edits(End="14:00") == [Resize("amy", SHIFT.start, at("2027-03-01 14:00"))]


def test_start_and_end_together_are_a_move_and_then_the_end() -> None:
    nine = at("2027-03-01 09:00")
    assert edits(Start="09:00", End="14:00") == [
        Move("amy", SHIFT.start, nine),
        Resize("amy", nine, at("2027-03-01 14:00")),
    ]


def test_ticks_pin_and_drop() -> None:
    assert edits(Pin=True) == [Pin("amy", SHIFT.start)]
    assert edits(Pin=False) == [Pin("amy", SHIFT.start, off=True)]
    assert edits(Drop=True, Start="09:00") == [Drop("amy", SHIFT.start)]


def test_cells_typed_back_to_what_they_were_mean_nothing() -> None:
    assert edits(Start="08:00", End="16:00", Day="2027-03-01") == []


@pytest.mark.parametrize("cell", ["Start", "End", "Day"])
def test_an_emptied_cell_is_refused_with_the_cure(cell: str) -> None:
    with pytest.raises(ValueError, match="is needed; to take the shift out, tick Drop"):
        edits(**{cell: None})


def test_only_cells_that_say_something_else_have_changed() -> None:
    row = {"Day": date(2027, 3, 1), "Start": "08:00", "Pin": False}
    assert table.changed_cells(row, {"Day": "2027-03-01", "Start": "09:00", "Pin": True}) == {
        "Start": "09:00",
        "Pin": True,
    }


# --- what it shows -----------------------------------------------------------------------


def spring() -> Scenario:
    horizon = Horizon(start=date(2027, 3, 27), days=2, time_zone=RIGA, interval_minutes=60)
    return tiny_scenario(
        horizon=horizon, contracts={"full-time": tiny_contract(shift_minutes=(480,))}
    )


def test_a_row_tells_the_shift_in_local_time_and_what_is_wrong_with_it() -> None:
    scenario = tiny_scenario()
    late = shift("2027-03-01 12:00")
    now = Edited(scenario, schedule(scenario, late), pins=frozenset({("amy", late.start)}))
    broken = broken_at(scenario, now.schedule, now.schedule, audit(scenario, now.schedule))
    (row,) = table.edit_table(now, [late], broken, {}).to_dict("records")
    assert (row["Who"], row["Day"], row["Start"], row["End"]) == (
        "Amy", date(2027, 3, 1), "12:00", "20:00",
    )  # fmt: skip
    assert (row["Pin"], row["Drop"]) == (True, False)
    assert row["What is wrong"].startswith("no shift under contract full-time may start Mon")


def test_what_was_refused_stays_in_its_cells_with_the_reason() -> None:
    now = Edited(tiny_scenario(), schedule(tiny_scenario(), SHIFT))
    refused = {("amy", SHIFT.start): Refused({"Start": "03:30", "Day": "2027-03-28"}, "skipped")}
    (row,) = table.edit_table(now, [SHIFT], {}, refused).to_dict("records")
    assert (row["Start"], row["Day"]) == ("03:30", SPRING)
    assert row["What is wrong"] == "Not taken: skipped"


def test_rows_are_those_of_the_people_and_local_dates_looked_at() -> None:
    scenario = spring()
    saturday, sunday = shift("2027-03-27 08:00"), shift("2027-03-28 08:00")
    shifts = [saturday, sunday, shift("2027-03-28 08:00", agent="ben")]
    assert table.rows_shown(scenario, shifts, ["amy"], LocalDays(SPRING, 1, RIGA)) == [sunday]
