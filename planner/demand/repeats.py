"""Repeat contacts: customers whose first contact did not solve their problem come back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner.clock import Grid
from planner.demand.opening import next_open
from planner.scenario import Resolution

Floats = NDArray[np.float64]


def with_repeats(
    volume: Floats,
    resolution: Resolution,
    state: NDArray[np.bool_],
    grid: Grid,
    *,
    immediate: bool,
) -> Floats:
    """Contacts per interval after a change of first contact resolution (FCR): float [T].

    `volume` are the contacts that the forecast promises with the repeats of its own
    history in it, `state` tells when the queue is open. With every problem solved in
    1 / FCR contacts on average, volume is multiplied by history / new FCR. The change
    is felt `recontact_hours` after the contacts that cause it: nothing of it in the
    first hours, and what falls beyond the horizon falls out. Voice and chat customers
    who would return to a closed queue return when it opens. Fewer repeats can take away
    no more contacts than an interval has: what they cannot take, they take later.
    """
    new = resolution.first_contact_resolution
    history = resolution.forecast_first_contact_resolution
    if new is None or new == history:
        return volume
    lag = resolution.recontact_hours * 60 / grid.interval_minutes
    change = _delayed(volume * (history / new - 1.0), lag)
    if immediate:
        change = _at_next_opening(change, state)
    return _never_negative(volume + change)


def _delayed(change: Floats, lag: float) -> Floats:
    """Each interval's change `lag` intervals later, a broken lag shared by the two it falls in."""
    count = change.size
    whole = int(lag)
    late = np.zeros(count + whole + 1)
    late[whole : whole + count] += (1.0 - (lag - whole)) * change
    late[whole + 1 : whole + 1 + count] += (lag - whole) * change
    return late[:count]


def _at_next_opening(change: Floats, state: NDArray[np.bool_]) -> Floats:
    count = change.size
    arriving = np.zeros(count + 1)
    np.add.at(arriving, next_open(state), change)
    return arriving[:count]


def _never_negative(volume: Floats) -> Floats:
    """Contacts with every debt paid by those that follow; a debt at the end falls out."""
    if volume.min() >= 0:
        return volume
    paid = np.empty_like(volume)
    debt = 0.0
    for interval, contacts in enumerate(volume):
        balance = contacts + debt
        paid[interval] = max(balance, 0.0)
        debt = min(balance, 0.0)
    return paid
