"""The progress of a search, on a terminal and elsewhere."""

from __future__ import annotations

import io
import re

from fakes import FakeProgress
from rich.console import Console

from planner.cli.progress import line, shown


def test_a_line_tells_customers_and_the_bound() -> None:
    # (200 - 150) / 200 = 25 %
    assert line(FakeProgress()) == (
        "   12 s  search: 40 late contacts (at least 30), objective 200, bound 150, gap 25.0 %"
    )


def test_plain_lines_come_after_one_two_four_seconds_and_at_last_every_minute() -> None:
    out = io.StringIO()
    with shown(Console(file=out, width=200)) as show:
        for second in range(300):
            show(FakeProgress(seconds=second))
    seconds = [int(found) for found in re.findall(r"^ *(\d+) s ", out.getvalue(), re.MULTILINE)]
    assert seconds == [0, 1, 3, 7, 15, 31, 63, 123, 183, 243]


def test_a_terminal_has_one_line_that_is_rewritten() -> None:
    out = io.StringIO()
    with shown(Console(file=out, width=60, force_terminal=True)) as show:
        for second in range(50):
            show(FakeProgress(seconds=second))
    assert out.getvalue().count("\n") <= 1
    assert "late contacts" in out.getvalue()
