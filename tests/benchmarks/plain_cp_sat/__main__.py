"""Plans the case on standard input: `python -m tests.benchmarks.plain_cp_sat SECONDS SEED WORKERS`.

Standard output: two JSON objects, a line each. How large the model is and how long building took,
as soon as it stands; then the answer. The seconds are for all, reading and building included.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict

from ..peer_case import from_json
from .model import build, solve


def main() -> None:
    """Read, build, solve, answer."""
    began = time.monotonic()
    seconds, seed, workers = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    made = build(from_json(sys.stdin.read()))
    built = time.monotonic() - began
    print(json.dumps({"built": built, "variables": len(made.model.proto.variables)}), flush=True)
    if built >= seconds:
        return
    print(json.dumps(asdict(solve(made, seconds - built, seed, workers))), flush=True)


if __name__ == "__main__":
    main()
