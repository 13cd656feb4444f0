"""The flat table, read back as a spreadsheet and a program would."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from handed_out import SIGNS, called, handout_of, in_riga, monday_folder, risky, two_sites
from hypothesis import given

from planner.reports.exports import Handout, flat_csv, read_handout

COLUMNS = (
    "agent,name,site,date,start_local,end_local,time_zone,start_utc,end_utc,paid_hours,cost,"
    "currency,breaks"
)


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Handout:
    return read_handout(monday_folder(tmp_path_factory.mktemp("plans") / "plan"))


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def test_a_flat_table_begins_with_the_mark_of_utf_8_and_its_columns(handout: Handout) -> None:
    assert flat_csv(handout).splitlines()[0] == f"\ufeff{COLUMNS}"


def test_a_row_tells_a_shift_in_local_time_and_in_utc(handout: Handout) -> None:
    amy, nima = rows_of(flat_csv(handout))
    assert list(amy.values()) == [
        "amy", "Amy Ozola", "riga", "2027-03-01", "2027-03-01 09:00", "2027-03-01 17:00",
        "Europe/Riga", "2027-03-01 07:00", "2027-03-01 15:00", "7.00", "70.00", "EUR",
        "12:00-13:00 lunch",
    ]  # fmt: skip
    # Kathmandu is 5 h 45 min ahead; its rate is not known.
    assert (nima["start_utc"], nima["cost"], nima["breaks"]) == ("2027-03-01 16:30", "", "")


def test_a_break_in_a_doubled_hour_is_told_with_its_offset(tmp_path: Path) -> None:
    # On 31 October 2027 Riga's clocks go from 04:00 back to 03:00. An hour's break that begins four
    # and a half hours after 22:00, +03:00, begins at 02:30 and ends at 03:30 the first time.
    night = in_riga("2027-10-30 22:00", off=(("lunch", "2027-10-31 02:30", 60),))
    (row,) = rows_of(flat_csv(handout_of(tmp_path / "plan", two_sites(night.date, 2), night)))
    assert row["breaks"] == "02:30-03:30 (UTC+03:00) lunch"


@pytest.mark.parametrize("sign", SIGNS)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(handout: Handout, sign: str) -> None:
    name = f'{sign}HYPERLINK("http://x")'
    assert rows_of(flat_csv(called(handout, name)))[0]["name"] == f"'{name}"


def test_a_site_that_looks_like_a_formula_gets_one_too(handout: Handout) -> None:
    shifts = tuple(replace(shift, site="=1+1") for shift in handout.shifts)
    assert rows_of(flat_csv(replace(handout, shifts=shifts)))[0]["site"] == "'=1+1"


@given(name=risky)
def test_any_name_keeps_its_row_and_never_begins_like_a_formula(
    handout: Handout, name: str
) -> None:
    rows = rows_of(flat_csv(called(handout, name)))
    assert len(rows) == 2
    assert rows[0]["name"].removeprefix("'") == name.removeprefix("'")
    assert not rows[0]["name"].startswith(tuple(SIGNS))
