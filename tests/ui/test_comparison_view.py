"""The shifts that compared plans change, as tables of the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import tiny_scenario
from finished_plans import plan_folder
from shifts import shift

from planner.ui.views.comparison import changes_table, changes_title, counts_table
from planner.whatif.comparison import Comparison, compare, read_record


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    """Amy comes an hour later, and Ben has the day off."""
    scenario = tiny_scenario()
    now = [shift("2027-03-01 08:00", agent=agent) for agent in ("amy", "ben")]
    folders = {
        "in force": plan_folder(tmp_path / "now", scenario, *now),
        "planned": plan_folder(tmp_path / "then", scenario, shift("2027-03-01 09:00")),
    }
    return compare([read_record(folder, label=name) for name, folder in folders.items()])


def test_changed_shifts_are_counted(comparison: Comparison) -> None:
    (row,) = counts_table(comparison, ["in force", "planned"]).to_dict("records")
    assert row == {
        "Shifts beside in force": "planned",
        "Kept": "0",
        "Moved": "1",
        "Dropped": "1",
        "New": "0",
        "Agents concerned": "2",
        "Days compared": "2027-03-01 to 2027-03-07",
    }


def test_every_changed_shift_is_told_the_largest_change_first(comparison: Comparison) -> None:
    (changed,) = comparison.changes
    assert changes_title(changed, "in force", "planned") == "2 changes from in force to planned"
    table = changes_table(changed)
    assert list(table.columns) == ["Agent", "Starts on", "Was", "Is", "Clock", "Differs by"]
    assert table.to_numpy().tolist() == [
        ["ben", "Mon 2027-03-01", "08:00-16:00", "free", "Europe/Riga", "8 h"],
        ["amy", "Mon 2027-03-01", "08:00-16:00", "09:00-17:00", "Europe/Riga", "2 h"],
    ]
