"""The small views: Markdown, problems, zones, gaps, comparisons."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import tiny_scenario

from planner.errors import PlannerError, Problem, ScenarioError
from planner.reports.comparison.section import Cell, Line, Section
from planner.reports.zone_choice import CUSTOMERS, SITE, ZoneChoice
from planner.ui.views.comparison import comparison_table, told_apart
from planner.ui.views.gap_rows import GapRow, gap_rows
from planner.ui.views.markdown import plain
from planner.ui.views.problems import MOST, error_markdown
from planner.ui.views.zones import one_zone, zone_label, zone_options
from planner.whatif.comparison import Verdict


def test_text_of_users_is_no_markdown() -> None:
    assert plain("a_b *c* :red[x] $5") == r"a\_b \*c\* \:red\[x\] \$5"
    assert plain("Jānis, 20 %") == r"Jānis\, 20 \%"


def test_every_problem_has_a_line() -> None:
    problems = [Problem("agents.csv:2:site", "no such site"), Problem("a.csv", "is empty")]
    assert error_markdown(ScenarioError(problems)).splitlines() == [
        "2 problems to mend:",
        "",
        r"- agents\.csv\:2\:site\: no such site",
        r"- a\.csv\: is empty",
    ]


def test_more_problems_than_a_screen_holds_are_counted() -> None:
    problems = [Problem("agents.csv", f"wrong {number}") for number in range(MOST + 5)]
    assert "and 5 more" in error_markdown(ScenarioError(problems)).splitlines()[-1]


def test_another_error_is_told_line_by_line() -> None:
    assert error_markdown(PlannerError("one\ntwo")) == "one  \ntwo"


def test_the_usual_zones_come_first_and_every_zone_is_there_once() -> None:
    options = zone_options()
    assert [zone_label(option) for option in options[:3]] == [
        "each site's own",
        "customers' own",
        "UTC",
    ]
    assert {"Europe/Riga", "Asia/Manila"} <= set(options)
    labels = [zone_label(option) for option in options]
    assert len(labels) == len(set(labels))


def test_every_zone_on_offer_can_be_chosen() -> None:
    for option in zone_options():
        ZoneChoice(tiny_scenario(), option)


@pytest.mark.parametrize(
    ("choice", "zone"), [(SITE, "Europe/Riga"), (CUSTOMERS, "Europe/Riga"), ("UTC", "UTC")]
)
def test_what_belongs_to_no_site_has_the_zone_chosen_or_the_horizon_s(
    choice: str, zone: str
) -> None:
    assert one_zone(tiny_scenario(), choice) == zone


def test_gaps_are_read_as_the_plan_tells_them(tmp_path: Path) -> None:
    (tmp_path / "gaps.csv").write_text(
        "queue,start_utc,end_utc,start_local,end_local,agent_hours_short,late_contacts,cause\n"
        "en,2027-03-01T07:00Z,2027-03-01T08:00Z,2027-03-01T09:00+02:00,2027-03-01T10:00+02:00,"
        '0.5,1.25,"skills: nobody, at all"\n'
    )
    seven = datetime(2027, 3, 1, 7, tzinfo=UTC)
    assert gap_rows(tmp_path) == (
        GapRow("en", seven, seven.replace(hour=8), 0.5, 1.25, "skills: nobody, at all"),
    )


def test_a_comparison_has_a_column_for_each_plan() -> None:
    cells = (Cell("40"), Cell("30", "-10", Verdict.BETTER), Cell("40", "same", Verdict.SAME))
    section = Section(("service by queue", ""), (Line(("en", "late contacts"), cells),))
    table = comparison_table(section, ["mine", "yours", "theirs"])
    assert list(table.columns) == ["Service by queue", "", "mine", "yours", "theirs"]
    assert table.to_numpy().tolist() == [
        ["en", "late contacts", "40", "30 (-10, better)", "40 (same)"]
    ]


def test_plans_of_one_name_are_told_apart() -> None:
    assert told_apart(["a", "b", "a"]) == ["a [1]", "b", "a [2]"]
