"""The commands as a user runs them, on the small team, search included."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL_TEAM = ROOT / "scenarios" / "small_team"
RUN_STAMPS = ("solve_seconds",)


def planner(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_command(words), capture_output=True, text=True)


def _command(words: tuple[object, ...]) -> list[str]:
    return [sys.executable, "-m", "planner", *map(str, words)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A plan of the small team after a few rounds, and what was printed of it."""
    out = tmp_path_factory.mktemp("plans") / "small_team"
    run = planner("plan", SMALL_TEAM, "--out", out, "--iterations", 5)
    assert run.returncode == 0, run.stderr
    return out, run.stdout


def test_a_plan_is_told_with_its_bound(made: tuple[Path, str]) -> None:
    out, text = made
    figures = json.loads((out / "plan.json").read_text())
    assert figures["lower_bound"] <= figures["objective"] + 1e-6
    assert figures["late_contacts_bound"] <= figures["late_contacts"] + 1e-6
    assert "violations: 0" in text
    assert text.endswith(f"The plan is in {out}\n")


def test_a_plan_passes_its_audit(made: tuple[Path, str]) -> None:
    run = planner("audit", SMALL_TEAM, made[0])
    assert (run.returncode, run.stdout, run.stderr) == (0, "No rule is broken.\n", "")


def test_the_same_iterations_give_the_same_plan_byte_for_byte(
    made: tuple[Path, str], tmp_path: Path
) -> None:
    again = tmp_path / "again"
    planner("plan", SMALL_TEAM, "--out", again, "--iterations", 5)
    for path in sorted(made[0].iterdir()):
        one, two = path.read_bytes(), (again / path.name).read_bytes()
        if path.name == "plan.json":
            assert _without_stamps(one) == _without_stamps(two)
        else:
            assert one == two, path.name


def _without_stamps(text: bytes) -> dict[str, object]:
    figures: dict[str, object] = json.loads(text)
    return {key: value for key, value in figures.items() if key not in RUN_STAMPS}


def test_the_planning_example_of_the_manual_runs(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "python.md").read_text("utf-8")
    (example,) = [block for block in text.split("```python\n") if block.startswith("from pathlib")]
    program = example.split("```")[0].replace("out/small_team", str(tmp_path / "small_team"))
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert "late contacts; the fewest:" in run.stdout


def test_ctrl_c_keeps_the_best_plan(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = _command(("plan", SMALL_TEAM, "--out", out, "--time-limit", 600))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stderr is not None
        run.stderr.readline()  # the first line of progress: there is a plan
        run.send_signal(signal.SIGINT)
        text, _ = run.communicate(timeout=120)
    assert run.returncode == 0
    assert text.endswith(f"The plan is in {out}\n")
    assert (out / "shifts.csv").exists()


def test_a_plan_that_is_simulated_on_the_way_tells_its_rounds(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = planner("plan", SMALL_TEAM, "--out", out, "--iterations", 2, "--simulate")
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("simulated: ") == 7
    assert run.stdout.startswith("plan         contacts late")
    assert (out / "rounds.csv").read_text().count("\n") == 8
    told = json.loads((out / "simulation.json").read_text())
    assert told["replications"] == 20
    assert planner("audit", SMALL_TEAM, out).returncode == 0
