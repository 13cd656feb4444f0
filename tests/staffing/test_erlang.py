"""Erlang C and A: reference values, a slow twin, limits and relations.

The reference values (70 rows, 20 digits) were computed with 60-digit arithmetic.
"""

from __future__ import annotations

import csv
import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from birth_death import Chain
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.staffing import performance

REFERENCE = Path(__file__).parents[1] / "data" / "erlang_reference.csv"

loads = st.floats(-2, 4).map(lambda exponent: 10**exponent)
patiences = st.floats(0, 6).map(lambda exponent: 10**exponent)
handle_times = st.floats(30, 1200)
targets = st.sampled_from([0.0, 1.0, 20.0, 60.0, 3600.0])


def servers_near(load: float, offset: float) -> int:
    """A number of servers so many square roots of the load above it."""
    return max(1, math.ceil(load + offset * math.sqrt(load)))


NUMBERS = (
    "lambda_per_hour",
    "aht_s",
    "agents",
    "mean_patience_s",
    "threshold_s",
    "p_wait",
    "asa_all_s",
    "asa_served_s",
    "sl_offered",
    "sl_excl_short_abandons",
    "p_abandon",
    "occupancy",
)


@pytest.mark.parametrize("case", list(csv.DictReader(REFERENCE.open())), ids=lambda c: c["id"])
def test_reference_values_are_met_to_nine_digits(case):
    number = {name: float(case[name]) for name in NUMBERS if case[name]}
    found = performance(
        number["lambda_per_hour"] * number["aht_s"] / 3600,
        int(number["agents"]),
        number["aht_s"],
        number.get("mean_patience_s", math.inf),
        number["threshold_s"],
    )
    expected = {
        "p_wait": found.wait_probability,
        "sl_offered": found.service_level,
        "sl_excl_short_abandons": found.service_level_excluding_short_abandons,
        "asa_served_s": found.asa_seconds,
        "p_abandon": found.abandonment,
        "occupancy": found.occupancy,
    }
    for name, value in expected.items():
        assert float(value) == pytest.approx(number[name], rel=1e-9), name
    if "mean_patience_s" in number:
        # Customers leave at the rate 1 / patience while they wait, so the mean wait of all
        # arrivals is abandonment x patience.
        mean_wait = float(found.abandonment) * number["mean_patience_s"]
        assert mean_wait == pytest.approx(number["asa_all_s"], rel=1e-9)


def test_one_server_with_endless_patience_is_the_textbook_queue():
    # M/M/1 at half load: an arrival waits with probability 1/2, then 300 / (1 - 1/2) s.
    found = performance(0.5, 1, 300.0, math.inf, 600.0)
    assert float(found.wait_probability) == pytest.approx(0.5)
    assert float(found.asa_seconds) == pytest.approx(300)
    # Of those who wait exp(-600 / 600) do so longer than 600 s.
    assert float(found.service_level) == pytest.approx(1 - 0.5 * math.exp(-1))


def test_patience_as_long_as_a_contact_makes_a_poisson_number_of_customers():
    # With patience = handle time every customer leaves at the same rate, waiting or served:
    # Poisson(2) in the system. Two servers are busy with probability 1 - e^-2 (1 + 2).
    found = performance(2.0, 2, 300.0, 300.0, 20.0)
    assert float(found.wait_probability) == pytest.approx(1 - 3 * math.exp(-2))
    # Mean queue = sum over n > 2 of (n - 2) P(n) = (2 - 2) + 2 P(0) + 1 P(1) = 4 e^-2;
    # abandonment = queue / patience over arrivals = 4 e^-2 / 2.
    assert float(found.abandonment) == pytest.approx(2 * math.exp(-2))


@settings(deadline=None, max_examples=40)
@given(
    load=st.floats(0.01, 12),
    servers=st.integers(1, 15),
    handle=handle_times,
    patience=st.floats(20, 1000),
    within=st.sampled_from([0.0, 5.0, 20.0, 60.0]),
)
def test_erlang_a_agrees_with_the_birth_death_chain(load, servers, handle, patience, within):
    chain = Chain(load / handle, 1 / handle, servers, 1 / patience)
    found = performance(load, servers, handle, patience, within)
    assert float(found.wait_probability) == pytest.approx(chain.wait_probability(), rel=1e-9)
    assert float(found.abandonment) == pytest.approx(chain.abandonment(), rel=1e-9)
    assert float(found.occupancy) == pytest.approx(chain.occupancy(), rel=1e-9)
    assert float(found.service_level) == pytest.approx(chain.service_level(within), rel=1e-8)
    assert float(found.late) == pytest.approx(chain.late(within), rel=1e-8)


