"""Chance: reproducible, independent, and the same customers for every plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from centres import HOUR, centre, here, stream
from numpy.typing import NDArray

from planner.simulation.centre import BREAKS_OFF, COMES, GOES_HOME, Centre
from planner.simulation.chance import arrivals, changes, day_factors

DAY = 24


def drawn(
    made: Centre, seed: int = 0, replication: int = 0, first: int = 0, last: int = DAY
) -> NDArray[np.void]:
    """The contacts of some of a centre's hours."""
    return arrivals(made, day_factors(made, seed, replication), seed, replication, first, last)


def test_the_same_seed_and_replication_draw_the_same_contacts() -> None:
    made = centre(stream(DAY))
    assert drawn(made).tolist() == drawn(made).tolist()
    assert drawn(made).tolist() != drawn(made, seed=1).tolist()
    assert drawn(made).tolist() != drawn(made, replication=1).tolist()


def test_another_queue_s_volume_changes_nobody_s_contacts() -> None:
    one = centre(stream(DAY), stream(DAY, rate=10.0), agents=[(0, 1)])
    other = centre(stream(DAY), stream(DAY, rate=90.0), agents=[(0, 1)])
    ours = [found[found["stream"] == 0] for found in (drawn(one), drawn(other))]
    assert ours[0].tolist() == ours[1].tolist()


def test_other_patience_or_handle_times_change_nobody_s_arrival() -> None:
    usual = drawn(centre(stream(DAY)))["arrived"]
    patient = drawn(centre(stream(DAY, patience=60.0, handle_time=400.0)))["arrived"]
    assert usual.tolist() == patient.tolist()


def test_contacts_come_in_order_of_time_and_within_their_intervals() -> None:
    found = drawn(centre(stream(DAY), stream(DAY, rate=7.0), agents=[(0, 1)]))
    assert (np.diff(found["arrived"]) >= 0).all()
    assert (found["arrived"] // HOUR == found["interval"]).all()


def test_as_many_come_as_are_expected_and_vary_as_poisson_does() -> None:
    made = centre(stream(DAY))
    counts = np.array(
        [np.bincount(drawn(made, seed)["interval"], minlength=DAY) for seed in range(200)]
    )
    # 4,800 draws with mean and variance 60: errors of 0.11 and about 1.2.
    assert counts.mean() == pytest.approx(60.0, abs=0.5)
    assert counts.var() == pytest.approx(60.0, abs=6.0)


def test_a_day_has_a_factor_common_to_all_queues_with_the_variation_asked_for() -> None:
    days = np.repeat(np.arange(500), 1)
    made = centre(stream(500, day=days), day_cv=0.2)
    factors = day_factors(made, 0, 0)
    # The mean of 500 has an error of 0.009; their variation one of about 0.007.
    assert factors.mean() == pytest.approx(1.0, abs=0.04)
    assert factors.std() == pytest.approx(0.2, abs=0.03)
    assert (day_factors(centre(stream(DAY)), 0, 0) == 1.0).all()


@pytest.mark.parametrize("variation", [1.0, 0.5, 2.0])
def test_handle_times_have_the_mean_and_the_variation_asked_for(variation: float) -> None:
    work = drawn(centre(stream(DAY, rate=20000.0, handle_time_cv=variation)))["work"]
    assert work.mean() == pytest.approx(100.0, rel=0.02)
    assert work.std() / work.mean() == pytest.approx(variation, rel=0.08)


def test_a_backlog_waits_from_the_start() -> None:
    found = drawn(centre(stream(DAY, deferred=True, rate=0.0, backlog=7, backlog_due=HOUR)))
    assert found["arrived"].tolist() == [0.0] * 7
    assert found["due"].tolist() == [HOUR] * 7


def test_a_day_at_a_time_draws_what_belongs_to_it_alone() -> None:
    made = centre(stream(2 * DAY))
    tomorrow = drawn(made, first=DAY, last=2 * DAY)
    assert (tomorrow["interval"] >= DAY).all()


def test_who_comes_and_leaves_is_told_in_order_of_time_leaving_first() -> None:
    shifts = [*here(0, (0, 100), (200, 300)), *here(1, (300, 400), shift=1)]
    made = centre(stream(), agents=[(0,), (0,)], presences=shifts)
    assert [(c["time"], c["agent"], c["what"]) for c in changes(made, 0, 0)] == [
        (0, 0, COMES), (100, 0, BREAKS_OFF), (200, 0, COMES),
        (300, 0, GOES_HOME), (300, 1, COMES), (400, 1, GOES_HOME),
    ]  # fmt: skip


def a_hundred_shifts() -> Centre:
    """One agent's, an hour long each with a break in its middle, one every day."""
    shifts = [
        here(0, (at, at + 0.5 * HOUR), (at + 0.75 * HOUR, at + HOUR), shift=k)
        for k, at in enumerate(np.arange(100) * DAY * HOUR)
    ]
    return centre(stream(100 * DAY), presences=[part for shift in shifts for part in shift])


def test_a_missed_shift_is_missed_whole() -> None:
    made = replace(a_hundred_shifts(), absence=np.array([0.3]))
    moves = changes(made, 0, 0)
    per_shift = np.bincount((moves["time"] // (DAY * HOUR)).astype(int), minlength=100)
    assert set(per_shift.tolist()) == {0, 4}
    # 100 shifts with a chance of 0.7: an error of 4.6.
    assert (per_shift > 0).sum() == pytest.approx(70, abs=19)


def test_whether_a_shift_is_missed_does_not_depend_on_other_days() -> None:
    whole = replace(a_hundred_shifts(), absence=np.array([0.3]))
    half = replace(whole, presences=whole.presences[1::2] + whole.presences[:1])
    days = [
        set((moves["time"] // (DAY * HOUR)).astype(int).tolist())
        for moves in (changes(whole, 0, 0), changes(half, 0, 0))
    ]
    assert days[0] == days[1]


def test_now_and_then_an_interval_is_spent_away_from_the_queue() -> None:
    made = replace(centre(stream(1000), presences=here(0, (0, 1000 * HOUR))), away=np.array([0.2]))
    moves = changes(made, 0, 0)
    there = (
        moves["time"][moves["what"] != COMES].sum() - moves["time"][moves["what"] == COMES].sum()
    )
    # 1,000 intervals with a chance of 0.8: an error of 13.
    assert there / HOUR == pytest.approx(800, abs=52)
    assert (moves["what"] == GOES_HOME).sum() == 1
    assert (moves["time"] % HOUR == 0).all()


def test_another_agent_s_shifts_change_nobody_s_time_away() -> None:
    alone = centre(stream(50), agents=[(0,), (0,)], presences=here(0, (0, 50 * HOUR)))
    shifts = [*here(0, (0, 50 * HOUR)), *here(1, (0, 50 * HOUR), shift=1)]
    both = centre(stream(50), agents=[(0,), (0,)], presences=shifts)
    away = np.array([0.2, 0.2])
    of_first = [
        [(c["time"], c["what"]) for c in changes(replace(made, away=away), 0, 0) if c["agent"] == 0]
        for made in (alone, both)
    ]
    assert of_first[0] == of_first[1]
