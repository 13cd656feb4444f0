"""Reading folders and files that are no scenario and no tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import full_files
from reading_builders import full, problems_of, text_of


def test_a_folder_that_does_not_exist_or_is_a_file_is_told(tmp_path: Path) -> None:
    assert "no such folder" in text_of(problems_of(tmp_path / "nowhere"))
    (tmp_path / "file").write_text("")
    assert "is a file" in text_of(problems_of(tmp_path / "file"))


def test_every_missing_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert [problem.place for problem in problems_of(tmp_path / "empty")] == [
        "scenario.toml",
        "agents.csv",
        "forecast.csv",
    ]


def test_an_unknown_table_is_told_with_the_name_that_was_meant(tmp_path: Path) -> None:
    folder = full(tmp_path)
    (folder / "timeoff.csv").write_text("")
    (folder / "Agents.CSV").write_text("")
    told = text_of(problems_of(folder))
    assert 'timeoff.csv: unknown table; did you mean "time_off.csv"?' in told
    assert 'Agents.CSV: unknown table; did you mean "agents.csv"?' in told


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = full(tmp_path, time_off=None)
    (folder / "time_off.csv").mkdir()
    assert text_of(problems_of(folder)) == "time_off.csv: is no ordinary file"


@pytest.mark.parametrize("table", ["agents", "forecast", "time_off", "shifts"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"\xff\xfea\x00g\x00", "UTF-16"),
        (b"PK\x03\x04\x14\x00", "workbook"),
        (b"agent,name\nam\x00y,x\n", "NUL byte in row 2"),
        ("äöü,x\n".encode("latin-1"), "UTF-8"),
        (b'"agent', "quotation mark"),
        (b"agent;start;end\namy;1;2\n", "by commas"),
        (b"agent\tstart\tend\namy\t1\t2\n", "by commas"),
    ],
)
def test_a_file_that_is_no_table_is_told_once_and_blames_nobody_else(
    tmp_path: Path, table: str, content: bytes, words: str
) -> None:
    problems = problems_of(full(tmp_path, **{table: content}))
    assert any(words in problem.message for problem in problems), problems
    assert all(problem.place.startswith(f"{table}.csv") for problem in problems), problems


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "format: is missing"),
        (b"\xff\xfef\x00", "UTF-16"),
        (b'name = "\xe4"', "is not UTF-8 text in line 1"),
        (b"a = " + b"[" * 3000, "nested too deeply"),
        (b".".join([b"a"] * 3000) + b" = 1", "nested too deeply"),
        (b"a = " + b"9" * 5000, "TOML"),
        (b"a = 1\nb = \n", "line 2"),
        (b"horizon = 5\nsites = []\nqueues = 3\n", "sites: a list is no table"),
    ],
)
def test_settings_that_cannot_be_understood_are_told(
    tmp_path: Path, content: bytes, words: str
) -> None:
    folder = full(tmp_path)
    (folder / "scenario.toml").write_bytes(content)
    problems = problems_of(folder)
    assert words in text_of(problems)
    assert all(problem.place.startswith("scenario.toml") for problem in problems), problems


def test_text_that_is_not_utf_8_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = full_files()["agents.csv"].replace("Ben Kalns", "Bên Kalns").encode("latin-1")
    assert [problem.place for problem in problems_of(full(tmp_path, agents=rows))] == [
        "agents.csv:3:name"
    ]


def test_a_file_beyond_the_limit_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.scenario.problems.LARGEST_FILE", 2500)
    (only,) = {problem.place for problem in problems_of(full(tmp_path))} - {"scenario.toml"}
    assert only == "forecast.csv"


def test_a_cell_that_swallows_the_file_is_told(tmp_path: Path) -> None:
    rows = full_files()["agents.csv"].replace("Amy Ozola", '"' + "x" * 200_000)
    (problem,) = problems_of(full(tmp_path, agents=rows))
    assert problem.place == "agents.csv:2:agent"
    assert "quotation mark" in problem.message


def test_a_table_with_too_many_rows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.scenario.table.MOST_ROWS", 10)
    (problem,) = problems_of(full(tmp_path))
    assert (problem.place, problem.message[:21]) == ("forecast.csv", "has more than 10 rows")


def test_a_row_is_numbered_by_the_line_on_which_it_begins(tmp_path: Path) -> None:
    rows = 'agent,start,end,kind,paid\namy,2027-03-27,2027-03-27,"a\nb",yes\n\namie,x,y,z,yes\n'
    places = [problem.place for problem in problems_of(full(tmp_path, time_off=rows))]
    assert places == [
        "time_off.csv:2:kind",
        "time_off.csv:5:agent",
        "time_off.csv:5:start",
        "time_off.csv:5:end",
    ]


def test_a_column_that_is_wrong_from_top_to_bottom_is_not_told_forever(tmp_path: Path) -> None:
    rows = "agent,start,end,kind,paid\n" + "amy,x,2027-03-27,holiday,yes\n" * 5000
    problems = problems_of(full(tmp_path, time_off=rows))
    assert len(problems) == 101
    assert str(problems[-1]) == (
        "time_off.csv:102:start: this and 4899 more cells of the column are wrong"
    )
