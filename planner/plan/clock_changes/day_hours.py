"""Which minutes of a local day something holds for, whatever the date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.scenario import Contract, Queue

A_DAY = 1440


@dataclass(frozen=True)
class DayHours:
    """Minutes after local midnight, from 0 to 1439."""

    minutes: frozenset[int]

    def shifted(self, minutes: int) -> DayHours:
        """The same moments by a clock that is so many minutes ahead of this one."""
        return DayHours(frozenset((minute + minutes) % A_DAY for minute in self.minutes))

    def both(self, other: DayHours) -> DayHours:
        """The minutes that this and another have in common."""
        return DayHours(self.minutes & other.minutes)

    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Runs [first, end) in minutes after midnight; one past midnight ends after 1440."""
        if len(self.minutes) in (0, A_DAY):
            return ((0, A_DAY),) if self.minutes else ()
        firsts = sorted(m for m in self.minutes if (m - 1) % A_DAY not in self.minutes)
        return tuple((first, self._end(first)) for first in firsts)

    def _end(self, first: int) -> int:
        end = first + 1
        while end % A_DAY in self.minutes:
            end += 1
        return end


def possible_hours(contracts: Iterable[Contract]) -> DayHours:
    """From each start that a contract offers to the end of its longest shift."""
    return _spanned(
        (start, start + max(contract.shift_minutes))
        for contract in contracts
        for window in contract.starts
        for start in window.minutes_of_day()
    )


def opening_hours(queue: Queue) -> DayHours:
    """When the queue is open on at least one weekday."""
    if queue.opening_hours is None:
        return DayHours(frozenset(range(A_DAY)))
    days = queue.opening_hours.weekdays.values()
    return _spanned(window.minutes for windows in days for window in windows)


def _spanned(spans: Iterable[tuple[int, int]]) -> DayHours:
    return DayHours(
        frozenset(minute % A_DAY for first, end in spans for minute in range(first, end))
    )
