"""The formulas of a single queue in its steady state, compiled.

Erlang C is M/M/s, Erlang A is M/M/s+M: Poisson arrivals, exponential handle times, s
servers, first come first served, and for Erlang A exponential patience. Throughout
    load       offered load in erlangs: arrivals x handle time
    servers    whole number of contacts that can be handled at once
    handle     mean handle time in seconds
    patience   mean patience in seconds, infinite where nobody abandons
    within     the service level's seconds
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled

Floats = NDArray[np.float64]

# Targets are met to within this much; it keeps rounding from asking for one more agent.
TOLERANCE = 1e-9

# A log-concave weight is followed down to exp(-DEPTH) of its peak.
DEPTH = 34.0
# Gauss-Legendre on these panels around the peak: relative errors of a few 1e-11 at most,
# for any load, patience and target.
NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)
CUTS = np.array([-7.5, -5.0, -2.5, 0.0, 2.5, 8.0, 30.0])


class Measures(NamedTuple):
    """What customers and agents of a queue live through; see `erlang.Performance`."""

    wait_probability: float
    service_level: float
    service_level_excluding_short_abandons: float
    asa: float
    abandonment: float
    occupancy: float


class Waiting(NamedTuple):
    """Of the customers who have to wait in an Erlang A queue.

    `log_weight` is the logarithm of how often all servers are busy, measured in how often
    they are with nobody waiting: Palm's A = 1F1(1; c + 1; eta). Then shares of those who
    wait, and the seconds that the served ones wait, per customer who waits.
    """

    log_weight: float
    served_in_time: float
    abandoned_in_time: float
    abandoned: float
    served_wait: float


class Cases(NamedTuple):
    """N intervals of queues with their targets, each an array [N].

    A target that is not set has a limit of 1, which nothing exceeds.
    """

    load: Floats
    handle: Floats
    patience: Floats
    within: Floats
    concurrency: NDArray[np.int64]
    share: Floats
    max_abandonment: Floats
    max_occupancy: Floats


@compiled
def free_odds(load: float, servers: int) -> float:
    """Odds of an idle server in the loss system: 1/B - 1, with B Erlang's loss formula.

    From 1/B(s) = 1 + s/load / B(s - 1); every term is positive, so nothing cancels.
    Infinite where a busy system is too unlikely for a float.
    """
    odds = 0.0
    for server in range(1, servers + 1):
        odds = server / load * (1.0 + odds)
    return odds


@compiled
def _reach(drift: float, stiffness: float) -> tuple[float, float]:
    """How far below and above its peak the weight of `waiting` must be followed.

    Closed bounds on where drift y + stiffness (y + exp(-y) - 1) exceeds DEPTH: to the
    right y + exp(-y) - 1 >= y^2 / (2 + y), to the left exp(z) - 1 - z is at least both
    z^2 / 2 and exp(z) / 2 - 1.
    """
    decay = drift + stiffness
    slope = 2.0 * drift - DEPTH
    root = math.sqrt(slope * slope + 8.0 * decay * DEPTH)
    right = 4.0 * DEPTH / (slope + root) if slope > 0 else (root - slope) / (2.0 * decay)
    steep = DEPTH / stiffness
    return min(math.sqrt(2.0 * steep), math.log(2.0 * (steep + 1.0))), right


@compiled
def _panel(
    begin: float, end: float, drift: float, stiffness: float, staying: float
) -> tuple[float, float, float, float]:
    """Integrals over one stretch of y of the weight of `waiting` times 1, the chance to
    be still there, the chance to be gone, and y times the chance to be still there.
    """
    half, middle = 0.5 * (end - begin), 0.5 * (end + begin)
    weight = served = gone = waited = 0.0
    for i in range(NODES.size):
        y = middle + half * NODES[i]
        # Twice as fast, and as good: where the weight is narrow enough to feel the
        # difference, it is nil this far from its peak.
        e = math.exp(-y) - 1.0 if abs(y) > 0.05 else math.expm1(-y)
        g = half * WEIGHTS[i] * math.exp(-drift * y - stiffness * (y + e))
        stays = staying * (1.0 + e) * g
        weight += g
        served += stays
        gone += ((1.0 - staying) - staying * e) * g
        waited += y * stays
    return weight, served, gone, waited


@compiled
def waiting(served_rate: float, arrival_rate: float, within: float) -> Waiting:
    """Erlang A's waiting customers; rates per mean patience, `within` in mean patiences.

    The wait that an endlessly patient arrival would face has, where positive, a density
    proportional to g(x) = exp(eta (1 - exp(-x)) - c x), with x in mean patiences, c the
    rate at which busy servers finish and eta that of arrivals (Zeltyn and Mandelbaum,
    2005, 'Call centers with impatient customers', for exponential patience). A customer
    is still there at x with probability exp(-x). All measures are integrals of g times
    something positive, and are integrated as they stand: g is log-concave, so nothing
    cancels, and around its peak, at y = x - peak = 0, nothing overflows.
    """
    stiffness = min(served_rate, arrival_rate)
    drift = max(0.0, served_rate - arrival_rate)
    staying = stiffness / arrival_rate
    peak = -math.log(staying)
    left, right = _reach(drift, stiffness)
    begin = max(-peak, -left)
    target = min(max(within - peak, begin), right)
    total = gone = waited = served_in_time = gone_in_time = late = 0.0
    cut = 0
    while begin < right:
        while cut < CUTS.size and CUTS[cut] <= begin:
            cut += 1
        end = min(CUTS[cut], right) if cut < CUTS.size else right
        if begin < target < end:
            end = target
        weight, served, left_queue, delay = _panel(begin, end, drift, stiffness, staying)
        total += weight
        gone += left_queue
        waited += delay + peak * served
        if end <= target:
            served_in_time += served
            gone_in_time += left_queue
        else:
            late += weight
        begin = end
    over = arrival_rate / served_rate - 1.0
    height = served_rate * (over - math.log1p(over)) if over > 0 else 0.0
    return Waiting(
        math.log(served_rate * total) + height,
        served_in_time / total,
        (gone_in_time - math.expm1(-within) * late) / total,
        gone / total,
        waited / total,
    )


@compiled
def _erlang_c(load: float, servers: int, handle: float, within: float) -> Measures:
    """Erlang C; from `load` = `servers` on the queue grows for ever and nobody is in time."""
    if load >= servers:
        return Measures(1.0, 0.0, 0.0, math.inf, 0.0, 1.0 if servers > 0 else 0.0)
    idle = (servers - load) / servers * free_odds(load, servers)
    waits = 1.0 / (1.0 + idle)
    free = idle * waits if idle < 1.0 else 1.0 - waits
    rate = (servers - load) / handle
    in_time = free - waits * math.expm1(-rate * within)
    return Measures(waits, in_time, in_time, waits / rate, 0.0, load / servers)


@compiled
def _erlang_a(load: float, servers: int, handle: float, patience: float, within: float) -> Measures:
    """Erlang A. Without servers everybody abandons."""
    if servers == 0:
        return Measures(1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
    queue = waiting(servers * patience / handle, load * patience / handle, within / patience)
    idle = free_odds(load, servers) * math.exp(-queue.log_weight)
    waits = 1.0 / (1.0 + idle)
    free = idle * waits if idle < 1.0 else 1.0 - waits
    in_time = free + waits * queue.served_in_time
    abandonment = waits * queue.abandoned
    answered = free + waits * (1.0 - queue.abandoned)
    return Measures(
        waits,
        in_time,
        in_time / (1.0 - waits * queue.abandoned_in_time),
        waits * queue.served_wait * patience / answered,
        abandonment,
        load * answered / servers,
    )


@compiled
def measures(load: float, servers: int, handle: float, patience: float, within: float) -> Measures:
    """Erlang A where patience ends, else Erlang C; without load everything is well."""
    if load <= 0.0:
        return Measures(0.0, 1.0, 1.0, 0.0, 0.0, 0.0)
    if math.isinf(patience):
        return _erlang_c(load, servers, handle, within)
    return _erlang_a(load, servers, handle, patience, within)


@compiled
def measure_all(
    load: Floats, servers: NDArray[np.int64], handle: Floats, patience: Floats, within: Floats
) -> Floats:
    """`measures` of N queues: float [6, N]."""
    found = np.empty((6, load.size))
    for i in range(load.size):
        found[:, i] = measures(load[i], servers[i], handle[i], patience[i], within[i])
    return found


@compiled
def _measures_of(cases: Cases, i: int, agents: int) -> Measures:
    servers = agents * cases.concurrency[i]
    return measures(cases.load[i], servers, cases.handle[i], cases.patience[i], cases.within[i])


@compiled
def _meets(cases: Cases, i: int, agents: int) -> bool:
    found = _measures_of(cases, i, agents)
    return bool(
        found.service_level >= cases.share[i] - TOLERANCE
        and found.abandonment <= cases.max_abandonment[i] + TOLERANCE
        and found.occupancy <= cases.max_occupancy[i] + TOLERANCE
    )


@compiled
def _bracket(cases: Cases, i: int) -> tuple[int, int]:
    """Too few agents and enough, by doubling steps from the square-root rule's number."""
    load = cases.load[i]
    start = max(1, math.ceil((load + math.sqrt(load)) / cases.concurrency[i]))
    step = 1
    if _meets(cases, i, start):
        while start - step > 0 and _meets(cases, i, start - step):
            start -= step
            step *= 2
        return max(0, start - step), start
    while not _meets(cases, i, start + step):
        start += step
        step *= 2
    return start, start + step


