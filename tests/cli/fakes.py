"""Stand-ins for the search: its reports of progress, and its answer."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from planner.errors import Conflict, ConflictError
from planner.plan import ON_QUEUE, Schedule, Shift, Stretch

NINE_IN_RIGA = datetime(2027, 3, 1, 7, tzinfo=UTC)
EIGHT_HOURS = timedelta(hours=8)


@dataclass(frozen=True)
class FakeProgress:
    seconds: float = 12.0
    objective: float = 200.0
    lower_bound: float = 150.0
    late_contacts: float = 40.0
    late_contacts_bound: float = 30.0
    phase: str = "search"


@dataclass(frozen=True)
class FakeSolution:
    schedule: Schedule
    objective: float = 0.0
    lower_bound: float = 0.0
    late_contacts_bound: float = 0.0
    optimal: bool = False
    rounds: int = 1


def monday_shift(agent: str = "amy", start: datetime = NINE_IN_RIGA) -> Shift:
    """Eight hours on queue on Monday 2027-03-01, from 09:00 in Riga."""
    end = start + EIGHT_HOURS
    return Shift(agent, date(2027, 3, 1), start, end, (Stretch(start, end, ON_QUEUE),))


@dataclass
class FakeSearch:
    """Answers with one schedule; remembers what it was asked."""

    shifts: tuple[Shift, ...] = (monday_shift(),)
    bound: float = 0.0
    interrupted: str = ""  # "early", "late": when somebody presses Ctrl-C
    conflict: bool = False
    asked: dict[str, Any] = field(default_factory=dict)

    def __call__(self, scenario: object, requirement: object, **settings: Any) -> FakeSolution:
        self.asked = settings
        if self.conflict:
            raise ConflictError([Conflict("amy", ("a pinned shift", "time off"))])
        if self.interrupted == "early":
            _press_ctrl_c()
        hear: Callable[[FakeProgress], None] = settings["on_progress"]
        hear(FakeProgress())
        if self.interrupted == "late":
            _press_ctrl_c()
            assert settings["stop"]()
        return FakeSolution(Schedule(self.shifts), lower_bound=self.bound)


def _press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)
