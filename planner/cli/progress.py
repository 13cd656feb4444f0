"""The progress of a search: a live line on a terminal, elsewhere plain lines now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.text import Text

from planner.plan.provenance import relative_gap
from planner.reports.words import count, share

if TYPE_CHECKING:
    from planner.roster import Progress

SHORTEST, LONGEST = 1.0, 60.0
FRAME = 0.2

Show = Callable[["Progress"], None]


def line(progress: Progress) -> str:
    """One line about the search: the plan so far, and what no plan can do better."""
    gap = relative_gap(progress.objective, progress.lower_bound)
    return (
        f"{progress.seconds:5.0f} s  {progress.phase}: "
        f"{count(progress.late_contacts)} late contacts "
        f"(at least {count(progress.late_contacts_bound)}), "
        f"objective {count(progress.objective)}, bound {count(progress.lower_bound)}, "
        f"gap {share(gap)}"
    )


@contextmanager
def shown(console: Console) -> Iterator[Show]:
    """Within it, the function given shows each progress on the console."""
    if not console.is_terminal:
        yield PlainLines(console)
        return
    with Live(console=console, auto_refresh=False) as live:
        yield LiveLine(live)


class LiveLine:
    """A single line that is rewritten, a few times a second at most."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._due = 0.0

    def __call__(self, progress: Progress) -> None:
        """Show it, unless the last one is still fresh."""
        now = time.monotonic()
        if now >= self._due:
            self._due = now + FRAME
            self._live.update(Text(line(progress), no_wrap=True, overflow="ellipsis"), refresh=True)


class PlainLines:
    """A line now and then: after one second, two, four, and so on to a minute."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._pause = SHORTEST
        self._due = 0.0

    def __call__(self, progress: Progress) -> None:
        """Print it when its time has come, by the search's own clock."""
        if progress.seconds >= self._due:
            self._due = progress.seconds + self._pause
            self._pause = min(2 * self._pause, LONGEST)
            self._console.print(line(progress), highlight=False, soft_wrap=True, markup=False)
