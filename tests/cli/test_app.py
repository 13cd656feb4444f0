"""`planner app`: what it starts, and what keeps it from starting."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

import planner
from planner.cli import app, main
from planner.cli.arguments import parser

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        free: int = probe.getsockname()[1]
        return free


def words(*more: object) -> list[str]:
    return ["app", "--scenarios", str(SCENARIOS), *map(str, more)]


def test_it_tells_the_address_and_becomes_the_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, port: int
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, command: commands.append(command))
    monkeypatch.chdir(tmp_path)
    app.run(parser().parse_args(words("--out", "plans", "--port", port)))
    assert f"http://localhost:{port}" in capsys.readouterr().out
    (command,) = commands
    assert Path(command[4]) == SCENARIOS.parent / "app.py"
    assert command[command.index("--") + 1 :] == [
        "--scenarios", str(SCENARIOS), "--out", str(tmp_path / "plans"),
    ]  # fmt: skip


def test_a_port_in_use_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("localhost", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(words("--out", tmp_path, "--port", port)) == 2
    assert f"port {port} is in use" in capsys.readouterr().err


def test_a_missing_folder_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["app", "--scenarios", str(tmp_path / "nowhere")]) == 2
    assert "no such folder; name one with --scenarios" in capsys.readouterr().err


def test_a_file_is_no_folder_for_plans(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    assert main(words("--out", tmp_path / "out")) == 2
    assert "name another folder with --out" in capsys.readouterr().err


def test_without_its_entry_the_app_says_where_it_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(planner, "__file__", str(tmp_path / "planner" / "__init__.py"))
    assert main(words("--out", tmp_path)) == 2
    assert "runs from the project's own folder" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["80", "65536", "any"])
def test_only_a_port_is_a_port(capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit):
        main(words("--port", port))
    assert "is not a port from 1024 to 65535" in capsys.readouterr().err
