"""How long each round may take."""

from __future__ import annotations

import pytest

from planner.promise.pace import SIMULATION_SHARE, Pace


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.monotonic", lambda: 1000.0)


def test_without_a_limit_there_is_none(now: None) -> None:
    assert Pace(0.0, None).search_seconds(3, 1.0, 1.0) is None


def test_rounds_share_what_is_left_once_the_end_is_kept_back(now: None) -> None:
    # 65 seconds are left, 5 of them for the end; a round of 10 has 2 beside its search.
    assert Pace(900.0, 165.0).search_seconds(6, 2.0, 5.0) == pytest.approx(8.0)


def test_a_round_is_longer_where_much_is_to_be_done_beside_its_search(now: None) -> None:
    assert Pace(900.0, 165.0).search_seconds(6, 8.0, 5.0) == pytest.approx(12.0)


def test_there_is_no_round_for_which_no_time_is_left(now: None) -> None:
    assert Pace(900.0, 110.0).search_seconds(6, 8.0, 1.0) == 0.0
    assert Pace(900.0, 90.0).search_seconds(6, 8.0, 1.0) == 0.0


def test_a_simulation_has_its_share(now: None) -> None:
    pace = Pace(900.0, 100.0)
    assert not pace.over_simulating(1000.0 - 99 * SIMULATION_SHARE)
    assert pace.over_simulating(1000.0 - 101 * SIMULATION_SHARE)
    assert not Pace(900.0, None).over_simulating(0.0)
