"""Required against serving over a window of local days."""

from __future__ import annotations

from datetime import date, datetime

import plotly.graph_objects as go
from builders import tiny_queue
from covered_days import covered, emails, one_day
from shifts import shift

from planner.reports.figures import LocalDays, required_and_serving

MONDAY = LocalDays(date(2027, 3, 1), 1, "Europe/Riga")
# Ten calls of 300 s an hour from 09:00 to 17:00 require three agents at 80/20. Amy is one.
AT_LEAST_TWO = {"en-voice": tiny_queue(min_agents=2)}
COVERAGE = covered(one_day(queues=AT_LEAST_TWO), shift("2027-03-01 09:00"))


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(one for one in figure.data if one.name == name)


def steps(figure: go.Figure, name: str) -> list[tuple[str, float]]:
    """When a line changes, in UTC, and to what."""
    line = trace(figure, name)
    return [(f"{x:%d %H:%M}", y) for x, y in zip(line.x, line.y, strict=True)]


def test_lines_step_where_they_change_in_utc() -> None:
    figure = required_and_serving(COVERAGE, "en-voice", MONDAY)
    # The horizon is Monday in Riga: 22:00 UTC to 22:00 UTC.
    ends = [("28 22:00", 0), ("01 07:00", 3), ("01 15:00", 0), ("01 22:00", 0)]
    assert steps(figure, "required") == ends
    assert steps(figure, "serving") == [(x, min(y, 1)) for x, y in ends]
    assert {trace(figure, name).line.shape for name in ("required", "serving")} == {"hv"}


def test_the_gap_between_them_is_hatched() -> None:
    figure = required_and_serving(COVERAGE, "en-voice", MONDAY)
    floor, short = figure.data[:2]
    assert max(floor.y) == 1
    assert (short.name, max(short.y), short.fill, short.fillpattern.shape) == (
        "short", 3, "tonexty", "/",
    )  # fmt: skip


def test_hover_at_the_middle_of_an_interval_is_a_sentence() -> None:
    hover = required_and_serving(COVERAGE, "en-voice", MONDAY).data[-1]
    words = dict(zip(hover.x, hover.hovertext, strict=True))
    assert words[datetime(2027, 3, 1, 7, 30)] == (
        "Mon 2027-03-01 09:00 +02:00<br>3 agents required, 1 serving: 2 short.<br>"
        "People on queue who may serve it: 1."
    )
    assert words[datetime(2027, 3, 1, 6, 30)] == "Mon 2027-03-01 08:00 +02:00<br>closed."


def test_presence_is_drawn_where_it_is_asked_for() -> None:
    plain = required_and_serving(COVERAGE, "en-voice", MONDAY)
    present = required_and_serving(COVERAGE, "en-voice", MONDAY, present=True)
    assert "people who may serve it" not in [one.name for one in plain.data]
    assert max(trace(present, "people who may serve it").y) == 1
    assert set(trace(present, "people present at least").y) == {2}


def test_work_that_waits_is_said_to_be_made_up_later() -> None:
    figure = required_and_serving(covered(emails({9: 4.0})), "mail", MONDAY)
    assert "made up later" in figure.layout.title.subtitle.text


def test_a_window_outside_the_horizon_has_no_lines() -> None:
    figure = required_and_serving(COVERAGE, "en-voice", LocalDays(date(2027, 4, 1), 1, "UTC"))
    assert not trace(figure, "required").x
