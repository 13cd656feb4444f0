"""The problem as the peers are told it: agents, days, shifts to choose from, coverage.

Plain numbers that go through JSON, and no library beyond Python's own: it is read in a peer's
environment too. Times are minutes or intervals after the horizon's start, capacity is counted in
`UNIT`, costs are late contacts.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

UNIT = 10_000
"""An agent's whole capacity."""


@dataclass(frozen=True)
class Offer:
    """A shift that may be chosen on a day; `first` and `last` bound the intervals it covers.

    `minute` is the local start after midnight, `weekend` whether it touches one that counts.
    """

    begin: int
    finish: int
    first: int
    last: int
    shape: int
    paid: int
    night: bool
    weekend: bool
    minute: int
    cost: float


@dataclass(frozen=True)
class Day:
    """A date of an agent, by its number; one that must be worked has no free cost."""

    date: int
    week: int
    free_cost: float | None
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Week:
    """What an agent's planned shifts may fill of a week, history and leave taken off."""

    most_paid: int
    least_paid: float
    most_days: int
    most_nights: int | None


@dataclass(frozen=True)
class Agent:
    """An agent with the labour rules that hold for them.

    `run_before` and `weekend_before`: days worked right before the first date, and whether the
    first weekend is worked already.
    """

    group: int
    amount: int
    rest: int
    most_in_a_row: int
    least_days_off: int
    most_weekends: int | None
    run_before: int
    weekend_before: bool
    first_date_taken: bool
    most_spread: int | None
    peers: int
    weeks: tuple[Week, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Work:
    """Deferred work of a queue: up to each interval, what has come and what is due.

    `even` is what each interval gets where all is spread evenly; `worth` is of a whole agent in
    one interval.
    """

    queue: int
    worth: float
    released: tuple[int, ...]
    due: tuple[int, ...]
    open: tuple[bool, ...]
    even: tuple[int, ...]


@dataclass(frozen=True)
class Slope:
    """So many further agents on a queue, each of whom spares so many late contacts."""

    worth: float
    agents: int


Break = tuple[int, int]
"""Intervals after the shift's first, and how many."""


@dataclass(frozen=True)
class Case:
    """The whole problem. `places` [shape][place]: a few ways to lay a shift's breaks.

    `groups` are sets of queues that the same agents serve. By interval, and then: `slopes` by
    queue, `base_amount` by group, `base_heads` and `heads_wanted` by queue. Every plan costs the
    `fixed_cost`.
    """

    intervals: int
    places: tuple[tuple[tuple[Break, ...], ...], ...]
    groups: tuple[tuple[int, ...], ...]
    slopes: tuple[tuple[tuple[Slope, ...], ...], ...]
    base_amount: tuple[tuple[int, ...], ...]
    base_heads: tuple[tuple[float, ...], ...]
    heads_wanted: tuple[tuple[int, ...], ...]
    head_price: float
    works: tuple[Work, ...]
    agents: tuple[Agent, ...]
    short_price: float
    spread_price: float
    unfairness_price: float
    fixed_cost: float

    def on_queue(self, offer: Offer, place: int) -> list[int]:
        """The intervals of the horizon that a shift with its breaks so laid is on queue."""
        off = {
            offer.first + start + k
            for start, length in self.places[offer.shape][place]
            for k in range(length)
        }
        return [t for t in range(offer.first, min(offer.last, self.intervals)) if t not in off]


@dataclass(frozen=True)
class Choice:
    """A shift in a peer's answer: whose, the day and the offer by number, how its breaks lie."""

    agent: int
    day: int
    offer: int
    place: int


def to_json(case: Case) -> str:
    """The case as text."""
    return json.dumps(asdict(case))


def from_json(text: str) -> Case:
    """The case in a text that `to_json` made."""
    told: dict[str, Any] = json.loads(text)
    return Case(
        **{
            **told,
            "slopes": [
                [[Slope(**part) for part in cell] for cell in interval]
                for interval in told["slopes"]
            ],
            "works": [Work(**work) for work in told["works"]],
            "agents": [_agent(agent) for agent in told["agents"]],
        }
    )


def _agent(told: dict[str, Any]) -> Agent:
    weeks = tuple(Week(**week) for week in told["weeks"])
    days = tuple(
        Day(**{**day, "offers": tuple(Offer(**offer) for offer in day["offers"])})
        for day in told["days"]
    )
    return Agent(**{**told, "weeks": weeks, "days": days})