@settings(deadline=None, max_examples=25)
@given(
    servers=st.integers(1, 12),
    busy=st.floats(0.01, 0.9),
    within=st.sampled_from([0.0, 20.0, 60.0]),
)
def test_erlang_c_agrees_with_the_birth_death_chain(servers, busy, within):
    chain = Chain(busy * servers / 200, 1 / 200, servers, 0.0)
    found = performance(busy * servers, servers, 200.0, math.inf, within)
    assert float(found.wait_probability) == pytest.approx(chain.wait_probability(), rel=1e-9)
    assert float(found.service_level) == pytest.approx(chain.service_level(within), rel=1e-8)
    assert float(found.late) == pytest.approx(chain.late(within), rel=1e-8)


@pytest.mark.parametrize("patience", [30.0, 300.0, 3000.0])
@pytest.mark.parametrize(("load", "servers"), [(0.01, 1), (0.01, 2), (10_000.0, 10_050)])
def test_the_smallest_and_the_largest_loads_agree_with_the_chain(load, servers, patience):
    chain = Chain(load / 300, 1 / 300, servers, 1 / patience)
    found = performance(load, servers, 300.0, patience, 5.0)
    assert float(found.wait_probability) == pytest.approx(chain.wait_probability(), rel=1e-8)
    assert float(found.abandonment) == pytest.approx(chain.abandonment(), rel=1e-8)
    assert float(found.service_level) == pytest.approx(chain.service_level(5.0), rel=1e-8)


@given(
    load=loads,
    offset=st.floats(-3, 5),
    handle=handle_times,
    patience=patiences,
    within=targets,
)
def test_every_measure_is_in_its_range_at_all_extremes(load, offset, handle, patience, within):
    servers = servers_near(load, offset)
    for endurance in (patience, math.inf):
        found = performance(load, servers, handle, endurance, within)
        shares = (
            found.wait_probability,
            found.service_level,
            found.late,
            found.service_level_excluding_short_abandons,
            found.abandonment,
            found.occupancy,
        )
        for share in shares:
            assert -1e-12 <= float(share) <= 1 + 1e-12
        assert float(found.asa_seconds) >= 0
        assert not math.isnan(float(found.asa_seconds))


@given(
    load=loads,
    offset=st.floats(-3, 5),
    handle=handle_times,
    patience=patiences,
    within=targets,
)
def test_a_further_server_never_serves_worse(load, offset, handle, patience, within):
    servers = servers_near(load, offset) + np.arange(4)
    for endurance in (patience, math.inf):
        found = performance(load, servers, handle, endurance, within)
        assert (np.diff(found.service_level) >= -1e-9).all()
        assert (np.diff(found.abandonment) <= 1e-9).all()
        assert (np.diff(found.occupancy) <= 1e-9).all()
        assert (np.diff(found.wait_probability) <= 1e-9).all()


@given(
    load=loads,
    offset=st.floats(-3, 5),
    handle=handle_times,
    patience=patiences,
    within=targets,
)
def test_all_who_are_not_in_time_are_late(load, offset, handle, patience, within):
    servers = servers_near(load, offset)
    for endurance in (patience, math.inf):
        found = performance(load, servers, handle, endurance, within)
        assert float(found.service_level + found.late) == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("servers", [2, 10, 20, 30])
def test_late_contacts_are_exact_however_few_they_are(servers):
    # One erlang: with thirty servers 1.4e-33 of all have to wait.
    found = performance(1.0, servers, 300.0, math.inf, 0.0)
    all_busy = Fraction(servers, servers - 1) / math.factorial(servers)
    fewer = sum(Fraction(1, math.factorial(n)) for n in range(servers))
    assert float(found.late) == pytest.approx(float(all_busy / (fewer + all_busy)), rel=1e-12)
    # With patience = handle time those in the system are Poisson(1), and one waits who finds
    # all servers busy.
    found = performance(1.0, servers, 300.0, 300.0, 0.0)
    busy = math.fsum(math.exp(-1) / math.factorial(n) for n in range(servers, servers + 40))
    assert float(found.late) == pytest.approx(busy, rel=1e-9)


