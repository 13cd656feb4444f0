"""Who has the second thread: the proof while its bound rises steeply, then mostly the search."""

from __future__ import annotations

import time

from planner.roster.proof.proof import Proof

PERIOD, SHARE_OF_PROOF = 4.0, 0.25
"""Seconds in which both have had their turn once the bound is nearly found; the proof's part."""


class Hands:
    """Says with how many hands the search works, and lets the proof rest meanwhile.

    A search that has to go the same way each time does without the second hand: how long a proof
    takes is the machine's affair.
    """

    def __init__(self, proof: Proof, workers: int, *, same_each_time: bool) -> None:
        self._proof = proof
        self._one = workers == 1 or same_each_time

    def __call__(self) -> int:
        """How many hands the search has now, 1 or 2."""
        if self._one or not self._proof.steady:
            return 1
        if not self._proof.settled and time.monotonic() % PERIOD < SHARE_OF_PROOF * PERIOD:
            self._proof.go_on()
            return 1
        self._proof.rest()
        return 2
