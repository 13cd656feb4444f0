"""Tables as text: nothing typed is lost, and rows are numbered as `check` numbers them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from builders import full_files
from hypothesis import given
from hypothesis import strategies as st
from reading_builders import full, problems_of

from planner.scenario.files import TextTable, read_text_table

PETS = TextTable(("name", "kind"), (("Rex", "dog"), ("", ""), ("Tom\nthe second", "cat")))
CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=8)


def test_a_table_is_read_as_it_is_typed() -> None:
    data = b'name, kind \nRex,dog\n\n"Tom\nthe second",cat\n'
    assert read_text_table(data) == PETS


def test_rows_are_numbered_by_the_line_on_which_they_begin() -> None:
    # The header is row 1. Row 4 takes two lines, so that one more would be row 6.
    assert PETS.numbers == (2, 3, 4)
    assert PETS.with_row({"name": "Ida"}).numbers == (2, 3, 4, 6)


def test_check_numbers_rows_alike(tmp_path: Path) -> None:
    rows = 'agent,start,end,kind,paid\n\n"am\ny",2027-03-27,2027-03-27,x,yes\nbad,,,x,no\n'
    places = [problem.place.split(":") for problem in problems_of(full(tmp_path, time_off=rows))]
    table = read_text_table(rows.encode())
    assert table is not None
    assert table.numbers == (2, 3, 5)
    assert {int(place[1]) for place in places} == {3, 5}


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_what_is_written_reads_back(rows: list[tuple[str, str]]) -> None:
    table = TextTable(("a", "b"), tuple(("x" + one, two) for one, two in rows))
    assert read_text_table(table.data()) == table


def test_the_full_scenario_s_tables_are_written_as_they_were() -> None:
    for name, text in full_files().items():
        if name.endswith(".csv"):
            table = read_text_table(text.encode())
            assert table is not None
            assert list(csv.reader(io.StringIO(text))) == [
                list(table.header), *map(list, table.rows)
            ]  # fmt: skip


def test_cells_rows_and_columns_are_changed_and_the_rest_stays() -> None:
    changed = PETS.with_cells({0: {"kind": "wolf", "age": "3"}}).without({1})
    assert changed.header == ("name", "kind", "age")
    assert changed.rows == (("Rex", "wolf", "3"), ("Tom\nthe second", "cat", ""))
    assert changed.column("age") == ("3", "")
    assert changed.column("weight") == ("", "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\nname,kind\n",
        b"name,\nRex,dog\n",
        b"name,name\nRex,dog\n",
        b"name,kind\nRex\n",
        b"name,kind\nRex,dog,brown\n",
        b'name,kind\n"Rex,dog\n',
        b"name,kind\nR\xe9x,dog\n",
        b"name,kind\nRe\0x,dog\n",
        b"PK\x03\x04",
    ],
)
def test_a_file_whose_form_is_faulty_is_no_table(data: bytes) -> None:
    assert read_text_table(data) is None
