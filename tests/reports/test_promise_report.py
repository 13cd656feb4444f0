"""How a plan came to keep its promise, told round by round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from two_queues import two_languages

from planner.errors import PlanFolderError
from planner.plan import Schedule
from planner.promise import Kept, keep_promise, read_rounds, write_kept
from planner.reports.promise import promise_record, promise_text, round_line
from planner.ui.views.simulation import ROUND_MEANINGS, rounds_table


@pytest.fixture(scope="module")
def kept() -> Kept:
    return keep_promise(two_languages(volume=60.0, replications=3), iterations=2)


def test_every_round_has_its_line(kept: Kept) -> None:
    lines = promise_text(kept).splitlines()
    assert lines[1].startswith("by formulas")
    assert [line.split("  ")[0] for line in lines[2:8]] == [f"round {n}" for n in range(1, 7)]


def test_a_target_that_no_plan_reached_is_named(kept: Kept) -> None:
    # Seven agents for what eighteen could do.
    text = promise_text(kept)
    assert "Targets that no plan reached in this time:" in text
    assert "promised 80.0 %" in text


def test_a_better_plan_is_told_beside_the_first(kept: Kept) -> None:
    other = replace(kept.first.plan, schedule=Schedule(()))
    found = replace(kept, chosen=replace(kept.first, plan=other))
    assert "By formulas alone " in promise_text(found)
    assert "whom no round had met" in promise_text(found)
    assert "No round found a better plan" in promise_text(replace(kept, chosen=kept.first))


def test_a_round_says_whether_it_is_the_best_so_far(kept: Kept) -> None:
    assert round_line(replace(kept.first, kept=True)).endswith("; the best so far")
    assert not round_line(replace(kept.first, kept=False)).endswith("; the best so far")


def test_programs_get_the_same(kept: Kept) -> None:
    record = promise_record(kept)
    assert len(record) == len(kept.rounds)
    assert [row["targets_missed"] for row in record] == [2] * len(record)


def test_rounds_read_back_as_they_were(kept: Kept, tmp_path: Path) -> None:
    write_kept(tmp_path / "plan", kept)
    told = read_rounds(tmp_path / "plan")
    assert [one.kept for one in told] == [made.kept for made in kept.rounds]
    assert [one.labour_cost for one in told] == [None] * len(told)
    table = rounds_table(told)
    assert list(table.columns) == list(ROUND_MEANINGS)
    assert table["Plan"].tolist()[:2] == ["by formulas", "round 1"]


def test_a_plan_without_rounds_has_none_and_broken_ones_are_told(tmp_path: Path) -> None:
    assert read_rounds(tmp_path) == ()
    (tmp_path / "rounds.csv").write_text("round,late_contacts\n0,many\n")
    with pytest.raises(PlanFolderError, match="plan again"):
        read_rounds(tmp_path)
