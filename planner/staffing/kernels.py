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

# A limit may be exceeded by this share of it; it keeps rounding from asking for one more agent.
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
    late: float
    service_level_excluding_short_abandons: float
    asa: float
    abandonment: float
    occupancy: float


class Waiting(NamedTuple):
    """Of the customers who have to wait in an Erlang A queue.

    `log_weight` is the logarithm of how often all servers are busy, measured in how often
    they are with nobody waiting: Palm's A = 1F1(1; c + 1; eta). Then shares of those who
    wait, `late` those who wait too long or give up before, and the mean patiences that the
    served ones wait, per customer who waits.
    """

    log_weight: float
    served_in_time: float
    late: float
    abandoned_in_time: float
    abandoned: float
    served_wait: float


class Case(NamedTuple):
    """An interval of a queue, and the limits that its targets set.

    `max_late` is the share of contacts that may be late, 0.2 for 80/20. A target that is not
    set has a limit of 1, which nothing exceeds.
    """

    load: float
    handle: float
    patience: float
    within: float
    concurrency: int
    max_late: float
    max_abandonment: float
    max_occupancy: float


class Cases(NamedTuple):
    """N of `Case`, each field an array [N]."""

    load: Floats
    handle: Floats
    patience: Floats
    within: Floats
    concurrency: NDArray[np.int64]
    max_late: Floats
    max_abandonment: Floats
    max_occupancy: Floats


@compiled
def free_odds(load: float, servers: int, fewer: int, odds: float) -> float:
    """Odds of an idle server in the loss system: 1/B - 1, with B Erlang's loss formula.

    From 1/B(s) = 1 + s/load / B(s - 1); every term is positive, so nothing cancels. Goes on
    from the `odds` with `fewer` servers, which are 0 with none. Infinite where a busy system
    is too unlikely for a float.
    """
    for server in range(fewer + 1, servers + 1):
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
        (gone_in_time + late) / total,
        (gone_in_time - math.expm1(-within) * late) / total,
        gone / total,
        waited / total,
    )


@compiled
def _erlang_c(load: float, servers: int, odds: float, handle: float, within: float) -> Measures:
    """Erlang C; from `load` = `servers` on the queue grows for ever and nobody is in time."""
    if load >= servers:
        return Measures(1.0, 0.0, 1.0, 0.0, math.inf, 0.0, 1.0 if servers > 0 else 0.0)
    idle = (servers - load) / servers * odds
    waits = 1.0 / (1.0 + idle)
    free = idle * waits if idle < 1.0 else 1.0 - waits
    rate = (servers - load) / handle
    late = waits * math.exp(-rate * within)
    in_time = 1.0 - late if late < 0.5 else free - waits * math.expm1(-rate * within)
    return Measures(waits, in_time, late, in_time, waits / rate, 0.0, load / servers)


@compiled
def _erlang_a(
    load: float, servers: int, odds: float, handle: float, patience: float, within: float
) -> Measures:
    """Erlang A. Without servers everybody abandons."""
    if servers == 0:
        return Measures(1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0)
    queue = waiting(servers * patience / handle, load * patience / handle, within / patience)
    idle = odds * math.exp(-queue.log_weight)
    waits = 1.0 / (1.0 + idle)
    free = idle * waits if idle < 1.0 else 1.0 - waits
    in_time = free + waits * queue.served_in_time
    abandonment = waits * queue.abandoned
    answered = free + waits * (1.0 - queue.abandoned)
    return Measures(
        waits,
        in_time,
        waits * queue.late,
        in_time / (1.0 - waits * queue.abandoned_in_time),
        waits * queue.served_wait * patience / answered,
        abandonment,
        load * answered / servers,
    )


@compiled
def measures(
    load: float, servers: int, odds: float, handle: float, patience: float, within: float
) -> Measures:
    """Erlang A where patience ends, else Erlang C; without load everything is well.

    `odds` are the `free_odds` of load and servers.
    """
    if load <= 0.0:
        return Measures(0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0)
    if math.isinf(patience):
        return _erlang_c(load, servers, odds, handle, within)
    return _erlang_a(load, servers, odds, handle, patience, within)


