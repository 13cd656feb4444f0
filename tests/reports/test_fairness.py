"""Who has how many nights and weekends, in a line for each group of peers."""

from __future__ import annotations

from datetime import time

from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import schedule, shift

from planner.plan.fairness import burdens, unfairness
from planner.reports.fairness import fairness_text
from planner.scenario import StartWindow

NIGHTS = tiny_contract(starts=(StartWindow(from_=time(8), to=time(22), every_minutes=60),))
TINY = tiny_scenario(contracts={"full-time": NIGHTS})


def told(*shifts) -> str:
    return fairness_text(burdens(TINY, schedule(TINY, *shifts)), 0.5)


def test_peers_with_equal_burdens_have_one_figure() -> None:
    text = told(
        shift("2027-03-01 22:00", agent="amy"), shift("2027-03-02 22:00", agent="ben"),
    )  # fmt: skip
    assert text.splitlines() == [
        "shared out among peers  agents  nights each  weekends each",
        "riga, full-time              2            1              0",
    ]


def test_a_group_that_differs_by_more_than_one_is_told_with_the_price_of_a_step() -> None:
    # Amy has two nights; that of Friday 5 March reaches into the weekend, and she works Sunday.
    shifts = [
        shift("2027-03-01 22:00"), shift("2027-03-05 22:00"), shift("2027-03-07 09:00"),
    ]  # fmt: skip
    text = told(*shifts)
    assert "riga, full-time              2       0 to 2         0 to 1" in text
    assert text.endswith("what a step is worth: 0.5 late contacts.")
    assert unfairness(TINY, schedule(TINY, *shifts)) == 2 + 1


def test_nobody_without_a_peer_is_told() -> None:
    alone = tiny_scenario(agents={"amy": tiny_agent()})
    assert fairness_text(burdens(alone, schedule(alone, shift("2027-03-06 09:00"))), 0.5) == ""
