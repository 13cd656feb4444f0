"""What stays the same while a centre runs, and when what happens falls."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from planner.simulation.centre import ROUTINGS, Centre, Flags, Skills, Table, streams_table


class House(NamedTuple):
    """open [Q, T]: when deferred work may be done. interval: seconds."""

    streams: Table
    skills: Skills
    open: Flags
    routing: int
    interval: float
    intervals: int


def house_of(centre: Centre) -> House:
    """The house of a centre."""
    streams, skills = streams_table(centre)
    always = np.ones(centre.intervals, dtype=np.bool_)
    return House(
        streams=streams,
        skills=skills,
        open=np.array([always if s.open is None else s.open for s in centre.streams]),
        routing=ROUTINGS[centre.routing],
        interval=centre.interval,
        intervals=centre.intervals,
    )
