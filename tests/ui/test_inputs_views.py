"""What the page Inputs shows: every problem at its place, and rows to edit as they are typed."""

from __future__ import annotations

import pytest
from builders import full_files
from malformed import Malformed
from malformed_settings import SETTINGS
from malformed_tables import TABLES as MALFORMED_TABLES

from planner.scenario.files import ALL_FILES, ScenarioFiles, TextTable, read_text_table, toml_parts
from planner.ui.views.inputs.checked import Checked, check, label, summary
from planner.ui.views.inputs.columns import TABLES, title
from planner.ui.views.inputs.grid import RESERVED, TICK, TOLD, edits, grid_frame, ticked
from planner.ui.views.inputs.problem_tables import MOST, key_problems, row_problems, told_by_row
from planner.ui.views.inputs.settings_parts import keys_words, part_labels, part_title
from planner.ui.views.inputs.shown_rows import Wanted, days, queues, wanted_rows

FORECAST = TextTable(
    ("queue", "start", "volume"),
    (
        ("en", "2027-03-01T09:00", "5"),
        ("de", "2027-03-01T09:00", "6"),
        (" en", "2027-03-02T09:00", "7"),
        ("", "", ""),
    ),
)


def checked(**changes: str | bytes) -> Checked:
    """The full scenario with these tables in the place of its own."""
    tables = {f"{name}.csv": content for name, content in changes.items()}
    files = {**full_files(), **tables}
    return check(
        ScenarioFiles({n: t.encode() if isinstance(t, str) else t for n, t in files.items()})
    )


def malformed(case: Malformed) -> ScenarioFiles:
    files = full_files()
    files[case.file] = files[case.file].replace(case.old, case.new, 1)
    return ScenarioFiles({name: text.encode() for name, text in files.items()})


@pytest.mark.parametrize("case", [*SETTINGS, *MALFORMED_TABLES], ids=str)
def test_every_problem_of_malformed_inputs_is_shown_at_its_place(case: Malformed) -> None:
    files = malformed(case)
    found = check(files)
    assert found.scenario is None
    assert sum(found.counts.values()) == len(case.places)
    assert str(len(case.places)) in summary(found)
    for name in found.counts:
        assert name in ALL_FILES
        if name.endswith(".csv"):
            expect_rows_told(files.contents[name], found, name)
        else:
            expect_keys_told(files.contents[name].decode(), found, name)


def expect_rows_told(data: bytes, found: Checked, name: str) -> None:
    """Every problem is in the list, and beside its row, unless it is one of the header."""
    problems, table = found.of(name), read_text_table(data)
    frame = row_problems(problems, table)
    assert list(frame["Row"]) == [str(problem.place.row or "") for problem in problems]
    if table is not None:
        told = told_by_row(problems)
        assert told.keys() <= {1, *table.numbers}
        grid = grid_frame(table, range(len(table.rows)), told)
        assert set(grid[TOLD]) - {""} == {told[row] for row in told.keys() - {1}}


def expect_keys_told(text: str, found: Checked, name: str) -> None:
    """Every key is in the list, and counted in one part."""
    problems, parts = found.of(name), toml_parts(text)
    assert len(key_problems(problems)) == len(problems)
    wrong = [label for label in part_labels(parts, problems) if "problem" in label]
    assert bool(wrong) == any(problem.place.key for problem in problems)


def test_sound_inputs_say_what_they_hold() -> None:
    assert checked().problems == ()
    assert summary(checked()).startswith("Everything at once: no problems.\n4 agents, 2 sites")


def test_problems_are_counted_by_file() -> None:
    agents = full_files()["agents.csv"].replace("riga,part-time", "rga,part-time")
    found = checked(agents=agents, team="x")
    assert summary(found) == "3 problems to mend: team.csv 1, Agents 2."
    assert label("agents.csv", found) == "Agents: 2 problems"
    assert label("forecast.csv", found) == "Forecast"