@compiled
def least_agents(cases: Cases) -> NDArray[np.int64]:
    """The least whole numbers of agents that meet all targets: int [N]; 0 without load.

    More agents never serve worse, so the answer is bracketed and the bracket halved.
    """
    found = np.zeros(cases.load.size, dtype=np.int64)
    for i in range(found.size):
        if cases.load[i] <= 0.0:
            continue
        few, enough = _bracket(cases, i)
        while enough - few > 1:
            middle = (enough + few) // 2
            if _meets(cases, i, middle):
                enough = middle
            else:
                few = middle
        found[i] = enough
    return found


@compiled
def late_shares(cases: Cases, length: NDArray[np.int64]) -> Floats:
    """1 - service level of 0, 1, ..., `length` - 1 agents, case after case: float [sum]."""
    late = np.empty(length.sum())
    begin = 0
    for i in range(length.size):
        for agents in range(length[i]):
            late[begin + agents] = 1.0 - _measures_of(cases, i, agents).service_level
        begin += length[i]
    return late


@compiled
def lower_convex_envelope(points: Floats) -> Floats:
    """The greatest convex function of 0, 1, 2, ... that nowhere exceeds `points`.

    Andrew's monotone chain over the points, then linear between the corners it leaves.
    """
    corner = np.empty(points.size, dtype=np.int64)
    count = 0
    for n in range(points.size):
        while count > 1:
            a, b = corner[count - 2], corner[count - 1]
            if (points[b] - points[a]) * (n - a) < (points[n] - points[a]) * (b - a):
                break
            count -= 1
        corner[count] = n
        count += 1
    envelope = points.copy()
    for k in range(1, count):
        a, b = corner[k - 1], corner[k]
        for n in range(a + 1, b):
            envelope[n] = points[a] + (points[b] - points[a]) * (n - a) / (b - a)
    return envelope


@compiled
def envelopes(points: Floats, first: NDArray[np.int64], length: NDArray[np.int64]) -> Floats:
    """The lower convex envelope of every stretch of a flat array of curves."""
    found = np.empty_like(points)
    for i in range(first.size):
        begin, end = first[i], first[i] + length[i]
        found[begin:end] = lower_convex_envelope(points[begin:end])
    return found
