"""Causes of gaps in sentences, and gaps that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import PlanFolderError
from planner.plan.causes import Kind
from planner.ui.views.gap_causes import SENTENCES, standings, why
from planner.ui.views.gap_rows import gap_rows


def test_every_kind_of_cause_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Kind)


def test_a_cause_is_a_sentence_and_what_concerns_nobody_in_particular() -> None:
    cause = "nobody has the skill: it takes voice and de at C1"
    assert why(cause) == f"{SENTENCES[Kind.NO_SKILL]} It takes voice and de at C1."
    assert standings(cause) == ()


def test_rules_that_stop_people_say_so_and_others_stay_as_they_are() -> None:
    cause = "rules: on queue: 2, serving nothing else; rest, weekly hours and time off: Amy and Ben"
    assert why(cause) == SENTENCES[Kind.RULES]
    assert standings(cause) == (
        ("On queue", "2, serving nothing else"),
        ("Stopped by rest, weekly hours and time off", "Amy and Ben"),
    )


def test_an_unknown_cause_stays_as_it_is_written() -> None:
    assert (why("bad luck"), standings("bad luck")) == ("bad luck", ())


HEADER = "queue,start_utc,end_utc,start_local,end_local,agent_hours_short,late_contacts,cause\n"


@pytest.mark.parametrize(
    "text",
    [None, "a,b\n1,2\n", f"{HEADER}en\n", f"{HEADER}en,soon,later,,,1,1,rules\n", "\xff"],
)
def test_gaps_that_cannot_be_read_are_named_with_the_cure(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "gaps.csv").write_text(text, encoding="latin-1")
    with pytest.raises(PlanFolderError, match=r"gaps\.csv: .* make the plan again"):
        gap_rows(tmp_path)
