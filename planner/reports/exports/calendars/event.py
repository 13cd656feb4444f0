"""A shift as an event of a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256

from planner.clock import MINUTE
from planner.reports.exports.handout import HandedShift
from planner.reports.exports.handout.shift import stretches_text

FIRST_SEQUENCE = datetime(2025, 1, 1, tzinfo=UTC)
DOMAIN = "@shift-planner"


@dataclass(frozen=True)
class Event:
    """One event of an agent's calendar.

    start, end: instants. zone: by whose clock they are told, None for UTC. sequence: the higher of
    two events with the same uid is the newer one. stamp: the instant of its revision.
    """

    uid: str
    start: datetime
    end: datetime
    zone: str | None
    summary: str
    description: str
    sequence: int
    stamp: datetime
    cancelled: bool = False

    def after(self, earlier: Event) -> Event:
        """The event for a calendar that holds an earlier state of it: newer where it changed."""
        if self == replace(earlier, sequence=self.sequence, stamp=self.stamp):
            return earlier
        return replace(self, sequence=max(self.sequence, earlier.sequence + 1))

    def called_off(self, revision: datetime) -> Event:
        """The event cancelled; one that is already stays as it is."""
        if self.cancelled:
            return self
        later = max(sequence_of(revision), self.sequence + 1)
        return replace(self, cancelled=True, sequence=later, stamp=revision)


def event_of(shift: HandedShift, scenario: str, revision: datetime) -> Event:
    """The event of a shift."""
    return Event(
        uid=uid(shift.agent, shift.date, scenario),
        start=shift.start,
        end=shift.end,
        zone=shift.zone,
        summary=f"Shift {shift.hours_text} ({shift.site})",
        description="\n".join(_lines(shift)),
        sequence=sequence_of(revision),
        stamp=revision,
    )


def _lines(shift: HandedShift) -> Sequence[str]:
    breaks = stretches_text(shift, "\n")
    paid = f"{shift.minutes_paid / 60:g} paid hours"
    return (*([breaks] if breaks else []), f"{paid}; times are those of {shift.zone}")


def uid(agent: str, day: date, scenario: str) -> str:
    """The name of an agent's date in a scenario, whatever the hours of the shift.

    The scenario's name is free text: a digest of it stands in its place.
    """
    return f"{day.isoformat()}.{agent}{_suffix(scenario)}"


def is_of(scenario: str, name: str) -> bool:
    """Whether an event's uid is of a scenario."""
    return name.endswith(_suffix(scenario))


def _suffix(scenario: str) -> str:
    return f".{sha256(scenario.encode()).hexdigest()[:16]}{DOMAIN}"


def sequence_of(revision: datetime) -> int:
    """Whole minutes since 2025 began: a later revision has a higher number, 0 before that."""
    return max(0, (revision - FIRST_SEQUENCE) // MINUTE)
