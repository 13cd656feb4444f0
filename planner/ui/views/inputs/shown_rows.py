"""Which rows of a table are shown: those of a queue, of a day, those with problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.scenario.files import TextTable

MOST_SHOWN = 2_000
DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Wanted:
    """Rows of a queue, or whose `start` has a date, None for any; of these only some numbers."""

    queue: str | None = None
    day: str | None = None
    numbers: frozenset[int] | None = None

    def cells(self) -> dict[str, str]:
        """What a new row has to say to be among them."""
        queue = {} if self.queue is None else {"queue": self.queue}
        return queue if self.day is None else {**queue, "start": f"{self.day}T00:00"}


def queues(table: TextTable) -> list[str]:
    """The queues that a forecast names, in the order of the file."""
    return list(dict.fromkeys(filter(None, map(str.strip, table.column("queue")))))


def days(table: TextTable) -> list[str]:
    """The dates that a forecast's periods begin with, as they are written."""
    found = (DATE.match(cell.strip()) for cell in table.column("start"))
    return sorted({match[0] for match in found if match})


def wanted_rows(table: TextTable, wanted: Wanted) -> Iterator[int]:
    """The positions of the rows wanted; a blank row, which may be a new one, always is."""
    queue, start = table.column("queue"), table.column("start")
    for row, number in enumerate(table.numbers):
        fits = (
            (wanted.queue is None or queue[row].strip() == wanted.queue)
            and (wanted.day is None or start[row].strip().startswith(wanted.day))
            and (wanted.numbers is None or number in wanted.numbers)
        )
        if fits or not any(table.rows[row]):
            yield row
