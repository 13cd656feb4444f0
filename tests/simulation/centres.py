"""Small centres, and runs of them whose contacts are written down instead of drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.simulation.centre import Centre, Presence, Stream
from planner.simulation.chance import changes
from planner.simulation.clockwork import NEVER
from planner.simulation.floor import CONTACT, empty_floor, with_larger_pool
from planner.simulation.house import house_of
from planner.simulation.kernel import Script, close, run
from planner.simulation.ledger import Ledger, blank_ledger
from planner.simulation.replication import Outcome

HOUR = 3600.0
FOREVER = 1e12


def stream(intervals: int = 4, **fields: Any) -> Stream:
    """A voice queue of 60 contacts an hour, 100 s each, to answer within 20 s; nobody gives up."""
    rate, handle_time = fields.pop("rate", 60.0), fields.pop("handle_time", 100.0)
    return Stream(
        **{
            "name": "voice",
            "rate": np.full(intervals, rate),
            "handle_time": np.full(intervals, handle_time),
            "target": 20.0,
            **fields,
        }
    )


def centre(
    *streams: Stream,
    agents: Sequence[tuple[int, ...]] = ((0,),),
    presences: Iterable[Presence] | None = None,
    **fields: Any,
) -> Centre:
    """A centre of hours. agents: the queues that each may serve; they are there for ever."""
    groups = tuple(sorted(set(agents)))
    return Centre(
        streams=streams,
        groups=groups,
        group_of=np.array([groups.index(queues) for queues in agents], dtype=np.int64),
        presences=tuple(
            (Presence(a, 0.0, FOREVER, a, goes_home=True) for a in range(len(agents)))
            if presences is None
            else presences
        ),
        interval=HOUR,
        intervals=len(streams[0].rate),
        **fields,
    )


def contact(
    arrived: float, work: float, *, stream: int = 0, patience: float = NEVER, due: float = NEVER
) -> tuple[Any, ...]:
    """A row of a script."""
    return stream, int(arrived // HOUR), arrived, arrived + patience, work, due, 0


def script_of(contacts: Iterable[tuple[Any, ...]]) -> NDArray[np.void]:
    """Contacts as the kernel takes them."""
    return np.array(sorted(contacts, key=lambda row: row[2]), dtype=CONTACT)


def acted(made: Centre, contacts: Iterable[tuple[Any, ...]], pool: int = 64) -> Outcome:
    """What happens where these contacts come, and nobody is absent by chance."""
    return ran(made, script_of(contacts), changes(made, 0, 0), pool)


def ran(
    made: Centre, contacts: NDArray[np.void], moves: NDArray[np.void], pool: int = 64
) -> Outcome:
    """What the kernel makes of contacts and changes of presence."""
    house, ledger, floor = house_of(made), blank_ledger(made), empty_floor(made, pool)
    script = Script(contacts, moves, np.zeros(3, dtype=np.int64))
    while not run(house, script, floor, ledger, NEVER):
        floor = with_larger_pool(floor)
    close(house, floor, ledger)
    return Outcome(ledger, floor.agents["busy"].copy(), floor.agents["there"].copy())


def total(ledger: Ledger, measure: int, stream: int = 0) -> float:
    """What is counted of a queue in all intervals together."""
    return float(ledger.counts[stream, :, measure].sum())


def here(agent: int, *stretches: tuple[float, float], shift: int = 0) -> list[Presence]:
    """A shift: on queue in these stretches of seconds, with breaks between them."""
    return [
        Presence(agent, start, end, shift, goes_home=(start, end) == stretches[-1])
        for start, end in stretches
    ]
