"""Answers staffing cases with pyworkforce. Runs in that package's own environment.

Standard input: a JSON object of batches, each a list of [transactions, aht, asa, interval,
service level, maximum occupancy]. Standard output: for each batch its answers, a number of
positions or the words with which it was refused, and their processor time in seconds.
"""

from __future__ import annotations

import json
import sys
import time

from pyworkforce.queuing import ErlangC


def positions(case: list[float]) -> int | str:
    """Positions before shrinkage, or the error's words."""
    transactions, aht, asa, interval, service_level, max_occupancy = case
    try:
        queue = ErlangC(transactions=transactions, aht=aht, asa=asa, interval=interval)
        found = queue.required_positions(service_level, max_occupancy)
    except (ValueError, ArithmeticError) as error:
        return str(error)
    return int(found["raw_positions"])


def answer(batch: list[list[float]]) -> dict[str, object]:
    """A batch's answers and their time; no other work on the machine counts in it."""
    started = time.process_time()
    answers = [positions(case) for case in batch]
    return {"seconds": time.process_time() - started, "answers": answers}


if __name__ == "__main__":
    batches = json.load(sys.stdin)
    json.dump({name: answer(batch) for name, batch in batches.items()}, sys.stdout)
