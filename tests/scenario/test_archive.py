"""Zip archives from anywhere: one scenario is found in them, and nothing else is believed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from builders import full_files

from planner.errors import PlannerError
from planner.scenario.files import ArchiveError, archive, files_in_archive

FILES = {name: text.encode() for name, text in full_files().items()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return stream.getvalue()


def inside(folder: str, files: Mapping[str, bytes] = FILES) -> dict[str, bytes]:
    return {f"{folder}{name}": data for name, data in files.items()}


@pytest.mark.parametrize("folder", ["", "March/", "a/b/March 2027/", "March\\"])
def test_a_scenario_is_found_in_whatever_folder_it_lies(folder: str) -> None:
    assert files_in_archive(zipped(inside(folder))).contents == FILES


def test_what_computers_add_and_other_files_are_left_out() -> None:
    other = {"__MACOSX/March/agents.csv": b"x", "March/README.md": b"x", "March/.agents.csv": b"x"}
    assert files_in_archive(zipped({**inside("March/"), **other})).contents == FILES


def test_a_table_that_the_format_does_not_know_is_taken_so_that_it_is_told() -> None:
    assert "agent.csv" in files_in_archive(zipped({**FILES, "agent.csv": b"x"})).contents


def test_tables_without_settings_are_a_scenario_to_mend() -> None:
    files = {"March/agents.csv": b"agent\n", "March/forecast.csv": b"queue\n"}
    assert set(files_in_archive(zipped(files)).contents) == {"agents.csv", "forecast.csv"}


@pytest.mark.parametrize("path", ["../", "/", "a/../../", "..\\"])
def test_a_path_that_leads_out_of_the_archive_is_not_taken(path: str) -> None:
    with pytest.raises(ArchiveError, match="holds no scenario"):
        files_in_archive(zipped(inside(path)))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "holds no scenario"),
        ({"notes.txt": b"x"}, "holds no scenario"),
        ({**inside("one/"), **inside("two/")}, "several scenarios"),
        ({"a/scenario.toml": b"", "a\\scenario.toml": b""}, "twice"),
    ],
)
def test_an_archive_without_one_scenario_says_so(files: dict[str, bytes], words: str) -> None:
    with pytest.raises(ArchiveError, match=words):
        files_in_archive(zipped(files))


def test_no_more_is_unpacked_than_a_scenario_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_FILE", 1_000_000)
    bomb = zipped({**FILES, "shifts.csv": bytes(2_000_000)})
    assert len(bomb) < 50_000
    with pytest.raises(ArchiveError, match="more than 1 MB"):
        files_in_archive(bomb)


@pytest.mark.parametrize("data", [b"", b"agent,name\n", b"PK\x03\x04 not really"])
def test_what_is_no_archive_is_told_so(data: bytes) -> None:
    with pytest.raises(ArchiveError, match="no zip archive"):
        files_in_archive(data)


def test_an_archive_with_a_password_is_told_so() -> None:
    data = bytearray(zipped({"scenario.toml": b"x"}))
    # Bit 0 of the flags says that an entry is encrypted: in its own header and in the directory.
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ArchiveError, match="zip it plainly"):
        files_in_archive(bytes(data))


def test_a_damaged_archive_never_ends_otherwise() -> None:
    whole = zipped({"scenario.toml": b"format = 1\n" * 20, "agents.csv": b"agent\n" * 20})
    random = Random(1)
    for _ in range(2_000):
        data = bytearray(whole)
        for _ in range(random.randint(1, 4)):
            data[random.randrange(len(data))] = random.randrange(256)
        try:
            files_in_archive(bytes(data))
        except PlannerError:
            continue
