"""The table in which shifts are edited: a row for each, and what a changed cell means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pandas as pd

from planner import clock
from planner.plan import Shift, Violation
from planner.reports.figures import LocalDays
from planner.scenario import Scenario
from planner.ui.views.schedule.refused import Refused
from planner.ui.views.schedule.wall_clock import (
    time_words,
    told_end,
    told_start,
    without_offset,
)
from planner.whatif.editing import Drop, Edit, Edited, Move, Pin, Resize
from planner.whatif.editing.edited import Key

WHO, DAY, START, END = "Who", "Day", "Start", "End"
PINNED, DROPPED, WRONG, BREAKS, CLOCK = "Pin", "Drop", "What is wrong", "Breaks", "Clock"
TAKEN = (DAY, START, END, PINNED, DROPPED)


def rows_shown(
    scenario: Scenario, shifts: Sequence[Shift], agents: Sequence[str], days: LocalDays
) -> list[Shift]:
    """The shifts of these agents that start on these dates, each by its agent's own clock."""
    chosen, dates = frozenset(agents), frozenset(days.dates)
    return [
        shift
        for shift in shifts
        if shift.agent in chosen
        and clock.local(shift.start, scenario.zone_of(shift.agent)).date() in dates
    ]


def edit_table(
    now: Edited,
    shifts: Sequence[Shift],
    broken: Mapping[Shift, Sequence[Violation]],
    refused: Mapping[Key, Refused],
) -> pd.DataFrame:
    """A row for each of these shifts in local time, with what is wrong with it."""
    rows = [_row(now, shift, broken, refused.get((shift.agent, shift.start))) for shift in shifts]
    columns = [WHO, DAY, START, END, PINNED, DROPPED, WRONG, BREAKS, CLOCK]
    return pd.DataFrame(rows, columns=columns)


def _row(
    now: Edited,
    shift: Shift,
    broken: Mapping[Shift, Sequence[Violation]],
    refused: Refused | None,
) -> dict[str, object]:
    zone = now.scenario.zone_of(shift.agent)
    wrong = [f"Not taken: {refused.why}"] if refused else []
    wrong += [_without_name(str(v), now.name(shift.agent)) for v in broken.get(shift, ())]
    cells = {
        WHO: now.name(shift.agent),
        DAY: shift.date,
        START: time_words(shift.start, zone),
        END: time_words(shift.end, zone),
        PINNED: now.is_pinned(shift),
        DROPPED: False,
        WRONG: "; ".join(wrong),
        BREAKS: breaks_words(shift, zone),
        CLOCK: zone,
    }
    return {**cells, **(_as_shown(refused.cells) if refused else {})}


def _as_shown(typed: Mapping[str, object]) -> dict[str, object]:
    """Typed cells in the types of the table's columns."""
    day = typed.get(DAY)
    return {**typed, **({DAY: date.fromisoformat(str(day)[:10])} if day else {})}


def _without_name(message: str, name: str) -> str:
    """A violation's words; behind the person's name, where they begin with it."""
    return message.partition(": ")[2] if message.startswith(name) else message


def breaks_words(shift: Shift, zone: str) -> str:
    """`rest-1 09:15, lunch 12:00`: breaks and activities with their local starts."""
    return ", ".join(f"{s.activity} {time_words(s.start, zone)}" for s in shift.off_queue())


def changed_cells(row: Mapping[str, object], typed: Mapping[str, object]) -> dict[str, object]:
    """Those of the cells typed into a row that say something else than it does."""
    return {name: value for name, value in typed.items() if _plain(value) != _plain(row[name])}


def _plain(value: object) -> str:
    return value.isoformat()[:10] if isinstance(value, date) else str(value).strip()


def row_edits(scenario: Scenario, shift: Shift, typed: Mapping[str, object]) -> list[Edit]:
    """The edits that changed cells of a shift's row mean; raises ValueError with the cure.

    A new day or start moves the shift, whose end comes along; a new end makes it shorter or longer.
    """
    if typed.get(DROPPED):
        return [Drop(shift.agent, shift.start)]
    edits: list[Edit] = []
    start = shift.start
    if DAY in typed or START in typed:
        start = _start(scenario, shift, typed)
    if start != shift.start:
        edits.append(Move(shift.agent, shift.start, start))
    if END in typed:
        end = told_end(start, _text(typed[END], "an end"), scenario.zone_of(shift.agent))
        if (start, end) != (shift.start, shift.end):
            edits.append(Resize(shift.agent, start, end))
    if PINNED in typed:
        edits.append(Pin(shift.agent, start, off=not typed[PINNED]))
    return edits


def _start(scenario: Scenario, shift: Shift, typed: Mapping[str, object]) -> datetime:
    zone = scenario.zone_of(shift.agent)
    day = date.fromisoformat(_text(typed.get(DAY, shift.date.isoformat()), "a day")[:10])
    before = without_offset(time_words(shift.start, zone))
    return told_start(day, _text(typed.get(START, before), "a start"), zone)


def _text(value: object, what: str) -> str:
    if value is None or not str(value).strip():
        raise ValueError(f"{what} is needed; to take the shift out, tick {DROPPED}")
    return str(value)
