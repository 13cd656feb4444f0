"""Notes that a run's process takes of its search, for whoever watches it."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from planner.jobs.step import COMPILING, SIMULATING, WRITING, Step, append_step

if TYPE_CHECKING:
    from planner.planning import Plan
    from planner.promise import Round
    from planner.roster import Progress

# A search may tell of itself many times a second; nobody reads that fast.
PAUSE = 0.5


class Notes:
    """Writes steps into a run's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._due = 0.0
        self._began = time.monotonic()

    def compiling(self) -> None:
        """Before the search: libraries are loaded, and compiled where that is to be done."""
        append_step(self._folder, Step(0.0, COMPILING))

    def hear(self, progress: Progress) -> None:
        """Write the search's progress, unless the last of it is still fresh."""
        now = time.monotonic()
        self._began = now - progress.seconds
        if now >= self._due:
            self._due = now + PAUSE
            append_step(self._folder, Step(**asdict(progress)))

    def hear_round(self, made: Round) -> None:
        """A plan was made and simulated on the way to a better one."""
        late, _, _ = made.service.missed[0].single
        phase = f"simulated: {late:.0f} contacts late"
        self._judged(made.plan, phase, time.monotonic() - self._began)

    def writing(self, plan: Plan) -> None:
        """After the search: the plan as it was judged, which is being written."""
        self._judged(plan, WRITING, plan.provenance.solve_seconds)

    def simulating(self, plan: Plan) -> None:
        """The plan is written, and is being simulated."""
        self._judged(plan, SIMULATING, plan.provenance.solve_seconds)

    def _judged(self, plan: Plan, phase: str, seconds: float) -> None:
        step = Step(
            seconds=seconds,
            phase=phase,
            objective=plan.score.objective,
            lower_bound=plan.provenance.lower_bound,
            late_contacts=plan.score.late_contacts,
            late_contacts_bound=plan.provenance.late_contacts_bound,
        )
        append_step(self._folder, step)
