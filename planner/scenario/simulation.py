"""How customers' lives are simulated: chance, routing, and what counts as service."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planner.scenario.base import Noun, Share


class Simulation(Noun):
    """What a simulation has to know beyond the plan; everything has a default.

    `absence` is the share of a site's shrinkage that is whole shifts missed, the rest being
    intervals away from the queue. `day_to_day_variation` and `handle_time_variation` are
    coefficients of variation, the latter 1 for the exponential law. Every further chat that an
    agent handles at a time prolongs each by `chat_slowdown` of its length.
    """

    replications: int = Field(20, ge=2, le=10000)
    service_level: Literal["of_offered", "without_short_abandons"] = "of_offered"
    absence: Share = 0.5
    day_to_day_variation: float = Field(0.0, ge=0, le=2)
    handle_time_variation: float = Field(1.0, gt=0, le=10)
    chat_slowdown: float = Field(0.0, ge=0, le=10)
