"""The frontier of a repair, kept in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from shifts import shift

from planner.errors import PlannerError
from planner.whatif.repair import Asked, Frontier, read_frontier, write_frontier
from planner.whatif.repair.frontier import FRONTIER, Point

MONDAY = date(2027, 3, 1)


def test_a_frontier_reads_back_as_it_was_written(tmp_path: Path) -> None:
    frontier = Frontier(
        lost=(Asked("amy", MONDAY, shift("2027-03-01 09:00"), None),),
        points=(Point(0, 40.0, 1200.0, 52.0), Point(1, 10.0, 1250.0, 22.5)),
        chosen=1,
        asked=(Asked("ben", MONDAY, None, shift("2027-03-01 09:00", agent="ben")),),
    )
    write_frontier(tmp_path, frontier)
    assert read_frontier(tmp_path) == frontier


def test_a_file_that_is_no_frontier_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match=r"frontier\.json cannot be read: repair the plan again"):
        read_frontier(tmp_path)
    (tmp_path / FRONTIER).write_text('{"points": 3}')
    with pytest.raises(PlannerError, match="repair the plan again"):
        read_frontier(tmp_path)
