"""The line of runs: who is next."""

from __future__ import annotations

from pathlib import Path

from planner.jobs.line import Line


def never() -> bool:
    return False


def test_a_run_is_live_as_long_as_it_holds_its_ticket(tmp_path: Path) -> None:
    line = Line(tmp_path)
    with line.ticket("a"):
        assert line.is_live("a")
    assert not line.is_live("a")


def test_a_ticket_that_nobody_holds_is_no_live_run(tmp_path: Path) -> None:
    (tmp_path / "a.ticket").touch()
    assert not Line(tmp_path).is_live("a")


def test_the_oldest_run_is_next(tmp_path: Path) -> None:
    line = Line(tmp_path)
    with line.ticket("b"), line.ticket("a"), line.ticket("c"):
        assert (line.before("a"), line.before("b"), line.before("c")) == ((), ("a",), ("a", "b"))


def test_the_run_whose_turn_it_is_comes_before_older_ones(tmp_path: Path) -> None:
    line = Line(tmp_path)
    with line.ticket("b"), line.turn("b", withdrawn=never) as mine, line.ticket("a"):
        assert mine
        assert (line.before("a"), line.before("b")) == (("b",), ())


def test_a_turn_ends_with_its_run(tmp_path: Path) -> None:
    line = Line(tmp_path)
    with line.ticket("a"), line.turn("a", withdrawn=never):
        pass
    with line.ticket("b"), line.turn("b", withdrawn=never) as mine:
        assert mine


def test_a_run_that_is_withdrawn_leaves_the_line_without_a_turn(tmp_path: Path) -> None:
    line = Line(tmp_path)
    with (
        line.ticket("a"),
        line.turn("a", withdrawn=never),
        line.ticket("b"),
        line.turn("b", withdrawn=lambda: True) as mine,
    ):
        assert not mine
