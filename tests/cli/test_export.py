"""`planner export`, as a user runs it."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from zipfile import is_zipfile

import icalendar
import pytest
from builders import tiny_scenario
from finished_plans import plan_folder
from shifts import shift

from planner.cli import main


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Amy and Ben on Monday."""
    return plan_folder(
        tmp_path / "out" / "monday",
        tiny_scenario(),
        shift("2027-03-01 09:00"),
        shift("2027-03-01 10:00", agent="ben"),
    )


def export(plan: Path, to: str, *more: object) -> int:
    return main(["export", str(plan), "--to", to, *map(str, more)])


@pytest.mark.parametrize("to", ["xlsx", "html", "csv"])
def test_an_export_stands_beside_the_plan_and_bears_its_name(
    plan: Path, to: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(plan, to) == 0
    made = plan.parent / f"monday.{to}"
    assert made.stat().st_size > 0
    assert capsys.readouterr().out == f"The plan is in {made}\n"
    assert sorted(path.name for path in plan.parent.iterdir()) == ["monday", made.name]


def test_where_an_export_is_is_told_as_the_plan_was_named(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(plan.parent)
    assert export(Path(plan.name), "csv") == 0
    assert capsys.readouterr().out == f"The plan is in {plan.name}.csv\n"


def test_each_format_is_what_it_says(plan: Path, tmp_path: Path) -> None:
    for to in ("xlsx", "html", "csv"):
        assert export(plan, to, "--out", tmp_path / f"made.{to}") == 0
    assert is_zipfile(tmp_path / "made.xlsx")
    assert (tmp_path / "made.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    rows = (tmp_path / "made.csv").read_text("utf-8-sig").splitlines()
    assert [row["agent"] for row in csv.DictReader(rows)] == ["amy", "ben"]


def test_a_plan_named_by_a_dot_is_handed_out_beside_it(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan)
    assert export(Path("."), "csv") == 0
    assert (plan.parent / "monday.csv").is_file()


def test_a_file_that_is_there_is_replaced_only_with_force(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "made.csv"
    out.write_text("mine")
    assert export(plan, "csv", "--out", out) == 2
    assert "use --force to replace it" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert export(plan, "csv", "--out", out, "--force") == 0
    assert out.read_text() != "mine"


def test_calendars_are_a_folder_with_a_file_per_agent(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(plan, "ics") == 0
    folder = plan.parent / "monday-calendars"
    assert capsys.readouterr().out == f"2 calendars in {folder}\n"
    assert sorted(path.name for path in folder.iterdir()) == ["amy.ics", "ben.ics"]


def test_calendars_exported_again_move_events_and_double_none(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    assert export(plan, "ics", "--out", folder) == 0
    before = _event(folder / "amy.ics")
    _an_hour_later(plan)
    assert export(plan, "ics", "--out", folder) == 0
    after = _event(folder / "amy.ics")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert (before["DTSTART"].dt.hour, after["DTSTART"].dt.hour) == (9, 10)


def _event(path: Path) -> icalendar.Component:
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return event


def _an_hour_later(plan: Path) -> None:
    """Amy's shift, on queue throughout, moved by hand; ten minutes pass meanwhile."""
    for name in ("shifts.csv", "activities.csv"):
        path = plan / name
        stamp = path.stat().st_mtime + 600
        rows = path.read_text("utf-8").splitlines()
        moved = [_later(row) if row.startswith("amy") else row for row in rows]
        path.write_text("\n".join([*moved, ""]), "utf-8")
        os.utime(path, (stamp, stamp))


def _later(row: str) -> str:
    for old, new in (("T17:", "T18:"), ("T15:", "T16:"), ("T09:", "T10:"), ("T07:", "T08:")):
        row = row.replace(old, new)
    return row


def test_a_shift_dropped_by_hand_is_cancelled(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    assert export(plan, "ics", "--out", folder) == 0
    for name in ("shifts.csv", "activities.csv"):
        rows = (plan / name).read_text("utf-8").splitlines()
        kept = [row for row in rows if not row.startswith("amy")]
        (plan / name).write_text("\n".join([*kept, ""]), "utf-8")
    assert export(plan, "ics", "--out", folder) == 0
    assert _event(folder / "amy.ics")["STATUS"] == "CANCELLED"


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_calendars_go_into_no_folder_that_holds_anything_else(
    plan: Path, tmp_path: Path, force: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    assert export(plan, "ics", "--out", tmp_path / "mine", *force) == 2
    assert "holds 'notes.txt' beside calendars" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("to", ["xlsx", "ics", "html", "csv"])
def test_what_is_no_plan_is_told_and_nothing_is_written(
    tmp_path: Path, to: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none").mkdir()
    assert export(tmp_path / "none", to) == 2
    assert "no plan is there" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["none"]
