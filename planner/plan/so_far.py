"""The best plan so far, kept on disk while a command is at work: a killed command loses little."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from planner.plan.figures import PLAN
from planner.plan.folder import csv_text, write_whole
from planner.plan.reading import read_plan
from planner.plan.schedule import Schedule
from planner.plan.tables import truth
from planner.scenario import Scenario
from planner.scenario.fingerprint import fingerprint


def folder_so_far(target: Path) -> Path:
    """Where the best plan so far is kept while that which is to fill `target` is being made."""
    return target.absolute().with_name(f".{target.name}.so-far")


class SoFar:
    """A hidden folder beside the one that the finished plan is to fill."""

    def __init__(self, target: Path, scenario: Scenario) -> None:
        self.folder = folder_so_far(target)
        self._scenario = scenario
        self._sha256 = fingerprint(scenario)

    def keep(self, schedule: Schedule) -> None:
        """Put a schedule in the place of the one before, at once. Raises `PlanFolderError`."""
        content = {name: csv_text(t) for name, t in truth(self._scenario, schedule).items()}
        content[PLAN] = json.dumps({"input_sha256": self._sha256, "status": "so far"}) + "\n"
        write_whole(self.folder, content)

    def left_behind(self) -> Schedule | None:
        """What a killed command left of a plan of the very same inputs. Raises `PlannerError`."""
        try:
            record = json.loads((self.folder / PLAN).read_text("utf-8"))
        except FileNotFoundError:
            return None
        if record["input_sha256"] != self._sha256:
            return None
        return read_plan(self._scenario, self.folder)

    def remove(self) -> None:
        """The finished plan is written: nothing needs to be kept any more."""
        shutil.rmtree(self.folder, ignore_errors=True)
