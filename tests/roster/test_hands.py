"""The second thread: the proof's while its bound rises steeply, then mostly the search's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import pytest

from planner.roster import hands
from planner.roster.hands import PERIOD, Hands
from planner.roster.proof.proof import Proof


@dataclass
class Told:
    """A proof in some state, which notes what it is told."""

    steady: bool
    settled: bool = False
    words: list[str] = field(default_factory=list)

    def rest(self) -> None:
        self.words.append("rest")

    def go_on(self) -> None:
        self.words.append("go on")


def hands_of(proof: Told, *, workers: int = 2, same_each_time: bool = False) -> int:
    return Hands(cast(Proof, proof), workers, same_each_time=same_each_time)()


def at(monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    """So far into the time in which both have their turn."""
    monkeypatch.setattr(hands.time, "monotonic", lambda: (7 + share) * PERIOD)


def test_while_the_bound_rises_steeply_the_second_thread_is_the_proofs() -> None:
    proof = Told(steady=False)
    assert hands_of(proof) == 1
    assert proof.words == []


def test_then_they_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    proof = Told(steady=True)
    at(monkeypatch, 0.1)
    assert hands_of(proof) == 1
    at(monkeypatch, 0.5)
    assert hands_of(proof) == 2
    assert proof.words == ["go on", "rest"]


def test_a_settled_proof_needs_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 0.1)
    assert hands_of(Told(steady=True, settled=True)) == 2


def test_one_worker_and_a_search_that_has_to_repeat_itself_have_one_hand() -> None:
    assert hands_of(Told(steady=True, settled=True), workers=1) == 1
    assert hands_of(Told(steady=True, settled=True), same_each_time=True) == 1
