"""The workbook, read back with openpyxl."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from handed_out import (
    KATHMANDU,
    called,
    handout_of,
    in_riga,
    monday_folder,
    risky,
    two_sites,
)
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.plan import QueueService
from planner.reports.exports import Handout, read_handout, workbook_bytes
from planner.reports.exports.handout import CoverageRow, GapRow

SHEETS = ["Summary", "Schedule", "Shifts", "Activities", "Coverage", "Service", "Gaps", "Cost"]
LINK = '=HYPERLINK("http://x","click")'

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Handout:
    return read_handout(monday_folder(tmp_path_factory.mktemp("plans") / "plan"))


def opened(handout: Handout) -> Workbook:
    return load_workbook(io.BytesIO(workbook_bytes(handout)))


def rows_of(sheet: Worksheet) -> Rows:
    """The rows below the headings, which are in row 2."""
    _, headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def formats_of(sheet: Worksheet) -> dict[str, str]:
    """The number formats of the first row below the headings."""
    return {str(a.value): b.number_format for a, b in zip(sheet[2], sheet[3], strict=True)}


def test_a_workbook_has_its_sheets_in_order(handout: Handout) -> None:
    assert opened(handout).sheetnames == SHEETS


def test_every_table_has_fixed_headings_a_filter_and_a_page_that_fits(handout: Handout) -> None:
    for sheet in opened(handout).worksheets[1:]:
        assert sheet.freeze_panes.endswith("3"), sheet.title
        assert sheet.auto_filter.ref.startswith("A2:"), sheet.title
        assert sheet.print_title_rows == "$2:$2", sheet.title
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title


def test_a_shift_has_real_dates_beside_its_zone_and_in_utc(handout: Handout) -> None:
    sheet = opened(handout)["Shifts"]
    amy, nima = rows_of(sheet)
    assert (amy["Start (local)"], amy["End (local)"], amy["Local time of"]) == (
        datetime(2027, 3, 1, 9), datetime(2027, 3, 1, 17), "Europe/Riga"
    )  # fmt: skip
    assert (amy["Start (UTC)"], amy["End (UTC)"]) == (
        datetime(2027, 3, 1, 7), datetime(2027, 3, 1, 15)
    )  # fmt: skip
    # Kathmandu is 5 h 45 min ahead.
    assert (nima["Start (local)"], nima["Start (UTC)"], nima["Local time of"]) == (
        datetime(2027, 3, 1, 22, 15), datetime(2027, 3, 1, 16, 30), KATHMANDU
    )  # fmt: skip
    assert formats_of(sheet)["Start (local)"] == "yyyy-mm-dd hh:mm"


def test_a_shift_tells_its_hours_its_pay_and_its_kind(handout: Handout) -> None:
    sheet = opened(handout)["Shifts"]
    amy, nima = rows_of(sheet)
    assert (amy["Hours"], amy["Paid hours"], amy["Cost"], amy["Kind"]) == (8, 7, 70, "day")
    assert formats_of(sheet)["Cost"] == "[$EUR] #,##0.00"
    assert (nima["Cost"], nima["Kind"]) == (None, "night")


def test_a_night_shift_of_the_spring_change_is_an_hour_longer_on_the_clock(tmp_path: Path) -> None:
    # On 28 March 2027 Riga's clocks go from 03:00 to 04:00: eight hours from 22:00 end at 07:00.
    weekend = two_sites(date(2027, 3, 27), 2)
    (row,) = rows_of(
        opened(handout_of(tmp_path / "plan", weekend, in_riga("2027-03-27 22:00")))["Shifts"]
    )
    assert (row["End (local)"], row["End (UTC)"], row["Hours"]) == (
        datetime(2027, 3, 28, 7), datetime(2027, 3, 28, 4), 8
    )  # fmt: skip


def test_the_schedule_has_an_agent_a_row_and_a_date_a_column(handout: Handout) -> None:
    sheet = opened(handout)["Schedule"]
    amy, nima = rows_of(sheet)
    monday, tuesday = str(datetime(2027, 3, 1)), str(datetime(2027, 3, 2))
    assert (amy["Name"], amy["Site"], amy[monday], amy[tuesday]) == (
        "Amy Ozola", "riga", "09:00-17:00", None
    )  # fmt: skip
    assert (nima["Local time of"], nima[monday]) == (KATHMANDU, "22:15-06:15")


def test_a_shift_in_the_schedule_has_the_colour_of_its_kind_in_the_legend(tmp_path: Path) -> None:
    shifts = (
        in_riga("2027-03-01 09:00"),
        in_riga("2027-03-02 22:00"),
        in_riga("2027-03-06 09:00"),
        in_riga("2027-03-07 20:00"),
    )
    sheet = opened(handout_of(tmp_path / "plan", two_sites(), *shifts))["Schedule"]
    colours = {cell.value: cell.fill.start_color.rgb for row in sheet for cell in row if cell.value}
    plain = Workbook().worksheets[0]["A1"].fill.start_color.rgb
    assert colours["09:00-17:00"] != plain  # the later of the two, on Saturday
    assert colours["22:00-06:00"] == colours["night"]
    assert colours["09:00-17:00"] == colours["weekend"]
    assert colours["20:00-04:00"] == colours["night at a weekend"]
    assert len({colours[kind] for kind in ("night", "weekend", "night at a weekend")}) == 3


def test_breaks_have_a_row_each(handout: Handout) -> None:
    (lunch,) = rows_of(opened(handout)["Activities"])
    assert (lunch["Agent"], lunch["Activity"], lunch["Minutes"]) == ("amy", "lunch", 60)
    assert (lunch["Start (local)"], lunch["Start (UTC)"]) == (
        datetime(2027, 3, 1, 12), datetime(2027, 3, 1, 10)
    )  # fmt: skip


# --- coverage, service, gaps, cost ----------------------------------------------------


def quarter(minute: int, serving: float, *, is_open: bool = True, **changes: Any) -> CoverageRow:
    """A quarter of 09:00 to 10:00 in Riga with two contacts and two agents required."""
    row = CoverageRow(
        queue="en-voice",
        start_utc=datetime.fromisoformat(f"2027-03-01T07:{minute:02d}+00:00"),
        start_local=datetime.fromisoformat(f"2027-03-01T09:{minute:02d}+02:00"),
        open=is_open,
        volume=2.0,
        required=2.0,
        serving=serving,
        net=serving - 2,
        present=3.0,
        late_contacts=0.5,
    )
    return replace(row, **changes)


def test_coverage_is_told_by_the_hour_over_its_open_intervals(handout: Handout) -> None:
    rows = (quarter(0, 1.0), quarter(15, 2.0), quarter(30, 9.0, is_open=False))
    (hour,) = rows_of(opened(replace(handout, coverage=rows))["Coverage"])
    assert (hour["Contacts"], hour["Late contacts"]) == (6, 1.5)
    assert (hour["Required"], hour["Serving"], hour["Net"]) == (2, 1.5, -0.5)
    assert (hour["Start (customers' clock)"], hour["Offset"]) == (
        datetime(2027, 3, 1, 9), "UTC+02:00"
    )  # fmt: skip


def test_both_hours_of_a_doubled_one_are_told(tmp_path: Path) -> None:
    # On 31 October 2027 Riga's day has 25 hours, two of them from 03:00.
    sunday = two_sites(date(2027, 10, 31), 1)
    rows = rows_of(opened(handout_of(tmp_path / "plan", sunday))["Coverage"])
    threes = [row for row in rows if row["Start (customers' clock)"].hour == 3]
    assert len(rows) == 25
    assert [row["Offset"] for row in threes] == ["UTC+03:00", "UTC+02:00"]
    assert [row["Start (UTC)"].hour for row in threes] == [0, 1]


def test_closed_hours_in_which_nothing_arrives_are_left_out(handout: Handout) -> None:
    closed = quarter(0, 0.0, is_open=False, volume=0.0, late_contacts=0.0)
    assert not rows_of(opened(replace(handout, coverage=(closed,)))["Coverage"])


def test_short_hours_are_orange_and_those_over_are_blue(handout: Handout) -> None:
    ((places, rules),) = opened(handout)["Coverage"].conditional_formatting._cf_rules.items()
    assert str(places.sqref).startswith("H3:H")
    told = [(rule.operator, rule.formula, rule.dxf.fill.end_color.rgb) for rule in rules]
    assert told == [
        ("lessThanOrEqual", ["-1"], "FFF0A64A"),
        ("lessThanOrEqual", ["-0.05"], "FFFDE3BF"),
        ("greaterThanOrEqual", ["2"], "FF7DB8DE"),
        ("greaterThanOrEqual", ["1"], "FFCFE5F5"),
    ]


def test_service_is_told_in_per_cent_and_a_wait_without_end_in_words(handout: Handout) -> None:
    day = QueueService(
        "en-voice", date(2027, 3, 1), 40.0, 2.0, 0.75, 0.8, 0.05, float("inf"), 0.9, None
    )
    sheet = opened(replace(handout, service=(day, replace(day, date=None))))["Service"]
    first, horizon = rows_of(sheet)
    assert first["Date (customers' clock)"] == datetime(2027, 3, 1)
    assert horizon["Date (customers' clock)"] == "whole horizon"
    assert (first["In time"], first["Target"], first["Waiting at end"]) == (0.75, 0.8, None)
    assert formats_of(sheet)["In time"] == "0.0%"
    assert first["Mean wait (seconds)"] == "no end"


def test_the_worst_gap_comes_first_with_its_cause(handout: Handout) -> None:
    at = datetime.fromisoformat("2027-03-01T09:00+02:00")
    small = GapRow("en-voice", at, at, at, at, 3.0, 0.5, "rules: rest: Amy Ozola")
    large = replace(small, late_contacts=2.0, cause="nobody has the skill")
    first, second = rows_of(opened(replace(handout, gaps=(small, large)))["Gaps"])
    assert (first["Late contacts"], first["Cause"], first["Who, and why"]) == (
        2, "nobody has the skill", None
    )  # fmt: skip
    assert (second["Cause"], second["Who, and why"]) == ("rules", "rest: Amy Ozola")


def test_cost_is_told_of_sites_first_and_is_empty_where_a_rate_is_unknown(handout: Handout) -> None:
    rows = rows_of(opened(handout)["Cost"])
    told = [(row["Site"], row["Agent"], row["Paid hours"], row["Cost"]) for row in rows]
    assert told == [
        ("kathmandu", None, 8, None),
        ("riga", None, 7, 70),
        ("kathmandu", "nima", 8, None),
        ("riga", "amy", 7, 70),
    ]


def test_the_summary_tells_figures_their_meaning_and_the_terms(handout: Handout) -> None:
    rows = [row[:4] for row in opened(handout)["Summary"].iter_rows(values_only=True)]
    told = {row[0]: row[1:] for row in rows}
    assert told["late contacts"][0] == pytest.approx(handout.figures.late_contacts)
    assert "no plan that keeps the hard rules" in str(told["the fewest possible"][1])
    weighed = rows[rows.index(next(r for r in rows if str(r[0]).startswith("What is weighed"))) :]
    worths = [row[3] for row in weighed[1:-1]]
    assert weighed[-1][3] == pytest.approx(sum(map(float, worths)))  # type: ignore[arg-type]


def test_the_summary_says_when_shifts_were_edited(handout: Handout) -> None:
    rows = opened(replace(handout, edited=True))["Summary"].iter_rows(values_only=True)
    assert any("edited after the plan was made" in str(row[0]) for row in rows)


# --- texts ----------------------------------------------------------------------------


def test_no_text_becomes_a_formula_an_error_or_a_link(handout: Handout) -> None:
    for name in (LINK, "+1", "-1", "@SUM(1)", "#N/A", "1", "2027-03-01", "<script>"):
        book = opened(called(handout, name))
        cells = [c for sheet in book for row in sheet for c in row if c.value is not None]
        assert [cell.data_type for cell in cells if cell.value == name].count("s") >= 4, name
        assert not [cell for cell in cells if cell.data_type in "ef" or cell.hyperlink], name


def test_a_text_that_looks_like_a_formula_stays_a_text_when_edited(handout: Handout) -> None:
    cell = opened(called(handout, LINK))["Shifts"]["B3"]
    assert (cell.value, cell.quotePrefix) == (LINK, True)
    assert not opened(handout)["Shifts"]["B3"].quotePrefix


@settings(max_examples=25)
@given(name=risky)
def test_any_name_is_read_back_as_it_is(handout: Handout, name: str) -> None:
    cell = opened(called(handout, name))["Schedule"]["B3"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_a_plan_without_shifts_has_a_workbook(tmp_path: Path) -> None:
    book = opened(handout_of(tmp_path / "plan", two_sites()))
    assert not rows_of(book["Shifts"])
    assert [row["Agent"] for row in rows_of(book["Schedule"])] == ["amy", "nima"]
