"""A command that is killed: there is no half a plan, and the same command goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.cli import main
from planner.plan import read_plan
from planner.plan.so_far import folder_so_far
from planner.scenario import read_scenario

ROOT = Path(__file__).parents[2]
FOLLOW_THE_SUN = ROOT / "scenarios" / "follow_the_sun"


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the plan would be of a command that was killed as soon as it had one to keep."""
    out = tmp_path_factory.mktemp("plans") / "out"
    words = ("plan", FOLLOW_THE_SUN, "--out", out, "--time-limit", 600)
    command = [sys.executable, "-m", "planner", *map(str, words)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
    ) as run:
        while not folder_so_far(out).exists():
            assert run.poll() is None
            time.sleep(0.05)
        run.send_signal(signal.SIGKILL)
    return out


def test_no_plan_is_there_and_the_best_so_far_can_be_read(killed: Path) -> None:
    assert not killed.exists()
    schedule = read_plan(read_scenario(FOLLOW_THE_SUN), folder_so_far(killed))
    assert len(schedule.by_agent) == 47


def test_the_same_command_goes_on_from_there(
    killed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["plan", str(FOLLOW_THE_SUN), "--out", str(killed), "--time-limit", "5"]
    assert main(words) == 0
    assert f"Going on from the plan that a command left in {folder_so_far(killed)}" in (
        capsys.readouterr().err
    )
    assert killed.exists()
    assert not folder_so_far(killed).exists()
