"""The best plan so far, kept on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import tiny_scenario
from shifts import schedule, shift

from planner.plan.so_far import SoFar

SCENARIO = tiny_scenario()
ONE = schedule(SCENARIO, shift("2027-03-01 09:00"))
TWO = schedule(SCENARIO, shift("2027-03-01 09:00"), shift("2027-03-02 09:00"))


@pytest.fixture
def so_far(tmp_path: Path) -> SoFar:
    return SoFar(tmp_path / "plan", SCENARIO)


def test_nothing_was_left_where_nothing_was_kept(so_far: SoFar) -> None:
    assert so_far.left_behind() is None


def test_what_is_kept_last_is_left_behind(so_far: SoFar, tmp_path: Path) -> None:
    so_far.keep(ONE)
    so_far.keep(TWO)
    assert SoFar(tmp_path / "plan", SCENARIO).left_behind() == TWO
    assert not (tmp_path / "plan").exists()


def test_what_was_made_of_other_inputs_is_not_gone_on_from(so_far: SoFar, tmp_path: Path) -> None:
    so_far.keep(ONE)
    other = SCENARIO.model_copy(update={"name": "Other"})
    assert SoFar(tmp_path / "plan", other).left_behind() is None


def test_at_the_end_nothing_stays(so_far: SoFar, tmp_path: Path) -> None:
    so_far.keep(ONE)
    so_far.remove()
    so_far.remove()
    assert list(tmp_path.iterdir()) == []