def test_a_problem_tells_what_stands_in_its_cell_now() -> None:
    agents = full_files()["agents.csv"].replace("Kalns,riga", "Kalns,rga")
    frame = row_problems(checked(agents=agents).of("agents.csv"), read_text_table(agents.encode()))
    assert frame.iloc[0, :3].tolist() == ["3", "site", "rga"]
    assert "did you mean" in frame.iloc[0, 3]


def test_a_file_that_is_no_text_is_one_problem() -> None:
    frame = row_problems(checked(agents=b"PK\x03\x04").of("agents.csv"), None)
    assert frame["Column"].tolist() == ["the whole file"]


def test_rows_are_shown_by_queue_and_day_and_new_ones_always() -> None:
    assert queues(FORECAST) == ["en", "de"]
    assert days(FORECAST) == ["2027-03-01", "2027-03-02"]
    assert list(wanted_rows(FORECAST, Wanted())) == [0, 1, 2, 3]
    assert list(wanted_rows(FORECAST, Wanted(queue="en"))) == [0, 2, 3]
    assert list(wanted_rows(FORECAST, Wanted(queue="en", day="2027-03-01"))) == [0, 3]
    assert list(wanted_rows(FORECAST, Wanted(numbers=frozenset({3})))) == [1, 3]


def test_a_new_row_is_among_those_shown() -> None:
    wanted = Wanted(queue="de", day="2027-03-02")
    table = FORECAST.with_row(wanted.cells())
    assert 4 in wanted_rows(table, wanted)


def test_a_grid_shows_rows_as_texts_with_their_numbers_and_problems() -> None:
    frame = grid_frame(FORECAST, [1, 2], {4: "volume: too much"})
    assert frame.values.tolist() == [
        [3, False, "", "de", "2027-03-01T09:00", "6"],
        [4, False, "volume: too much", " en", "2027-03-02T09:00", "7"],
    ]
    assert grid_frame(FORECAST, [], {}).columns.tolist() == frame.columns.tolist()


def test_what_is_edited_in_a_grid_goes_to_the_rows_shown() -> None:
    edited = {0: {"volume": "8"}, 1: {"queue": None, TICK: True}, 2: {TICK: False}}
    assert edits(edited, [1, 2, 3]) == {1: {"volume": "8"}, 2: {"queue": ""}}
    assert ticked(edited, [1, 2, 3]) == {2}


def test_every_table_s_columns_are_those_that_are_read() -> None:
    """A table with exactly the columns that the app names has no column wrong or missing."""
    for name, words in TABLES.items():
        header = TextTable(tuple(words.columns)).data().decode()
        found = checked(**{name.removesuffix(".csv"): header}).of(name)
        assert not [
            problem for problem in found if problem.place.row == 1 and "column" in problem.message
        ]
        assert not RESERVED & words.columns.keys()


def test_files_and_parts_have_names_for_managers() -> None:
    assert [title(name) for name in ALL_FILES][:3] == ["Settings", "Agents", "Forecast"]
    parts = toml_parts(full_files()["scenario.toml"])
    titles = [part_title(part) for part in parts]
    assert titles[:3] == ["Name and format", "Horizon", "Reporting"]
    assert "Queue de-voice" in titles
    horizon = next(part for part in parts if part.keys == ("horizon",))
    assert keys_words(horizon) == "Needs: start, days, time_zone, interval_minutes."
    assert keys_words(toml_parts("[rulez]\n")[1]) == "The planner knows no part of this name."


def test_of_many_problems_the_first_are_listed() -> None:
    rows = "nobody,2027-03-27,2027-03-27,sick,no\n" * (MOST + 1)
    problems = checked(time_off=f"agent,start,end,kind,paid\n{rows}").of("time_off.csv")
    assert len(problems) == MOST + 1
    assert len(row_problems(problems, None)) == MOST
