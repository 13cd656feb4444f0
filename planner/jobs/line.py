"""The line in which runs wait for their turn: one on a machine, one turn at a time.

Every live run holds the lock of its ticket, a file of the line's folder that bears the run's
id. The system lets go of the lock however the process ends, so that a held ticket is a live
run. Ids sort by age; the oldest waiting run is the next that may take the turn, a lock of its
own.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

# The folder of the line, where it is not to be the machine's.
SETTING = "PLANNER_LINE"
PAUSE = 0.1
TICKET = ".ticket"


@dataclass(frozen=True)
class Line:
    """The line of a machine, kept in a folder."""

    folder: Path

    @contextmanager
    def ticket(self, run: str) -> Iterator[None]:
        """Within it, the run stands in line or has its turn."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self._ticket(run)):
            try:
                yield
            finally:
                self.forget(run)

    @contextmanager
    def turn(self, run: str, *, withdrawn: Callable[[], bool]) -> Iterator[bool]:
        """Waits for the run's turn, and holds it; False where it was withdrawn meanwhile."""
        lock = FileLock(self.folder / "turn")
        while not (withdrawn() or self._takes(lock, run)):
            time.sleep(PAUSE)
        try:
            yield lock.is_locked
        finally:
            lock.release()

    def is_live(self, run: str) -> bool:
        """Whether a run's process lives, in line or having its turn."""
        return self._ticket(run).exists() and not _free(FileLock(self._ticket(run)))

    def before(self, run: str) -> tuple[str, ...]:
        """The live runs whose turn is before this one's, in their order."""
        holder = self._holder()
        if run == holder:
            return ()
        tickets = sorted(path.stem for path in self.folder.glob(f"*{TICKET}"))
        older = [other for other in tickets if other < run and other != holder]
        earlier = older if holder is None else [holder, *older]
        return tuple(other for other in earlier if self.is_live(other))

    def forget(self, run: str) -> None:
        """Remove a run's ticket."""
        self._ticket(run).unlink(missing_ok=True)

    def _takes(self, lock: FileLock, run: str) -> bool:
        if self.before(run):
            return False
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return False
        (self.folder / "holder").write_text(run, encoding="utf-8")
        return True

    def _holder(self) -> str | None:
        """Who had the last turn; whether the run still lives is its ticket's to tell."""
        path = self.folder / "holder"
        return path.read_text("utf-8") if path.exists() else None

    def _ticket(self, run: str) -> Path:
        return self.folder / f"{run}{TICKET}"


def machine_line() -> Line:
    """The machine's line: in the user's cache, or where the environment says."""
    named = os.environ.get(SETTING)
    if named:
        return Line(Path(named))
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Line(Path(cache) / "shift-planner" / "line")


def _free(lock: FileLock) -> bool:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return False
    lock.release()
    return True
