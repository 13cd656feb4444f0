"""Chance: independent random streams, one for every replication, purpose, queue and week.

Two plans that are simulated with the same seed meet the same customers: those who arrive in a week
in a queue do not depend on anybody else, nor on who is there to answer.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from planner.simulation.centre import (
    BREAKS_OFF,
    CHANGE,
    COMES,
    GOES_HOME,
    Centre,
    Floats,
    Stream,
    Table,
)
from planner.simulation.floor import CONTACT

Generator = np.random.Generator

SECONDS_PER_DAY = 86400


class Purpose(IntEnum):
    """What a random stream is for."""

    DAYS, ARRIVALS, HANDLING, PATIENCE, ABSENCE, AWAY = range(6)


def generator(seed: int, replication: int, purpose: Purpose, *of: int) -> Generator:
    """The random stream for a purpose."""
    key = np.random.SeedSequence(seed, spawn_key=(replication, purpose, *of))
    return np.random.Generator(np.random.SFC64(key))


def day_factors(centre: Centre, seed: int, replication: int) -> Floats:
    """What multiplies the contacts of every day, all queues alike; their mean is 1."""
    days = 1 + max((int(s.day.max()) for s in centre.streams if s.day is not None), default=0)
    if centre.day_cv == 0.0:
        return np.ones(days)
    shape = centre.day_cv**-2
    return generator(seed, replication, Purpose.DAYS).gamma(shape, 1.0 / shape, days)


def arrivals(
    centre: Centre, factors: Floats, seed: int, replication: int, first: int, last: int
) -> Table:
    """The contacts that arrive in the intervals [first, last), in order of time."""
    parts = [
        _arrivals_of(centre, number, stream, factors, (seed, replication), first, last)
        for number, stream in enumerate(centre.streams)
    ]
    if len(parts) == 1:
        return parts[0]
    found = np.concatenate(parts)
    return found[np.argsort(found["arrived"], kind="stable")]


def _arrivals_of(
    centre: Centre, number: int, stream: Stream, factors: Floats,
    chance: tuple[int, int], first: int, last: int,
) -> Table:  # fmt: skip
    """Poisson within every interval, its rate multiplied by the day's factor."""
    among = slice(first, last)
    rate = stream.rate[among]
    if stream.day is not None:
        rate = rate * factors[stream.day[among]]
    draw = generator(*chance, Purpose.ARRIVALS, number, first)
    number_in = draw.poisson(rate)
    interval = np.repeat(np.arange(first, last), number_in)
    waiting = stream.backlog if first == 0 else 0
    found = np.zeros(len(interval) + waiting, dtype=CONTACT)
    found["stream"] = number
    found["interval"][waiting:] = interval
    # In order of time; whose handling and patience come next is chance anyway.
    at = np.sort(interval + draw.random(len(interval)))
    found["arrived"][waiting:] = at * centre.interval
    found["interval"][:waiting] = found["arrived"][:waiting] = 0
    due = np.full(centre.intervals, np.inf) if stream.due is None else stream.due
    found["due"][waiting:], found["due"][:waiting] = due[interval], stream.backlog_due
    factor = _handling(generator(*chance, Purpose.HANDLING, number, first), stream, len(found))
    found["work"] = stream.handle_time[found["interval"]] * factor
    found["gives_up"] = np.inf
    if np.isfinite(stream.patience):
        patience = generator(*chance, Purpose.PATIENCE, number, first)
        found["gives_up"] = found["arrived"] + stream.patience * patience.standard_exponential(
            len(found)
        )
    return found


def _handling(draw: Generator, stream: Stream, size: int) -> Floats:
    """Handle times as multiples of their mean."""
    if stream.handle_time_cv == 1.0:
        return draw.standard_exponential(size)
    spread = np.log1p(stream.handle_time_cv**2)
    return draw.lognormal(-spread / 2, np.sqrt(spread), size)


PRESENCE = np.dtype(
    [("agent", "i4"), ("start", "f8"), ("end", "f8"), ("shift", "i4"), ("goes_home", "?")]
)


def changes(centre: Centre, seed: int, replication: int) -> Table:
    """Who comes on queue and leaves it, and when, in order of time.

    A shift may be missed; of the others an interval here and there is spent away from the queue.
    Of what happens at the same time, leaving is first.
    """
    rows = np.array(
        [(p.agent, p.start, p.end, p.shift, p.goes_home) for p in centre.presences], dtype=PRESENCE
    )
    if centre.absence is not None:
        draw = generator(seed, replication, Purpose.ABSENCE)
        rows = _without_missed_shifts(centre, rows, centre.absence, draw)
    if centre.away is not None and centre.away.any():
        draw = generator(seed, replication, Purpose.AWAY)
        rows = _away_now_and_then(centre, rows, centre.away, draw)
    found = np.zeros(2 * len(rows), dtype=CHANGE)
    found["time"] = np.concatenate([rows["start"], rows["end"]])
    found["agent"] = np.concatenate([rows["agent"], rows["agent"]])
    found["what"][: len(rows)] = COMES
    found["what"][len(rows) :] = np.where(rows["goes_home"], GOES_HOME, BREAKS_OFF)
    return found[np.lexsort((-found["what"], found["time"]))]


def _without_missed_shifts(centre: Centre, rows: Table, absence: Floats, draw: Generator) -> Table:
    """The presences without those of shifts that are missed by chance.

    Drawn by agent and day, so that no other shift of a plan changes anybody's chance.
    """
    begins = np.full(1 + int(rows["shift"].max(initial=-1)), np.inf)
    np.minimum.at(begins, rows["shift"], rows["start"])
    days = 1 + int(centre.horizon // SECONDS_PER_DAY)
    chance = draw.random((len(centre.group_of), days))
    day = np.minimum(begins[rows["shift"]] // SECONDS_PER_DAY, days - 1).astype(np.int64)
    worked: Table = rows[chance[rows["agent"], day] >= absence[rows["agent"]]]
    return worked


def _away_now_and_then(centre: Centre, rows: Table, away: Floats, draw: Generator) -> Table:
    """The presences without the intervals that are spent away from the queue by chance."""
    length = centre.interval
    first = np.floor(rows["start"] / length).astype(np.int64)
    last = np.ceil(rows["end"] / length).astype(np.int64)
    of = np.repeat(np.arange(len(rows)), last - first)
    cell = np.arange(len(of)) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
    cell += first[of]
    # Drawn by agent and interval, so that other agents and shifts change nobody's chance.
    chance = draw.random((len(centre.group_of), centre.intervals), dtype=np.float32)
    drawn = chance[rows["agent"][of], np.minimum(cell, centre.intervals - 1)]
    there = drawn >= away[rows["agent"][of]]
    begins = there & ~np.r_[False, there[:-1] & (of[1:] == of[:-1])]
    ends = there & ~np.r_[there[1:] & (of[1:] == of[:-1]), False]
    parts: Table = rows[of[begins]].copy()
    parts["start"] = np.maximum(parts["start"], cell[begins] * length)
    parts["end"] = np.minimum(parts["end"], (cell[ends] + 1) * length)
    # Whoever is away at the end of a shift has gone home before.
    is_last = np.r_[of[begins][1:] != of[begins][:-1], True]
    parts["goes_home"] &= is_last
    return parts
