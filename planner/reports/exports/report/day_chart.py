"""A queue's usual day as a small drawing: agents serving as bars, agents required as a line."""

from __future__ import annotations

import math
from collections.abc import Iterator

from planner.reports.exports.report.markup import Markup, element, joined
from planner.reports.exports.usual_days import UsualDay
from planner.reports.words import count

HOURS = 24
LEFT, TOP, HOUR_WIDTH, HEIGHT, BELOW = 34, 8, 12, 90, 18
WIDTH = LEFT + HOURS * HOUR_WIDTH + 8


def day_chart(day: UsualDay) -> Markup:
    """The drawing, with its queue's name above it."""
    return element("figure", element("figcaption", day.queue), _drawing(day))


def _drawing(day: UsualDay) -> Markup:
    most = max((v for v in (*day.required, *day.serving) if not math.isnan(v)), default=0.0)
    top = max(1.0, float(math.ceil(most)))
    box = f"0 0 {WIDTH} {TOP + HEIGHT + BELOW}"
    return element(
        "svg", _grid(top), joined(*_bars(day, top)), _line(day.required, top), viewBox=box,
        role="img", **{"aria-label": f"{day.queue}: agents by hour"},
    )  # fmt: skip


def _x(hour: int) -> str:
    return f"{LEFT + hour * HOUR_WIDTH}"


def _y(agents: float, top: float) -> str:
    return f"{TOP + HEIGHT * (1 - agents / top):.1f}"


def _grid(top: float) -> Markup:
    """The axes: no agents and the most of them, every sixth hour."""
    levels = [
        joined(
            element(
                "line", x1=_x(0), x2=_x(HOURS), y1=_y(agents, top), y2=_y(agents, top), style="axis"
            ),
            element("text", count(agents), x=f"{LEFT - 6}", y=_y(agents, top), style="agents"),
        )
        for agents in (0.0, top)
    ]
    hours = [
        element("text", f"{hour}", x=_x(hour), y=f"{TOP + HEIGHT + 14}", style="hour")
        for hour in range(0, HOURS + 1, 6)
    ]
    return joined(*levels, *hours)


def _bars(day: UsualDay, top: float) -> Iterator[Markup]:
    for hour, (required, serving) in enumerate(zip(day.required, day.serving, strict=True)):
        if not math.isnan(serving):
            told = f"{hour}:00 required {required:.1f}, serving {serving:.1f}"
            height = f"{HEIGHT * serving / top:.1f}"
            yield element(
                "rect", element("title", told), x=_x(hour), y=_y(serving, top),
                width=f"{HOUR_WIDTH - 1}", height=height, style="serving",
            )  # fmt: skip


def _line(required: tuple[float, ...], top: float) -> Markup:
    """Level over each hour; it breaks off where the queue is closed."""
    steps = []
    for hour, agents in enumerate(required):
        if not math.isnan(agents):
            joins = hour > 0 and not math.isnan(required[hour - 1])
            at = _y(agents, top)
            steps.append(f"{'L' if joins else 'M'}{_x(hour)} {at}L{_x(hour + 1)} {at}")
    return element("path", d="".join(steps), style="required")
