"""Exports on the disk, and as one download."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from planner.errors import PlannerError
from planner.reports.exports import zipped
from planner.reports.exports.writing import (
    calendars_in,
    check_file,
    write_calendars,
    write_file,
)


def test_a_file_is_written_with_the_folders_above_it_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "plan.csv"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").mkdir()
    with pytest.raises(OSError, match=r"."):
        write_file(tmp_path / "plan.csv", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.csv"]


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    check_file(path, force=False)
    path.write_bytes(b"one")
    check_file(path, force=True)
    with pytest.raises(PlannerError, match="use --force to replace it"):
        check_file(path, force=False)


def test_a_folder_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="is a folder; name a file"):
        check_file(tmp_path, force=True)


def test_calendars_are_written_and_found_again(tmp_path: Path) -> None:
    files = {"amy.ics": b"one", "ben.ics": b"two"}
    write_calendars(tmp_path / "calendars", files)
    assert calendars_in(tmp_path / "calendars") == files


def test_there_are_no_calendars_where_there_is_no_folder(tmp_path: Path) -> None:
    assert calendars_in(tmp_path / "calendars") == {}


def test_what_a_system_hides_in_folders_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"x")
    assert calendars_in(tmp_path) == {}


@pytest.mark.parametrize("name", ["notes.txt", "amy", "shifts.csv"])
def test_a_folder_with_anything_but_calendars_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(PlannerError, match=f"holds '{name}' beside calendars"):
        calendars_in(tmp_path)


def test_a_folder_inside_the_calendars_is_refused(tmp_path: Path) -> None:
    (tmp_path / "amy.ics").mkdir()
    with pytest.raises(PlannerError, match=r"holds 'amy\.ics' beside calendars"):
        calendars_in(tmp_path)


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "calendars").write_bytes(b"x")
    with pytest.raises(PlannerError, match="is a file; name a folder"):
        calendars_in(tmp_path / "calendars")


def test_an_archive_holds_its_files_and_is_the_same_each_time() -> None:
    files = {"amy.ics": b"one", "ben.ics": b"two" * 1000}
    data = zipped(files)
    with ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
    assert zipped(files) == data
