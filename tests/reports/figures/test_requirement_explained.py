"""A requirement is shown with what decides it."""

from __future__ import annotations

import plotly.graph_objects as go
from demand_builders import at, email, every_day, row, scenario, voice

from planner.reports.figures import requirement_explained
from planner.scenario import Queue
from planner.staffing import required_agents
from planner.staffing.explained import explain_requirement


def drawn(queue: Queue, *volumes: float, hour: int = 0) -> go.Figure:
    rows = [row(at(i), volume) for i, volume in enumerate(volumes)]
    rows += [row(at(i), 0.0) for i in range(len(volumes), 24)]
    made = scenario(queue, rows)
    return requirement_explained(explain_requirement(made, required_agents(made), "q", hour))


def panel_titles(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_each_target_has_a_panel_with_its_limit_and_the_chosen_number_stands_out() -> None:
    # 24 calls of 300 s an hour are 2 erlangs: four agents for 80/20, five for 40 % occupancy.
    figure = drawn(voice(max_occupancy=0.4), 24.0)
    level, occupancy = figure.data
    assert [line.y0 for line in figure.layout.shapes] == [0.8, 0.4]
    sizes = dict(zip(level.x, level.marker.size, strict=True))
    assert [agents for agents, size in sizes.items() if size == max(sizes.values())] == [5]
    symbols = dict(zip(occupancy.x, occupancy.marker.symbol, strict=True))
    assert (symbols[4], symbols[5]) == ("x", "circle")
    assert panel_titles(figure) == [
        "answered within 20 s: at least 80.0 %, for which 4 agents would do",
        "occupancy: at most 40.0 %, which decides",
    ]


def test_the_title_and_hover_tell_the_numbers() -> None:
    figure = drawn(voice(), 24.0)
    assert figure.layout.title.text == (
        "q: 4 agents required from Mon 2027-03-01 00:00 +00:00 (UTC)"
    )
    assert figure.layout.title.subtitle.text == (
        "24 contacts in 60 min x 5 min 00 s = 2.00 erlangs; Erlang C"
    )
    assert figure.data[0].hovertext[0] == "With 1 agent: 0.0 % answered within 20 s."


def test_many_agents_are_shown_from_a_few_below_the_required() -> None:
    # 1,200 calls of 300 s an hour are 100 erlangs.
    level = drawn(voice(), 1200.0).data[0]
    required = level.x[list(level.marker.size).index(14)]
    assert (level.x[0], level.x[-1]) == (required - 6, required + 4)


def test_email_is_shown_by_the_day_and_the_opening_that_it_waited_for() -> None:
    # Emails of ten minutes, to be answered within four open hours: 24 of them need one agent.
    queue = email(opening_hours=every_day("02:00-18:00"), backlog=12)
    figure = drawn(queue, 0.0, 24.0, 12.0, hour=2)
    assert [(bar.y[0], round(bar.x[0], 9)) for bar in figure.data] == [
        ("waited at the horizon's start", 0.5),
        ("waited at the opening on Mon 1 Mar, 02:00", 1.0),
        ("came in on Mon 1 Mar", 0.5),
    ]
    assert [bar.marker.pattern.shape for bar in figure.data] == ["/", "/", ""]
    assert figure.data[1].hovertext == (
        "24 contacts that waited at the opening on Mon 1 Mar, 02:00<br>need 1 agent now."
    )


def test_no_target_decides_that_somebody_must_be_there() -> None:
    # One call in an hour: a single agent answers far more than 80 % at once.
    figure = drawn(voice(max_occupancy=0.9), 1.0)
    assert figure.layout.title.text.startswith("q: 1 agent required")
    assert [title.rpartition(", ")[2] for title in panel_titles(figure)] == [
        "for which 1 agent would do", "for which 1 agent would do",
    ]  # fmt: skip


def test_a_closed_and_an_empty_hour_say_so() -> None:
    closed = drawn(voice(opening_hours=every_day("08:00-18:00")), hour=2)
    assert panel_titles(closed) == ["The queue is closed."]
    assert panel_titles(drawn(voice(), hour=2)) == ["Nobody comes."]
