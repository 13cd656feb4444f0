"""A scenario's fingerprint."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from builders import full_files, tiny_contract, tiny_scenario, write_files

from planner.scenario import Simulation, read_scenario
from planner.scenario.fingerprint import fingerprint


def test_it_does_not_depend_on_how_the_files_are_laid_out(tmp_path: Path) -> None:
    files = full_files()
    one = read_scenario(write_files(tmp_path / "one", files))
    files["scenario.toml"] = "# a remark\n" + files["scenario.toml"]
    two = read_scenario(write_files(tmp_path / "two", files))
    assert fingerprint(one) == fingerprint(two)


def test_it_changes_with_any_rule() -> None:
    changed = tiny_scenario(contracts={"full-time": tiny_contract(min_rest_hours=12)})
    assert fingerprint(tiny_scenario()) != fingerprint(changed)


def test_it_does_not_change_with_what_planning_does_not_look_at() -> None:
    changed = tiny_scenario(simulation=Simulation(replications=7))
    assert fingerprint(tiny_scenario()) == fingerprint(changed)


def test_it_is_the_same_in_every_run() -> None:
    program = (
        "from builders import tiny_scenario; from planner.scenario.fingerprint import fingerprint;"
        "print(fingerprint(tiny_scenario()))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2", "3")
    }
    assert found == {fingerprint(tiny_scenario())}
