"""A run: a plan that is being made, or was, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from planner.errors import PlannerError
from planner.jobs.line import PAUSE, Line, machine_line
from planner.jobs.order import ORDER, Order, read_order
from planner.jobs.step import STEPS, Step, read_steps
from planner.plan.folder import is_plan
from planner.plan.so_far import folder_so_far

RUNS = "runs"
SCENARIO = "scenario"
PLAN = "plan"
START = "start"
BEFORE = "before"
CHANGES = "changes.toml"
STOP = "stop"
ERROR = "error.txt"
PROCESS = "process"
PATIENCE = 10.0


class RunState(StrEnum):
    """What has become of a run."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    LOST = "lost"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self not in (RunState.WAITING, RunState.RUNNING)


@dataclass(frozen=True)
class Run:
    """A run by its folder `<out>/runs/<id>`; all it tells is read from there, whenever asked.

    Ids sort by age.
    """

    folder: Path

    @property
    def id(self) -> str:
        """Unique on the machine."""
        return self.folder.name

    @cached_property
    def order(self) -> Order:
        """What was asked for."""
        return read_order(self.folder)

    @property
    def scenario(self) -> Path:
        """The folder with the inputs as they were when the run was ordered."""
        return self.folder / SCENARIO

    @property
    def before(self) -> Path | None:
        """The folder with the inputs before the changes of a what-if."""
        return self.folder / BEFORE if self.order.before_sha256 is not None else None

    @property
    def changes(self) -> str:
        """The changes of a what-if, as a file of changes has them; empty for other runs."""
        return "" if self.before is None else (self.folder / CHANGES).read_text("utf-8")

    @property
    def plan(self) -> Path | None:
        """The folder with the plan, where there is one."""
        return self.folder / PLAN if is_plan(self.folder / PLAN) else None

    @property
    def so_far(self) -> Path | None:
        """The best plan that a run had when it was lost, where it had one: to start from."""
        folder = folder_so_far(self.folder / PLAN)
        return folder if is_plan(folder) else None

    @property
    def state(self) -> RunState:
        """Read from the files, and from whether the run's process lives.

        Stopped is a run that was told to end early: with the best plan so far, or before its
        turn without one. Lost is a run whose process ended without a word.
        """
        # Asked first: a run that ends between the two questions has its files written by then.
        live = self._line.is_live(self.id)
        started = (self.folder / STEPS).exists()
        if live:
            return RunState.RUNNING if started else RunState.WAITING
        if self.error is not None:
            return RunState.FAILED
        if self.plan is not None:
            return RunState.STOPPED if self.is_told_to_stop else RunState.DONE
        withdrawn = self.is_told_to_stop and not started
        return RunState.STOPPED if withdrawn else RunState.LOST

    @property
    def steps(self) -> tuple[Step, ...]:
        """How it went so far; none before its turn."""
        return read_steps(self.folder)

    @property
    def last(self) -> Step | None:
        """The latest step."""
        return self.steps[-1] if self.steps else None

    @property
    def error(self) -> str | None:
        """Why it failed, in the user's words."""
        path = self.folder / ERROR
        return path.read_text("utf-8").strip() if path.exists() else None

    @property
    def place(self) -> int:
        """How many runs have their turn before it."""
        return len(self._line.before(self.id))

    @property
    def is_told_to_stop(self) -> bool:
        """Whether somebody asked it to end."""
        return (self.folder / STOP).exists()

    def stop(self) -> None:
        """Ask it to end with the best plan so far; before its turn, to leave the line."""
        if not self.state.is_over:
            (self.folder / STOP).touch()

    def delete(self) -> None:
        """End it at once and remove its folder.

        Raises PlannerError where the folder is no run's, or its process does not end.
        """
        if self.folder.parent.name != RUNS or not (self.folder / ORDER).is_file():
            raise PlannerError(f"{self.folder} is no run's folder; nothing was removed")
        self._end()
        self._line.forget(self.id)
        gone = self.folder.with_name(f".{self.id}")
        self.folder.rename(gone)
        shutil.rmtree(gone)

    def _end(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while self._line.is_live(self.id):
            if time.monotonic() > deadline:
                raise PlannerError(f"The run {self.order.name!r} does not end; try again later")
            self._signal()
            time.sleep(PAUSE)

    def _signal(self) -> None:
        """Tell the process to end. Its number is its own as long as the run is live."""
        process = self.folder / PROCESS
        if process.exists():
            os.kill(int(process.read_text("utf-8")), signal.SIGTERM)

    @property
    def _line(self) -> Line:
        return machine_line()
