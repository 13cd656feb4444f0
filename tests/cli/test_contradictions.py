"""`planner plan` where rules contradict one another: told, with a status of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SMALL_TEAM = Path(__file__).parents[2] / "scenarios" / "small_team"

# Leonor is on leave on 5 March. Eleven hours of rest from 19:00 end at 06:00.
PINNED = """\
agent,start,end,state
leonor,2027-03-05T09:00,2027-03-05T18:00,pinned
rita,2027-03-02T10:00,2027-03-02T19:00,pinned
rita,2027-03-03T05:30,2027-03-03T14:30,pinned
"""

TOLD = """\
planner: these rules contradict one another:
leonor: the pinned shift of Fri 5 March 2027, 09:00 to 18:00 (shifts.csv); \
time off (holiday) on Fri 5 March 2027 (time_off.csv)
rita: the pinned shift of Tue 2 March 2027, 10:00 to 19:00 (shifts.csv); \
the pinned shift of Wed 3 March 2027, 05:30 to 14:30 (shifts.csv); \
rest of at least 11 hours between shifts (contract full-time: min_rest_hours)
"""


@pytest.fixture
def contradictory(tmp_path: Path) -> Path:
    folder = tmp_path / "contradictory"
    shutil.copytree(SMALL_TEAM, folder)
    (folder / "shifts.csv").write_text(PINNED)
    return folder


def planner(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "planner", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True)


def test_every_agents_contradiction_is_told_and_nothing_is_written(
    contradictory: Path, tmp_path: Path
) -> None:
    run = planner("plan", contradictory, "--out", tmp_path / "plan", "--iterations", 1)
    assert (run.returncode, run.stdout, run.stderr) == (3, "", TOLD)
    assert not (tmp_path / "plan").exists()


def test_with_one_thing_of_each_taken_away_there_is_a_plan(
    contradictory: Path, tmp_path: Path
) -> None:
    rows = PINNED.splitlines(keepends=True)
    (contradictory / "shifts.csv").write_text("".join([rows[0], rows[2]]))
    run = planner("plan", contradictory, "--out", tmp_path / "plan", "--iterations", 1)
    assert run.returncode == 0, run.stderr
