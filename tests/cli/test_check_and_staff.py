"""`planner check` and `planner staff` on real folders."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders import full_files, write_files

from planner.cli import main


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A valid scenario that uses every table."""
    return write_files(tmp_path / "everything", full_files())


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The same with two slips: a misspelt column, and a zone that does not exist."""
    files = full_files()
    files["agents.csv"] = files["agents.csv"].replace("contract", "contrakt", 1)
    files["scenario.toml"] = files["scenario.toml"].replace("Europe/Riga", "Europe/Rigga", 1)
    return write_files(tmp_path / "broken", files)


def test_a_valid_scenario_is_told_in_a_few_words(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(scenario)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Everything at once: no problems.\n")
    assert "2 days from 2027-03-27 (Europe/Riga), 47 intervals of 60 minutes." in out
    assert err == ""


def test_every_problem_is_a_line_on_standard_output(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(broken)]) == 2
    out, err = capsys.readouterr()
    assert any(line.startswith("agents.csv:1:contrakt: ") for line in out.splitlines())
    assert any(line.startswith("scenario.toml: horizon.time_zone: ") for line in out.splitlines())
    assert err == ""


def test_problems_can_be_had_as_json(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken), "--json"]) == 2
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert "agents.csv:1:contrakt" in {problem["place"] for problem in problems}
    assert all(problem["message"] for problem in problems)


def test_elsewhere_problems_go_to_standard_error(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["staff", str(broken)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "agents.csv:1:contrakt: " in err


@pytest.mark.parametrize("command", ["check", "staff"])
def test_a_folder_that_is_not_there_is_named(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(tmp_path / "nowhere")]) == 2
    out, err = capsys.readouterr()
    assert "nowhere: no such folder" in out + err


def test_staff_has_a_table_for_every_queue(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["staff", str(scenario), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert main(["staff", str(scenario)]) == 0
    text = capsys.readouterr().out
    for queue in record["queues"]:
        assert len(queue["intervals"]) == 47
        assert f"\n{queue['queue']} (" in text


def test_a_reader_who_leaves_early_is_no_error(scenario: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "planner", "staff", str(scenario), "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_words(scenario: Path) -> None:
    with open("/dev/full", "w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "planner", "check", str(scenario)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert run.returncode == 2
    assert run.stderr == "planner: the result cannot be written: No space left on device\n"


def test_names_that_the_output_cannot_show_are_written_in_another_way(tmp_path: Path) -> None:
    files = full_files()
    files["scenario.toml"] = files["scenario.toml"].replace("Everything at once", "Rīga")
    folder = write_files(tmp_path / "riga", files)
    run = subprocess.run(
        [sys.executable, "-m", "planner", "check", str(folder)],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("R\\u012bga: no problems.")
