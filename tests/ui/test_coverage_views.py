"""What the page Coverage and gaps shows: gaps, days and intervals to pick, and who serves them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from builders import tiny_queue, tiny_scenario
from shifts import at, days_off, schedule, shift

from planner.plan import Coverage, Shift, cover, gaps
from planner.plan.causes import How
from planner.plan.causes.standings import Standings
from planner.reports.zone_choice import CUSTOMERS, SITE, ZoneChoice
from planner.scenario import Horizon, Queue, Scenario, ServiceLevel
from planner.staffing import required_agents
from planner.ui.views.coverage.choosing import days_with_intervals, lengths, same_time, window
from planner.ui.views.coverage.gaps_table import clocks_of, gap_at, gaps_table, worst_first
from planner.ui.views.coverage.interval import IntervalAccount, interval_account
from planner.ui.views.coverage.interval_words import closed_words, gap_words, large_figures
from planner.ui.views.coverage.people import clocks, elsewhere_table, on_queue_table
from planner.ui.views.coverage.picked import Picked, first_pick, interval_at, pick_gap
from planner.ui.views.coverage.totals import window_words
from planner.ui.views.gap_rows import GapRow

RIGA = "Europe/Riga"
LUNCH = (("lunch", "12:00", 60),)
AMY = shift("2027-03-01 09:00", off=LUNCH)
TEN, NOON = 10, 12
"""Hours of Monday, and so the numbers of their intervals: the horizon is cut in hours."""


def coverage(scenario: Scenario, *shifts: Shift) -> Coverage:
    return cover(scenario, required_agents(scenario), schedule(scenario, *shifts))


def account(
    found: Coverage, interval: int, queue: str = "en-voice"
) -> tuple[IntervalAccount, ZoneChoice]:
    standings = Standings(found.scenario, found.schedule)
    return interval_account(found, standings, queue, interval), ZoneChoice(found.scenario)


def gap(
    queue: str = "en-voice", start: str = "09:00", late: float = 1.0, short: float = 1.0
) -> GapRow:
    """An hour of Monday."""
    begin = at(f"2027-03-01 {start}")
    cause = "rules: rest: Amy; weekly hours and rest: Ben and Cat"
    return GapRow(queue, begin, begin + timedelta(hours=1), short, late, cause)


def test_an_interval_tells_who_is_on_queue_and_who_could_have_come() -> None:
    found, zones = account(coverage(tiny_scenario(), AMY), TEN)
    assert [(one.agent, one.minutes, one.share) for one in found.on_queue] == [("amy", 60, 1.0)]
    assert [(standing.agent, standing.how) for standing, _ in found.elsewhere] == [
        ("ben", How.COULD_COME)
    ]
    assert on_queue_table(found, zones).iloc[0].tolist() == [
        "Amy", "riga", "Mon 1 Mar 09:00-17:00", 60, 100.0, "-"
    ]  # fmt: skip
    # Ben may start at 8, 9 or 10, and every one of these shifts holds the hour from 10:00.
    why = elsewhere_table(found, zones).iloc[0]["Why not"]
    assert why.startswith("free: could work Mon 1 Mar ")


def test_the_reason_of_each_who_is_not_on_queue_is_told() -> None:
    scenario = tiny_scenario(time_off=(days_off("2027-03-01", "2027-03-01", "ben"),))
    found, zones = account(coverage(scenario, AMY), NOON)
    assert found.on_queue == ()
    assert set(elsewhere_table(found, zones)["Why not"]) == {"on lunch", "away: time off"}
    assert clocks(found, zones) == f"times in {RIGA}"


def test_who_works_other_hours_that_day_is_told_with_them() -> None:
    # The queue closes at 17:00. Ben works from 8 to 16 and could start at 9 or 10 instead.
    found, zones = account(coverage(tiny_scenario(), shift("2027-03-01 08:00", agent="ben")), 16)
    told = dict(elsewhere_table(found, zones)[["Who", "Why not"]].values.tolist())
    assert told["Ben"] == "works other hours: Mon 1 Mar 08:00-16:00"


def test_who_is_stopped_by_rules_is_told_by_which() -> None:
    # Amy works until 17:00 every day up to Friday, five days, so that Saturday would be a sixth.
    queue = tiny_queue(opening_hours=None)
    scenario = tiny_scenario(queues={"en-voice": queue})
    worked = [shift(f"2027-03-0{day} 09:00") for day in range(1, 6)]
    found, zones = account(coverage(scenario, *worked), 5 * 24 + TEN)
    told = dict(elsewhere_table(found, zones)[["Who", "Why not"]].values.tolist())
    assert told["Amy"] == "stopped by rules: weekly hours, days a week"


def test_half_an_interval_on_queue_counts_as_that() -> None:
    late = shift("2027-03-01 09:00", off=(("coaching", "10:00", 30),))
    found, _ = account(coverage(tiny_scenario(), late), TEN)
    assert [one.minutes for one in found.on_queue] == [30]


def test_somebody_s_time_is_shared_among_the_queues_they_may_serve() -> None:
    queues = {"en-voice": tiny_queue(), "en-chat": tiny_queue(channel="chat")}
    scenario = tiny_scenario(queues=queues)
    amy = account(coverage(scenario, AMY), TEN)[0].on_queue[0]
    chat = account(coverage(scenario, AMY), TEN, "en-chat")[0].on_queue[0]
    assert amy.share + sum(amy.others.values()) == pytest.approx(1.0)
    assert chat.share == pytest.approx(amy.others.get("en-chat", 0.0))


def test_a_closed_interval_asks_nobody() -> None:
    found, _ = account(coverage(tiny_scenario(), AMY), 7)
    assert (found.is_open, found.on_queue, found.elsewhere) == (False, (), ())
    assert closed_words(tiny_queue()) == "The queue is closed then."
    assert "before" in closed_words(deferred())


def deferred() -> Queue:
    return tiny_queue(channel="email", service_level=ServiceLevel(share=0.9, within_hours=8))


def test_an_interval_in_figures() -> None:
    plan = coverage(tiny_scenario(), AMY)
    found, _ = account(plan, TEN)
    assert [figure.value for figure in large_figures(found)[:3]] == [
        "10", str(int(plan.required[0, TEN])), "1"
    ]  # fmt: skip
    assert large_figures(found)[2].note == f"{int(plan.required[0, TEN]) - 1} too few"


def test_gaps_are_sorted_by_what_customers_feel_then_by_people() -> None:
    rows = (gap(late=0, short=5), gap(late=2, short=1), gap(late=0, short=6), gap("gone", late=9))
    ordered = worst_first(rows, tiny_scenario())
    assert [(row.late_contacts, row.agent_hours_short) for row in ordered] == [
        (2, 1), (0, 6), (0, 5)
    ]  # fmt: skip


def test_gaps_are_told_by_the_clock_that_is_chosen() -> None:
    scenario = tiny_scenario(
        queues={"en-voice": tiny_queue(), "us-voice": tiny_queue(time_zone="America/Chicago")}
    )
    rows = (gap(), gap("us-voice"))
    own = gaps_table(rows, ZoneChoice(scenario, CUSTOMERS))
    # 09:00 in Riga (UTC+2) is 01:00 in Chicago (UTC-6).
    assert own["From"].tolist() == [datetime(2027, 3, 1, 9), datetime(2027, 3, 1, 1)]
    assert clocks_of(rows, ZoneChoice(scenario, CUSTOMERS)) == (
        "times by each queue's customers' clock"
    )
    assert clocks_of(rows, ZoneChoice(scenario, SITE)) == f"times in {RIGA}"


def test_a_gap_is_found_by_an_instant_within_it() -> None:
    assert gap_at([gap()], "en-voice", at("2027-03-01 09:59")) == gap()
    assert gap_at([gap()], "en-voice", at("2027-03-01 10:00")) is None
    assert gap_at([gap()], "other", at("2027-03-01 09:00")) is None


def test_a_gap_s_causes_are_told_as_a_list() -> None:
    lines = gap_words(gap(), RIGA).splitlines()
    assert lines[0].startswith(r"Part of a gap\: Mon 2027\-03\-01 09\:00 to 10\:00\, ")
    assert lines[2:] == [
        "- **Stopped by rest**: Amy",
        "- **Stopped by weekly hours and rest**: Ben and Cat",
    ]
    assert gap_words(None, RIGA) == "This interval is in no gap."


def test_at_first_the_worst_gap_is_looked_at_in_its_week() -> None:
    plan = coverage(tiny_scenario(), AMY)
    rows = [
        GapRow(g.queue, g.start, g.end, g.agent_hours_short, g.late_contacts, str(g.cause))
        for g in gaps(plan)
    ]
    zones = ZoneChoice(plan.scenario)
    pick = first_pick(plan, rows, zones)
    assert (pick.queue, pick.first, pick.days) == ("en-voice", date(2027, 3, 1), 7)
    worst = worst_first(rows, plan.scenario)[0]
    assert worst.start <= plan.scenario.grid.instant(pick.interval) < worst.end
    assert first_pick(plan, [], zones) == Picked("en-voice", 9, date(2027, 3, 1), 7)


def test_a_gap_that_is_picked_is_shown_where_it_is_worst() -> None:
    plan = coverage(tiny_scenario(), AMY)
    # On Monday 9 to 17 only Amy is there, and nobody at all while she is at lunch.
    row = GapRow("en-voice", at("2027-03-01 09:00"), at("2027-03-01 17:00"), 8.0, 1.0, "rules")
    assert pick_gap(plan, row, ZoneChoice(plan.scenario)) == Picked(
        "en-voice", NOON, date(2027, 3, 1), 1
    )


def test_a_window_stays_within_the_horizon() -> None:
    grid = tiny_scenario().grid
    assert lengths(grid, RIGA) == (1, 3, 7)
    assert window(grid, RIGA, date(2027, 3, 6), 3).first == date(2027, 3, 5)
    assert window(grid, RIGA, date(2027, 2, 1), 28).days == 7
    # Seven days of Riga touch eight dates of Chicago, of which the first is a Sunday.
    assert lengths(grid, "America/Chicago") == (1, 3, 7, 8)
    assert days_with_intervals(grid, "America/Chicago")[0] == date(2027, 2, 28)


def test_another_day_is_looked_at_at_the_same_time_or_the_nearest() -> None:
    horizon = Horizon(start=date(2027, 3, 27), days=2, time_zone=RIGA, interval_minutes=15)
    grid = horizon.grid()
    sunday = date(2027, 3, 28)
    # Four quarters an hour; on Sunday the clocks jump from 03:00 to 04:00.
    assert same_time(grid, RIGA, 10 * 4, sunday) == 96 + 9 * 4
    assert same_time(grid, RIGA, 3 * 4 + 2, sunday) == 96 + 3 * 4


def test_an_instant_outside_the_horizon_is_its_first_or_last_interval() -> None:
    grid = tiny_scenario().grid
    assert interval_at(grid, grid.start - timedelta(hours=3)) == 0
    assert interval_at(grid, grid.end) == grid.count - 1


def test_a_window_is_summed_up_in_hours_of_agents() -> None:
    plan = coverage(tiny_scenario(), AMY)
    words = window_words(plan, "en-voice", window(plan.scenario.grid, RIGA, date(2027, 3, 1), 1))
    required = float(plan.required[0, 9:17].sum())
    assert np.unique(plan.required[0, 9:17]).size == 1
    assert words.startswith(f"In these days: {required:.0f} agent-hours required, 7 given, ")
    assert f"{required - 7:.0f} short" in words
    assert words.endswith("of 80.")
