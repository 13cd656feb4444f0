"""What the documents say is true: commands, targets, links and examples."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from project_files import ROOT, place

from planner.cli.arguments import parser

README = ROOT / "README.md"
DOCUMENTS = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = (
    *("check", "staff", "plan", "audit", "gaps", "simulate", "clocks"),
    *("whatif", "replan", "publish", "compare", "export", "app"),
)

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=place)


def typed(document: Path) -> Iterator[list[str]]:
    """The words of every command line in a document's console blocks."""
    text = document.read_text("utf-8")
    for block in re.findall(r"```(?:console|sh|bash)\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.strip():
                yield shlex.split(line.removeprefix("$ "), comments=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_in_the_manual(command: str) -> None:
    assert f"planner {command}" in README.read_text("utf-8")
    manual = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert re.search(rf"^## planner {command}\b", manual, re.MULTILINE)


def test_the_tests_know_every_command() -> None:
    choices = next(a.choices for a in parser()._actions if a.dest == "command")
    assert choices is not None
    assert set(choices) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_in_the_manual(command: str) -> None:
    manual = (ROOT / "docs" / "commands.md").read_text("utf-8")
    commands = next(a.choices for a in parser()._actions if a.dest == "command")
    assert isinstance(commands, dict)
    options = {o for action in commands[command]._actions for o in action.option_strings}
    assert not {o for o in options - {"-h", "--help"} if f"`{o}" not in manual}


@pytest.mark.parametrize("command", [[], *([c] for c in COMMANDS)], ids=" ".join)
def test_help_answers(command: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "planner", *command, "--help"], capture_output=True, text=True
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("usage: planner")


@every_document
def test_commands_in_documents_are_real(document: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for words in typed(document):
        if words[0] == "make":
            assert set(words[1:]) <= targets, words
        if Path(words[0]).name == "planner":
            assert parser().parse_args(words[1:]).command, words


@every_document
def test_scenarios_in_documents_exist(document: Path) -> None:
    named = re.findall(r"scenarios/[\w./-]+", document.read_text("utf-8"))
    assert not [name for name in named if not (ROOT / name.rstrip("./")).exists()]


@every_document
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8"))
    assert not [link for link in links if not (document.parent / link).exists()]


def test_the_python_examples_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    outcome = doctest.testfile(
        str(ROOT / "docs" / "python.md"),
        module_relative=False,
        globs={"out": tmp_path},
        optionflags=doctest.ELLIPSIS,
    )
    assert outcome.attempted > 0
    assert outcome.failed == 0
