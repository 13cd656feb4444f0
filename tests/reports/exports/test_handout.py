"""A plan folder read to be handed out: as it stands, or told what is wrong with it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from finished_plans import plan_folder
from handed_out import edit, in_riga, monday_folder, two_sites

from planner.errors import PlanFolderError
from planner.plan.folder import FILES
from planner.reports.exports import read_handout, revision
from planner.reports.exports.handout import Kind
from planner.reports.exports.handout.clocks import time_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return monday_folder(tmp_path / "plan")


def test_a_handout_tells_the_shifts_with_their_names_clocks_and_pay(folder: Path) -> None:
    handout = read_handout(folder)
    amy, nima = handout.shifts
    assert handout.names == {"amy": "Amy Ozola", "nima": "Nima Sherpa"}
    assert (amy.hours_text, amy.zone, amy.start) == (
        "09:00-17:00", "Europe/Riga", datetime(2027, 3, 1, 7, tzinfo=UTC)
    )  # fmt: skip
    # Eight hours less an unpaid lunch of one, at 10 EUR.
    assert (amy.minutes_paid, amy.cost, amy.currency) == (420, 70.0, "EUR")
    assert [s.activity for s in amy.stretches] == ["on_queue", "lunch", "on_queue"]
    # 22:15 in Kathmandu, 5 h 45 min ahead, is 16:30 UTC. Its rate is not known.
    assert (nima.hours_text, nima.start) == (
        "22:15-06:15",
        datetime(2027, 3, 1, 16, 30, tzinfo=UTC),
    )
    assert nima.cost is None


def test_a_handout_tells_the_horizon_and_the_rest_of_the_folder(folder: Path) -> None:
    handout = read_handout(folder)
    # Riga's midnights are at 22:00 UTC; seven days of 24 intervals.
    assert handout.start == datetime(2027, 2, 28, 22, tzinfo=UTC)
    assert handout.end == datetime(2027, 3, 7, 22, tzinfo=UTC)
    assert len(handout.coverage) == 7 * 24
    assert [row.date for row in handout.service] == [*(date(2027, 3, d) for d in range(1, 8)), None]
    assert handout.gaps
    assert not handout.edited


@pytest.mark.parametrize(
    ("start", "hours", "kind"),
    [
        ("2027-03-01 09:00", 8, Kind.DAY),
        ("2027-03-01 22:00", 8, Kind.NIGHT),
        # Of 18:00 to 02:00, the hours from 23:00 on are of the night: three.
        ("2027-03-01 18:00", 8, Kind.NIGHT),
        ("2027-03-06 09:00", 8, Kind.WEEKEND),
        # Friday's evening shift reaches into Saturday, and three hours of it are of the night.
        ("2027-03-05 18:00", 8, Kind.WEEKEND_NIGHT),
        ("2027-03-07 22:00", 8, Kind.WEEKEND_NIGHT),
    ],
)
def test_a_shift_is_of_a_kind(tmp_path: Path, start: str, hours: float, kind: Kind) -> None:
    folder = plan_folder(tmp_path / "plan", two_sites(), in_riga(start, hours))
    assert read_handout(folder).shifts[0].kind == kind


def test_a_time_that_the_clocks_show_twice_is_told_with_its_offset() -> None:
    # On 31 October 2027 Riga's clocks go back from 04:00 to 03:00, at 01:00 UTC.
    times = [time_text(datetime(2027, 10, 31, h, 30, tzinfo=UTC), "Europe/Riga") for h in (0, 1, 2)]
    assert times == ["03:30 (UTC+03:00)", "03:30 (UTC+02:00)", "04:30"]


def test_a_revision_is_the_latest_change_of_shifts_or_activities(folder: Path) -> None:
    os.utime(folder / "shifts.csv", (1_000_000_000, 1_000_000_000))
    os.utime(folder / "activities.csv", (1_000_000_060, 1_000_000_060.9))
    assert revision(folder) == datetime.fromtimestamp(1_000_000_060, UTC)


# --- edited by hand -------------------------------------------------------------------


def _move_amy(folder: Path) -> None:
    """An hour later, breaks and all."""
    for name in ("shifts.csv", "activities.csv"):
        path = folder / name
        rows = path.read_text(encoding="utf-8").splitlines()
        moved = [_later(row) if row.startswith("amy") else row for row in rows]
        path.write_text("\n".join([*moved, ""]), encoding="utf-8")


def _later(row: str) -> str:
    for hour in range(22, 6, -1):
        row = row.replace(f"T{hour:02d}:", f"T{hour + 1:02d}:")
    return row


def test_shifts_edited_by_hand_are_handed_out_and_the_handout_says_so(folder: Path) -> None:
    _move_amy(folder)
    handout = read_handout(folder)
    assert handout.shifts[0].hours_text == "10:00-18:00"
    assert handout.edited
    assert "edited after the plan was made" in handout.notes[-1]


def test_a_date_that_only_an_edited_shift_has_gets_a_place(folder: Path) -> None:
    with (folder / "shifts.csv").open("a", encoding="utf-8") as stream:
        stream.write(
            "amy,riga,2027-03-09,2027-03-09T09:00+02:00,2027-03-09T17:00+02:00,Europe/Riga,"
            "2027-03-09T07:00Z,2027-03-09T15:00Z,480,80.00,EUR\n"
        )
    assert date(2027, 3, 9) in read_handout(folder).dates


# --- what is wrong --------------------------------------------------------------------


def test_a_folder_without_a_plan_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanFolderError, match="no plan is there"):
        read_handout(tmp_path)


@pytest.mark.parametrize("name", sorted(set(FILES) - {"plan.json", "shifts.csv"}))
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(PlanFolderError, match=f"{name} is missing; make the plan again"):
        read_handout(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("shifts.csv", "T09:00+02:00", "T10:00+02:00", "shifts.csv:2:start_local: is not the time"),
        ("shifts.csv", "T15:00Z", "T06:00Z", "shifts.csv:2:end_utc: is not after the start"),
        ("shifts.csv", "amy,riga,2027-03-01", "amy,riga,2027-03-02", "shifts.csv:2:date: is not"),
        ("shifts.csv", "Europe/Riga", "Europe/Rega", 'did you mean "Europe/Riga"'),
        ("shifts.csv", "420,70.00,EUR", "420,70.00,€", "shifts.csv:2:currency"),
        ("shifts.csv", "420,", "many,", '"many" is no number'),
        ("shifts.csv", "amy,", "ann,", 'shifts.csv:2:agent: no agent has the id "ann"'),
        ("activities.csv", "T07:00Z", "T06:00Z", "activities.csv:2:start_utc: lies in no sound"),
        ("activities.csv", "T12:00+02:00", "T12:30+02:00", "is not the time in end_utc"),
        ("schedule.csv", "amy,", "../../etc,", '"../../etc" is no id'),
        ("schedule.csv", "nima,", "amy,", "schedule.csv:3:agent: amy has a row already"),
        ("schedule.csv", "2027-03-01", "2027-02-29", "does not exist in the calendar"),
        ("schedule.csv", "name", "nam", 'schedule.csv:1:name: the column "name" is missing'),
        ("coverage.csv", ",yes,", ",maybe,", 'coverage.csv:2:open: "maybe" is none of yes, no'),
        ("coverage.csv", "+02:00", "", "has no offset such as +02:00"),
        ("service.csv", "0.8", "80%", 'service.csv:2:target: "80%" is no number'),
        ("gaps.csv", "Z", "", "gaps.csv:2:start_utc"),
        ("plan.json", '"objective":', '"objectives":', "plan.json: objective: is missing"),
        ("plan.json", '"feasible"', '"splendid"', "plan.json: status"),
        ("plan.json", "{", "[", "plan.json: "),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    folder: Path, file: str, old: str, new: str, told: str
) -> None:
    edit(folder / file, old, new)
    with pytest.raises(PlanFolderError) as error:
        read_handout(folder)
    assert told in str(error.value)


def test_a_second_shift_of_a_date_is_a_problem(folder: Path) -> None:
    rows = (folder / "shifts.csv").read_text(encoding="utf-8").splitlines()
    (folder / "shifts.csv").write_text("\n".join([*rows, rows[1], ""]), encoding="utf-8")
    with pytest.raises(PlanFolderError, match="amy has a shift on 2027-03-01 already"):
        read_handout(folder)


def test_every_problem_is_told_at_once(folder: Path) -> None:
    edit(folder / "gaps.csv", "agent_hours_short", "hours")
    edit(folder / "service.csv", "target", "aim")
    with pytest.raises(PlanFolderError) as error:
        read_handout(folder)
    assert "gaps.csv" in str(error.value)
    assert "service.csv" in str(error.value)


def test_coverage_without_rows_tells_no_horizon(folder: Path) -> None:
    header = (folder / "coverage.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "coverage.csv").write_text(f"{header}\n", encoding="utf-8")
    with pytest.raises(PlanFolderError, match="too few rows to tell the horizon"):
        read_handout(folder)


def test_a_name_over_two_lines_is_a_problem(folder: Path) -> None:
    edit(folder / "schedule.csv", "Amy Ozola", '"Amy\nOzola"')
    with pytest.raises(PlanFolderError, match="contains a line break"):
        read_handout(folder)
