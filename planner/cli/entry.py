"""The door: reads the arguments, runs one command, and answers for everything it may raise."""

from __future__ import annotations

import io
import os
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from planner.cli.arguments import parser
from planner.cli.outcome import Exit, Outcome
from planner.errors import ConflictError, PlannerError, fault_line


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status. No traceback reaches the user."""
    started = time.monotonic()
    arguments = parser().parse_args(argv)
    arguments.started = started
    return _print(_guarded(arguments))


def _guarded(arguments: Namespace) -> Outcome:
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return _failure(Exit.INTERRUPTED, "stopped; nothing was written")
    except ConflictError as error:
        return _failure(Exit.CONFLICT, f"these rules contradict one another:\n{error}")
    except PlannerError as error:
        return _failure(Exit.BAD_INPUT, str(error))
    except OSError as error:
        return _failure(Exit.BAD_INPUT, _file_trouble(error))
    except Exception as error:  # the last door: whatever else happens is our fault, told in a line
        return _failure(Exit.FAULT, fault_line(error))


def _run(arguments: Namespace) -> Outcome:
    # Each command has a module of its name, loaded only now: the solver's libraries take
    # seconds, and `--help` and `check` have no need of them.
    command = import_module(f"planner.cli.{arguments.command}")
    outcome: Outcome = command.run(arguments)
    return outcome


def _failure(status: Exit, message: str) -> Outcome:
    print(f"planner: {message}", file=sys.stderr)
    return Outcome(status, "")


def _file_trouble(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"


def _print(outcome: Outcome) -> Exit:
    """Write the result; a reader who left early (`| head`) is no error, a full disk is one."""
    if not outcome.text:
        return outcome.status
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        print(outcome.text, flush=True)
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        _forget_output()
        return _failure(Exit.BAD_INPUT, f"the result cannot be written: {error.strerror}").status
    return outcome.status


def _forget_output() -> None:
    """The interpreter flushes standard output once more as it ends: let that go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
