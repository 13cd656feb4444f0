"""The process of one run: `python -m planner.jobs.worker FOLDER`.

Stands in line, waits for its turn, plans, and writes into the run's folder what came of it.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from planner.errors import PlannerError, fault_line
from planner.jobs.line import machine_line
from planner.jobs.notes import Notes
from planner.jobs.run import ERROR, PROCESS, Run

# Pages, and everything else, go first.
NICENESS = 10


def main(folder: Path) -> None:
    """The life of a run's process."""
    run, line = Run(folder), machine_line()
    os.nice(NICENESS)
    with line.ticket(run.id):
        print("in line", flush=True)
        sys.stdin.read()  # ends when whoever submitted the run has put its folder in place
        (folder / PROCESS).write_text(str(os.getpid()), encoding="utf-8")
        with line.turn(run.id, withdrawn=lambda: run.is_told_to_stop) as mine:
            if mine:
                _work(run)


def _work(run: Run) -> None:
    """Plan; where that fails, write why."""
    notes = Notes(run.folder)
    notes.compiling()
    try:
        import_module("planner.jobs.making").make(run, notes)
    except PlannerError as error:
        _fail(run, str(error))
    except Exception as error:  # the last door of a run: nobody else would tell of it
        _fail(run, fault_line(error))


def _fail(run: Run, why: str) -> None:
    (run.folder / ERROR).write_text(why, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
