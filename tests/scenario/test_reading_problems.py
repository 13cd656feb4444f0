"""Reading a scenario that is wrong: all of it is told at once, each problem in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import full_files, write_files
from malformed import Malformed
from malformed_settings import SETTINGS
from malformed_tables import TABLES
from reading_builders import full, problems_of


@pytest.mark.parametrize("case", [*SETTINGS, *TABLES], ids=str)
def test_a_malformed_scenario_is_told_with_every_place_and_nothing_else(
    case: Malformed, tmp_path: Path
) -> None:
    files = full_files()
    assert case.old in files[case.file], "the case edits what is not there"
    files[case.file] = files[case.file].replace(case.old, case.new, 1)
    problems = problems_of(write_files(tmp_path / "scenario", files))
    assert sorted(problem.place for problem in problems) == sorted(case.places)
    told = [problem.message for problem in problems if problem.place == case.places[0]]
    assert any(case.words in message for message in told), told


def test_problems_of_one_file_do_not_hide_those_of_another(tmp_path: Path) -> None:
    files = {
        name: content.replace("paid = false", "paid = 7")
        .replace("16.5", "much")
        .replace("T09:00,6", "T09:00,-6")
        .replace("holiday,yes", "holiday,maybe")
        .replace("ben,mon-fri", "ben,mon-fry")
        .replace("amy,off", "amy,of")
        .replace("ben,60", "ben,x")
        .replace("pinned", "pind")
        for name, content in full_files().items()
    }
    problems = problems_of(write_files(tmp_path / "scenario", files))
    assert {problem.place for problem in problems} == {
        "scenario.toml: contracts.full-time.breaks[1].paid",
        "agents.csv:2:hourly_rate",
        "forecast.csv:2:volume",
        "time_off.csv:2:paid",
        "availability.csv:2:weekdays",
        "preferences.csv:2:wish",
        "activities.csv:3:minutes",
        "shifts.csv:3:state",
    }


def test_several_problems_of_one_row_are_all_told(tmp_path: Path) -> None:
    rows = "agent,start,end,kind,paid\nnobody,monday,2027-02-30,,perhaps\n"
    places = [problem.place for problem in problems_of(full(tmp_path, time_off=rows))]
    assert [place.split(":")[2] for place in places] == ["agent", "start", "end", "kind", "paid"]


def test_problems_are_told_by_file_and_row(tmp_path: Path) -> None:
    rows = "agent,start,end,kind,paid\namy,x,2027-03-27,holiday,yes\neve,x,2027-03-27,,no\n"
    folder = full(tmp_path, time_off=rows)
    settings = full_files()["scenario.toml"].replace("[480, 540]", "[480, 510]")
    (folder / "scenario.toml").write_text(settings)
    assert [problem.place for problem in problems_of(folder)] == [
        "scenario.toml: contracts.full-time.shift_minutes[2]",
        "time_off.csv:2:start",
        "time_off.csv:3:agent",
        "time_off.csv:3:start",
        "time_off.csv:3:kind",
    ]