@given(load=loads, offset=st.floats(0.05, 5), handle=handle_times, patience=patiences)
def test_those_who_abandon_spare_the_others_a_wait(load, offset, handle, patience):
    servers = servers_near(load, offset)
    assume(servers > load)
    without = performance(load, servers, handle, math.inf, 20.0)
    with_patience = performance(load, servers, handle, patience, 20.0)
    assert float(without.wait_probability) >= float(with_patience.wait_probability) - 1e-9
    assert float(without.asa_seconds) >= float(with_patience.asa_seconds) * (1 - 1e-9)
    assert float(without.occupancy) >= float(with_patience.occupancy) - 1e-9


@given(
    load=loads,
    offset=st.floats(-3, 5),
    handle=handle_times,
    patience=patiences,
    within=targets,
)
def test_all_who_come_are_carried_or_abandon(load, offset, handle, patience, within):
    servers = servers_near(load, offset)
    found = performance(load, servers, handle, patience, within)
    carried = float(found.occupancy) * servers / load
    assert carried + float(found.abandonment) == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("load", [0.01, 1.0, 100.0, 10_000.0])
def test_erlang_a_becomes_erlang_c_as_patience_grows(load):
    servers = servers_near(load, 1.0) + 1
    endless = performance(load, servers, 300.0, math.inf, 20.0)
    gaps = [
        abs(
            float(performance(load, servers, 300.0, patience, 20.0).service_level)
            - float(endless.service_level)
        )
        for patience in (1e4, 1e6, 1e8, 1e10)
    ]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] < 1e-6


@pytest.mark.parametrize("patience", [1.0, 120.0, 1e6])
def test_ten_thousand_erlangs_follow_the_fluid_limit_when_overloaded(patience):
    # Half as many servers as load carry what they can: half of all abandon.
    found = performance(10_000.0, 5_000, 300.0, patience, 20.0)
    assert float(found.abandonment) == pytest.approx(0.5, rel=1e-6)
    assert float(found.occupancy) == pytest.approx(1.0, rel=1e-6)


def test_a_hundredth_of_an_erlang_is_mostly_alone():
    # One server: busy with probability close to 0.01 / 1.01 where those who wait give up
    # after a second; then it is nearly Erlang's loss system.
    found = performance(0.01, 1, 300.0, 1.0, 0.0)
    assert float(found.wait_probability) == pytest.approx(0.01 / 1.01, rel=1e-3)
    assert float(found.service_level) == pytest.approx(1 - float(found.wait_probability))


@given(load=loads, offset=st.floats(-2, 4), patience=patiences)
def test_within_no_time_at_all_only_those_count_who_need_not_wait(load, offset, patience):
    servers = servers_near(load, offset)
    found = performance(load, servers, 300.0, patience, 0.0)
    expected = 1 - float(found.wait_probability)
    assert float(found.service_level) == pytest.approx(expected, abs=1e-12)


def test_a_queue_without_patience_that_is_overloaded_never_ends():
    for servers in (0, 9, 10):
        found = performance(10.0, servers, 180.0, math.inf, 20.0)
        assert float(found.service_level) == 0
        assert float(found.asa_seconds) == math.inf
        assert float(found.abandonment) == 0
    assert float(performance(10.0, 9, 180.0, math.inf, 20.0).occupancy) == 1


def test_without_servers_all_who_lose_patience_abandon():
    found = performance(10.0, 0, 180.0, 60.0, 20.0)
    assert float(found.service_level) == 0
    assert float(found.abandonment) == 1
    assert float(found.asa_seconds) == 0


def test_without_load_everything_is_well():
    found = performance(0.0, [0, 3], 180.0, 60.0, 20.0)
    assert found.service_level.tolist() == [1, 1]
    assert found.abandonment.tolist() == [0, 0]


def test_arrays_are_broadcast():
    found = performance(np.array([[5.0], [10.0]]), [8, 12, 14], 180.0, math.inf, 20.0)
    assert found.service_level.shape == (2, 3)
    alone = performance(10.0, 14, 180.0, math.inf, 20.0)
    assert found.service_level[1, 2] == float(alone.service_level)
