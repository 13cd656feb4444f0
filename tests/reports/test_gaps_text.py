"""Gaps beside a plan: all of the worst in a table, those that people could fill at length."""

from __future__ import annotations

from dataclasses import replace

from builders import tiny_agent
from covered_days import covered, one_day

from planner.plan import gaps
from planner.plan.causes import Cause, Kind
from planner.reports.gaps import NO_GAPS, gaps_text

SCENARIO = one_day(agents={"amy": tiny_agent()})


def test_a_gap_that_somebody_could_fill_is_told_at_length() -> None:
    text = gaps_text(SCENARIO, gaps(covered(SCENARIO)))
    assert "could be covered" in text.splitlines()[1]
    assert "en-voice  Mon 2027-03-01 09:00 to 17:00 (Europe/Riga): " in text
    assert "  - free: Amy (Mon 1 March 09:00-17:00: about " in text


def test_a_gap_that_nobody_can_fill_stands_in_the_table_alone() -> None:
    (gap,) = gaps(covered(SCENARIO))
    closed = replace(gap, cause=Cause(Kind.CLOSED, ("no open hour",)))
    text = gaps_text(SCENARIO, [closed])
    assert "closed until the horizon ends" in text.splitlines()[1]
    assert "no open hour" not in text


def test_a_plan_without_gaps_says_so() -> None:
    assert gaps_text(SCENARIO, []) == NO_GAPS
