"""Every figure that planning at scale is judged by: `python -m tests.benchmarks`.

Runs the benchmarks of plans one after the other, as docs/benchmarks.md tells them, and prints
their tables as they come. It takes about four hours of a machine that has nothing else to do.
"""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.scale_run import ROOT

RUNS = (
    ("scale", "--sizes", "S", "M", "L095", "L100", "L110", "H120", "H500", "--seeds", "3"),
    ("scale", "--sizes", "L095", "L100", "XL", "--seconds", "300"),
    ("peers", "--sizes", "S", "M", "L", "--seeds", "3"),
    ("shift_scheduling", "--seconds", "600"),
    ("changed_at_scale", "--seeds", "3"),
    ("warm_start", "--seconds", "60"),
    ("page_times",),
)


def main() -> None:
    """Run all, whatever becomes of one; the exit status tells whether any failed."""
    failed = [name for name, *options in RUNS if _run(name, options) != 0]
    if failed:
        sys.exit(f"These benchmarks failed: {', '.join(failed)}")


def _run(name: str, options: list[str]) -> int:
    print(f"\n## {' '.join((name, *options))}\n", flush=True)
    return subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{name}", *options], cwd=ROOT
    ).returncode


if __name__ == "__main__":
    main()
