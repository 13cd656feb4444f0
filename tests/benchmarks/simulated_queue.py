"""One queue to simulate, and what a simulation says of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SimulatedQueue:
    """A queue with one rate for all its hours; times in seconds, the rate per hour."""

    rate: float
    handle_time: float
    agents: int
    patience: float
    target: float
    hours: int


@dataclass(frozen=True)
class Answer:
    """Contacts that came, were answered in time and gave up; seconds of wall time."""

    contacts: int
    in_time: int
    gave_up: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Contacts simulated per second."""
        return self.contacts / self.seconds
