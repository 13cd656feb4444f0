"""The timeline: bars along elapsed time, in rows of agents."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import days_off, row, schedule, shift

from planner.plan import Schedule
from planner.reports.figures import GroupBy, LocalDays, timeline
from planner.reports.figures.shift_changes import shift_changes
from planner.scenario import Break, Horizon, Scenario, Site

RIGA = "Europe/Riga"
MONDAY = LocalDays(date(2027, 3, 1), 1, RIGA)
WEEK = LocalDays(date(2027, 3, 1), 7, RIGA)
BREAKS = (
    Break(name="lunch", minutes=30, paid=False, earliest=180, latest=300),
    Break(name="tea", minutes=15, paid=True, earliest=60, latest=120),
)
TINY = tiny_scenario(contracts={"full-time": tiny_contract(breaks=BREAKS)})
HOUR = 3_600_000


def drawn(
    plan: Schedule, days: LocalDays = MONDAY, scenario: Scenario = TINY, **options: Any
) -> go.Figure:
    return timeline(scenario, plan, list(scenario.agents), days, **options)


def bars(figure: go.Figure, kind: str) -> list[tuple[int, str, float]]:
    """The row, the beginning in UTC and the length in hours of every bar of a kind."""
    trace = next(trace for trace in figure.data if trace.name == kind)
    return [
        (y, f"{base:%d %H:%M}", x / HOUR)
        for y, base, x in zip(trace.y, trace.base, trace.x, strict=True)
    ]


def words(figure: go.Figure, kind: str) -> str:
    return next(trace for trace in figure.data if trace.name == kind).hovertext[0]


def test_a_shift_across_the_spring_change_is_as_long_as_it_lasts() -> None:
    horizon = Horizon(start=date(2027, 3, 22), days=7, time_zone=RIGA, interval_minutes=60)
    scenario = TINY.model_copy(update={"horizon": horizon})
    night = schedule(scenario, shift("2027-03-27 22:00", hours=8))
    figure = drawn(night, LocalDays(date(2027, 3, 22), 7, RIGA), scenario)
    # 22:00 in winter time is 20:00 UTC; eight hours on it is 07:00 in summer time.
    assert bars(figure, "shift") == [(1, "27 20:00", 8)]
    assert words(figure, "shift") == (
        "Amy works Sat 2027-03-27 22:00 to Sun 07:00: 8 h, of which 8 h are paid."
    )


def test_up_to_three_days_show_what_a_shift_consists_of() -> None:
    off = (("lunch", "12:00", 30), ("tea", "09:00", 15), ("coaching", "15:00", 60))
    figure = drawn(schedule(TINY, shift("2027-03-01 08:00", off=off)))
    assert [trace.name for trace in figure.data] == [
        "on queue", "paid break", "unpaid break", "training or meeting",
    ]  # fmt: skip
    # Riga is two hours ahead of UTC.
    assert bars(figure, "on queue") == [
        (1, "01 06:00", 1), (1, "01 07:15", 2.75), (1, "01 10:30", 2.5),
    ]  # fmt: skip
    assert bars(figure, "unpaid break") == [(1, "01 10:00", 0.5)]
    assert words(figure, "training or meeting") == (
        "Amy works Mon 2027-03-01 08:00 to 16:00: 8 h, of which 7.5 h are paid.<br>"
        "coaching: Mon 2027-03-01 15:00 to 16:00."
    )


def test_longer_windows_show_shifts_alone() -> None:
    plan = schedule(TINY, shift("2027-03-01 08:00", off=(("lunch", "12:00", 30),)))
    assert [trace.name for trace in drawn(plan, WEEK).data] == ["shift"]


def test_agents_stand_under_their_sites_or_teams() -> None:
    manila = Site(time_zone="Asia/Manila", country="PH", currency="PHP")
    agents = {
        "amy": tiny_agent("amy", team="Blue"),
        "bea": tiny_agent("bea", site="manila"),
        "cat": tiny_agent("cat"),
    }
    scenario = tiny_scenario(sites={**TINY.sites, "manila": manila}, agents=agents)
    plan = schedule(scenario, shift("2027-03-01 08:00", agent="cat"))
    by_site = drawn(plan, WEEK, scenario)
    assert by_site.layout.yaxis.ticktext == (
        "<b>riga</b>", "Amy", "Cat", "<b>manila</b>", "Bea",
    )  # fmt: skip
    assert bars(by_site, "shift") == [(2, "01 06:00", 8)]
    by_team = drawn(plan, WEEK, scenario, group_by=GroupBy.TEAM)
    assert by_team.layout.yaxis.ticktext == (
        "<b>Blue</b>", "Amy", "<b>no team</b>", "Bea", "Cat",
    )  # fmt: skip


def test_another_zone_moves_labels_and_words_but_no_bar() -> None:
    plan = schedule(TINY, shift("2027-03-01 08:00"))
    figure = drawn(plan, LocalDays(date(2027, 3, 1), 7, "Asia/Kathmandu"))
    assert bars(figure, "shift") == bars(drawn(plan, WEEK), "shift")
    # 06:00 UTC is 11:45 in Kathmandu.
    assert words(figure, "shift") == (
        "Amy works Mon 2027-03-01 11:45 to 19:45: 8 h, of which 8 h are paid.<br>"
        "In Europe/Riga that is Mon 2027-03-01 08:00 to 16:00."
    )


def test_only_what_reaches_into_the_window_is_drawn() -> None:
    plan = schedule(
        TINY, shift("2027-03-01 20:00"), shift("2027-03-03 08:00", agent="ben"),
    )  # fmt: skip
    tuesday = drawn(plan, LocalDays(date(2027, 3, 2), 1, RIGA))
    assert bars(tuesday, "on queue") == [(1, "01 18:00", 8)]


def test_shifts_from_before_the_horizon_and_time_off_are_drawn() -> None:
    scenario = TINY.model_copy(
        update={
            "shifts": (row("2027-02-28 20:00"),),
            "time_off": (days_off("2027-03-02", "2027-03-03", "ben"),),
        }
    )
    figure = drawn(schedule(scenario), WEEK, scenario)
    assert bars(figure, "shift") == [(1, "28 18:00", 8)]
    assert bars(figure, "time off") == [(2, "01 22:00", 48)]
    assert words(figure, "time off").startswith("Ben is off (holiday) Tue 2027-03-02 00:00 to Thu")


def test_changes_against_a_baseline_are_outlined_and_dropped_shifts_drawn() -> None:
    before = schedule(
        TINY, shift("2027-03-01 08:00"), shift("2027-03-02 08:00"), shift("2027-03-03 08:00")
    )  # fmt: skip
    after = schedule(
        TINY, shift("2027-03-01 08:00"), shift("2027-03-02 10:00"), shift("2027-03-04 08:00")
    )  # fmt: skip
    figure = drawn(after, WEEK, baseline=before)
    assert bars(figure, "changed or new") == [(1, "02 08:00", 8), (1, "04 06:00", 8)]
    assert bars(figure, "dropped") == [(1, "03 06:00", 8)]
    moved, new = figure.data[-1].hovertext
    assert moved.endswith("<br>Before: Tue 2027-03-02 08:00 to 16:00.")
    assert new.endswith("<br>Before: no shift.")
    assert words(figure, "dropped") == "Amy no longer works Wed 2027-03-03 08:00 to 16:00."


def test_breaks_that_move_change_nothing() -> None:
    early = schedule(TINY, shift("2027-03-01 08:00", off=(("lunch", "11:00", 30),)))
    late = schedule(TINY, shift("2027-03-01 08:00", off=(("lunch", "12:00", 30),)))
    changes = shift_changes(early, late)
    assert (dict(changes.before), changes.dropped) == ({}, ())


def test_a_name_with_markup_is_shown_as_it_is() -> None:
    scenario = tiny_scenario(agents={"amy": tiny_agent("amy", name="<b>Amy</b>")})
    figure = drawn(schedule(scenario, shift("2027-03-01 08:00")), WEEK, scenario)
    assert figure.layout.yaxis.ticktext[1] == "&lt;b&gt;Amy&lt;/b&gt;"
    assert words(figure, "shift").startswith("&lt;b&gt;Amy&lt;/b&gt; works")
