"""One run of a peer in a process of its own, its time and its memory bounded."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .peer_case import Choice

ROOT = Path(__file__).parents[2]
MOST_MEMORY = 12 * 10**9
GRACE = 15.0
"""Seconds beyond the limit, after which a peer is ended."""

KIBIBYTE = 1024
LAST_WORDS = 200


@dataclass(frozen=True)
class Peer:
    """A command that reads a case and answers, and what it leaves out.

    bounded: whether the system keeps it from more than `MOST_MEMORY`; Java is told so itself.
    """

    name: str
    command: tuple[str, ...]
    leaves_out: str
    bounded: bool


@dataclass(frozen=True)
class PeerRun:
    """What a peer answered, and what it took.

    choices: None without a plan; `words` then tell why. built: seconds until the model stood,
    None where it never did.
    """

    choices: list[Choice] | None
    words: str
    built: float | None
    variables: int | None
    seconds: float
    peak_bytes: float


def run(peer: Peer, case: str, seconds: float, seed: int, workers: int) -> PeerRun:
    """Let a peer plan a case, all within so many seconds."""
    command = [*peer.command, f"{seconds:g}", str(seed), str(workers)]
    with tempfile.TemporaryFile("w+") as told, tempfile.TemporaryFile("w+") as heard:
        told.write(case)
        told.seek(0)
        began = time.monotonic()
        with subprocess.Popen(
            command, cwd=ROOT, stdin=told, stdout=subprocess.PIPE, stderr=heard, text=True,
            preexec_fn=_bound if peer.bounded else None,
        ) as process:  # fmt: skip
            ender = threading.Timer(seconds + GRACE, process.kill)
            ender.start()
            lines = [json.loads(line) for line in process.stdout or () if line.startswith("{")]
            ender.cancel()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - began
        heard.seek(0)
        last = heard.read()[-LAST_WORDS:].strip().rpartition("\n")[2]
    return _run(lines, _end(process.returncode, took > seconds + GRACE, last), took, used)


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _end(code: int, late: bool, last: str) -> str:
    """How a process without an answer ended."""
    if late:
        return "ended, for it did not end by itself"
    if code == 0:
        return "time is up"
    if "MemoryError" in last or "bad_alloc" in last or "OutOfMemory" in last:
        return f"out of memory at {MOST_MEMORY / 1e9:g} GB"
    return f"exit status {code}: {last}"


def _run(
    lines: Sequence[Mapping[str, Any]], end: str, took: float, used: resource.struct_rusage
) -> PeerRun:
    told = {key: value for line in lines for key, value in line.items()}
    choices = told.get("choices")
    built = told.get("built")
    words = told.get("status", f"{'building the model' if built is None else 'solving'}: {end}")
    return PeerRun(
        choices=None if choices is None else [Choice(**choice) for choice in choices],
        words=words,
        built=built,
        variables=told.get("variables"),
        seconds=took,
        peak_bytes=used.ru_maxrss * KIBIBYTE,
    )