@compiled
def measure_all(
    load: Floats, servers: NDArray[np.int64], handle: Floats, patience: Floats, within: Floats
) -> Floats:
    """`measures` of N queues: float [7, N]."""
    found = np.empty((7, load.size))
    for i in range(load.size):
        odds = free_odds(load[i], servers[i], 0, 0.0)
        found[:, i] = measures(load[i], servers[i], odds, handle[i], patience[i], within[i])
    return found


@compiled
def _case(cases: Cases, i: int) -> Case:
    """One case, free of the arrays: to hand those on costs more than most of the formulas."""
    return Case(
        cases.load[i],
        cases.handle[i],
        cases.patience[i],
        cases.within[i],
        cases.concurrency[i],
        cases.max_late[i],
        cases.max_abandonment[i],
        cases.max_occupancy[i],
    )


@compiled
def _more_odds(case: Case, agents: int, fewer: int, odds: float) -> float:
    """The `free_odds` of a case with so many agents, from those with fewer."""
    return free_odds(case.load, agents * case.concurrency, fewer * case.concurrency, odds)


@compiled
def _measures_of(case: Case, agents: int, odds: float) -> Measures:
    servers = agents * case.concurrency
    return measures(case.load, servers, odds, case.handle, case.patience, case.within)


@compiled
def _at_most(limit: float) -> float:
    """The limit with what rounding may add."""
    return limit * (1.0 + TOLERANCE)


@compiled
def _meets(case: Case, agents: int, odds: float) -> bool:
    found = _measures_of(case, agents, odds)
    return bool(
        found.late <= _at_most(case.max_late)
        and found.abandonment <= _at_most(case.max_abandonment)
        and found.occupancy <= _at_most(case.max_occupancy)
    )


@compiled
def _too_few(case: Case) -> int:
    """Agents who could not carry what must be answered without being busier than allowed.

    Where nobody abandons all are answered, else who may neither be late nor abandon.
    """
    answered = 1.0
    if not math.isinf(case.patience):
        answered -= _at_most(min(case.max_late, case.max_abandonment))
    servers = case.load * answered / _at_most(case.max_occupancy)
    return max(0, math.ceil(servers / case.concurrency) - 1)


@compiled
def _least(case: Case) -> int:
    """The least whole number of agents that meets the targets of a case with load.

    More agents never serve worse, so steps that double, from the square-root rule's number,
    bracket the answer, and the bracket is halved. The odds go on from the largest number that
    is known to be too few.
    """
    few = _too_few(case)
    odds = _more_odds(case, few, 0, 0.0)
    rule = math.ceil((case.load + math.sqrt(case.load)) / case.concurrency)
    enough, step = max(few + 1, rule), 1
    further = _more_odds(case, enough, few, odds)
    while not _meets(case, enough, further):
        few, odds = enough, further
        enough, step = few + step, 2 * step
        further = _more_odds(case, enough, few, odds)
    while enough - few > 1:
        agents = max(enough - step, (few + enough) // 2)
        further = _more_odds(case, agents, few, odds)
        if _meets(case, agents, further):
            enough, step = agents, 2 * step
        else:
            few, odds = agents, further
    return enough


@compiled
def least_agents(cases: Cases) -> NDArray[np.int64]:
    """The least whole numbers of agents that meet all targets: int [N]; 0 without load."""
    found = np.zeros(cases.load.size, dtype=np.int64)
    for i in range(found.size):
        if cases.load[i] > 0.0:
            found[i] = _least(_case(cases, i))
    return found


@compiled
def late_shares(cases: Cases, length: NDArray[np.int64]) -> Floats:
    """Late share with 0, 1, ..., `length` - 1 agents, case after case: float [sum]."""
    late = np.empty(length.sum())
    begin = 0
    for i in range(length.size):
        case = _case(cases, i)
        odds = 0.0
        for agents in range(length[i]):
            late[begin + agents] = _measures_of(case, agents, odds).late
            odds = _more_odds(case, agents + 1, agents, odds)
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
