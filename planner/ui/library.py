"""The scenarios and plans that the app finds in its folders."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from planner.errors import PlannerError
from planner.jobs import Run, runs
from planner.plan import check_target, is_plan
from planner.plan.figures import PLAN
from planner.scenario import Scenario, write_scenario
from planner.scenario.files import ScenarioFiles
from planner.scenario.problems import SETTINGS_FILE

KEPT = "scenarios"


class Origin(StrEnum):
    """Where a scenario comes from."""

    FOLDER = "folder"
    KEPT = "kept"
    RUN = "run"


@dataclass(frozen=True)
class KnownScenario:
    """A folder with a scenario. Its name is read by itself: the rest of it may be wrong."""

    folder: Path
    name: str
    origin: Origin


@dataclass(frozen=True)
class KnownPlan:
    """A folder with a plan. figures: the content of `plan.json`, empty where it is unreadable.

    made: UTC. run: the run that made it, None for a plan of the command line.
    """

    folder: Path
    name: str
    figures: Mapping[str, Any]
    made: datetime
    run: Run | None = None

    @property
    def scenario_name(self) -> str | None:
        """The name of the scenario it was made of."""
        return self.figures.get("scenario")

    @property
    def input_sha256(self) -> str | None:
        """The fingerprint of the scenario it was made of."""
        return self.figures.get("input_sha256")


@dataclass(frozen=True)
class Library:
    """What is in the folders now.

    scenarios: given by the user. out: plans of the command line, runs, and kept scenarios.
    """

    scenarios_folder: Path
    out: Path

    @cached_property
    def scenarios(self) -> tuple[KnownScenario, ...]:
        """Those given and those kept, by name; not the copies of runs."""
        found = (
            *_scenarios_in(self.scenarios_folder, Origin.FOLDER),
            *_scenarios_in(self.out / KEPT, Origin.KEPT),
        )
        return tuple(sorted(found, key=lambda scenario: (scenario.origin, scenario.name)))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """All runs, the newest first."""
        return tuple(runs(self.out))

    @cached_property
    def plans(self) -> tuple[KnownPlan, ...]:
        """All plans, the newest first."""
        by_hand = (_plan(folder, folder.name, None) for folder in _folders(self.out))
        by_run = (_plan(run.plan, run.order.name, run) for run in self.runs if run.plan)
        found = (plan for plan in (*by_hand, *by_run) if plan is not None)
        return tuple(sorted(found, key=lambda plan: plan.made, reverse=True))

    def plans_of(self, sha256: str, name: str) -> tuple[KnownPlan, ...]:
        """The plans to choose from for a scenario: first those of its inputs.

        Then those that the command line made of a scenario of that name whose inputs have
        changed since; a run's plan has its own inputs beside it instead.
        """
        fresh = [plan for plan in self.plans if plan.input_sha256 == sha256]
        older = [
            plan
            for plan in self.plans
            if plan.input_sha256 != sha256 and plan.scenario_name == name and plan.run is None
        ]
        return (*fresh, *older)

    def plan(self, folder: Path) -> KnownPlan | None:
        """The plan in a folder."""
        return next((plan for plan in self.plans if plan.folder == folder), None)

    def keep(self, scenario: Scenario, name: str) -> Path:
        """Keep a scenario under a name of its own; returns its folder.

        Raises PlannerError where a scenario is kept under that name already.
        """
        folder = self._new_folder(name)
        write_scenario(scenario.model_copy(update={"name": name.strip()}), folder)
        return folder

    def keep_as_typed(self, files: ScenarioFiles, name: str) -> Path:
        """Keep the sound files of a scenario under a name of its own, comments and all.

        Returns their folder. Raises PlannerError as `keep` does.
        """
        folder = self._new_folder(name)
        files.named(name.strip()).write(folder)
        return folder

    def _new_folder(self, name: str) -> Path:
        slug = "-".join(re.findall(r"\w+", name.lower()))
        if not slug:
            raise PlannerError("Give the scenario a name with letters or digits in it")
        folder = self.out / KEPT / slug[:80]
        if (folder / SETTINGS_FILE).exists():
            raise PlannerError(f"{folder} holds a scenario already: choose another name")
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def remove(self, plan: KnownPlan) -> None:
        """Remove a plan, and the run that made it. Raises PlannerError for anything else."""
        if plan.run is not None:
            plan.run.delete()
            return
        if plan.folder.parent != self.out or not is_plan(plan.folder):
            raise PlannerError(f"{plan.folder} is no plan in {self.out}; nothing was removed")
        check_target(plan.folder, force=True)
        shutil.rmtree(plan.folder)


def _folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(f for f in parent.iterdir() if f.is_dir() and not f.name.startswith("."))


def _scenarios_in(parent: Path, origin: Origin) -> Iterator[KnownScenario]:
    for folder in _folders(parent):
        settings = folder / SETTINGS_FILE
        if settings.is_file():
            named = _name_in(settings, settings.stat().st_mtime_ns)
            yield KnownScenario(folder, named or folder.name, origin)


@lru_cache(maxsize=1000)
def _name_in(settings: Path, changed: int) -> str | None:
    """The scenario's own name; None where it cannot be read. Read anew when it has changed."""
    try:
        named = tomllib.loads(settings.read_text("utf-8")).get("name")
    except (OSError, ValueError):
        return None
    return named if isinstance(named, str) else None


def _plan(folder: Path, name: str, run: Run | None) -> KnownPlan | None:
    if not is_plan(folder):
        return None
    made = datetime.fromtimestamp((folder / PLAN).stat().st_mtime, UTC)
    return KnownPlan(folder, name, _figures(folder), made, run)


def _figures(folder: Path) -> Mapping[str, Any]:
    try:
        figures = json.loads((folder / PLAN).read_text("utf-8"))
    except ValueError:
        figures = {}
    return figures if isinstance(figures, dict) else {}
