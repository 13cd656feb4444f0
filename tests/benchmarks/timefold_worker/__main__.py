"""Plans the case on standard input, as `tests.benchmarks.plain_cp_sat` does.

    python -m tests.benchmarks.timefold_worker SECONDS SEED WORKERS

Runs in Timefold's own environment. The number of workers is not used, since the free
edition has one thread for moves. Timefold ends with
its best plan when the time is up, whether or not every rule is kept.
"""

import json
import sys
import time

from timefold.solver import init  # type: ignore[attr-defined]

from ..peer_case import from_json

MEMORY = "-Xmx8g"


def main() -> None:
    """Read, build, solve, answer."""
    began = time.monotonic()
    seconds, seed = float(sys.argv[1]), int(sys.argv[2])
    case = from_json(sys.stdin.read())
    init(MEMORY)
    # These start Java, which has to be told its memory before.
    from .roster import priced, roster
    from .solving import answer, best_found

    priced(case)
    made = roster(case)
    built = time.monotonic() - began
    print(json.dumps({"built": built, "variables": 2 * len(made.days)}), flush=True)
    if built < seconds:
        print(json.dumps(answer(best_found(made, seconds - built, seed))), flush=True)


if __name__ == "__main__":
    main()
