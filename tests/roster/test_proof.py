"""Bounds beside the search: always there at the end, and never lost without a word."""

from __future__ import annotations

import pytest
from small_rosters import planned

from planner.roster.proof.ascent import Ascent
from planner.roster.proof.proof import Proof


@pytest.mark.parametrize("own_thread", [True, False])
def test_a_bound_is_proven_even_where_there_is_no_time_at_all(own_thread: bool) -> None:
    _, search = planned(0)
    proof = Proof(search.problem, lambda passes: True, own_thread=own_thread)
    assert proof.lower_bound == proof.late_contacts_bound == 0.0
    with proof:
        pass
    assert 0.0 < proof.lower_bound <= search.cost + 1e-6


def test_a_thread_of_its_own_proves_what_as_many_steps_prove() -> None:
    _, search = planned(1)
    beside = Proof(search.problem, lambda passes: passes >= 12, own_thread=True)
    with beside:
        pass
    stepped = Proof(search.problem, lambda passes: True, own_thread=False)
    with stepped:
        for _ in range(11):
            stepped.step()
    assert beside.lower_bound == stepped.lower_bound
    assert beside.late_contacts_bound == stepped.late_contacts_bound


def test_a_proof_that_rests_when_the_search_ends_does_not_hold_it_up() -> None:
    _, search = planned(1)
    proof = Proof(search.problem, lambda passes: passes >= 3, own_thread=True)
    with proof:
        proof.rest()
    assert proof.lower_bound > 0.0


def test_a_proof_that_is_over_after_the_first_bound_of_a_pass_leaves_out_the_second() -> None:
    _, search = planned(1)
    proof = Proof(search.problem, lambda passes: True, own_thread=False)
    proof.step(lambda: True)
    assert proof.lower_bound > 0.0
    assert proof.late_contacts_bound == 0.0
    proof.step()
    assert proof.late_contacts_bound > 0.0


def test_the_better_of_two_bounds_counts() -> None:
    _, search = planned(0)
    proof = Proof(search.problem, lambda passes: True, own_thread=False)
    with proof:
        pass
    proof.believe(proof.lower_bound + 1.0)
    better = proof.lower_bound
    proof.believe(0.0)
    assert proof.lower_bound == pytest.approx(better - 1.0)


def test_what_goes_wrong_on_the_thread_is_told_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(ascent: Ascent) -> float:
        raise ArithmeticError("no price")

    monkeypatch.setattr(Ascent, "step", fail)
    _, search = planned(0)
    with (
        pytest.raises(ArithmeticError, match="no price"),
        Proof(search.problem, lambda passes: True, own_thread=True),
    ):
        pass
