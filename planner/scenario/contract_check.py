"""Whether a contract can be worked at all: its hours in a week, its breaks, the grid."""

from __future__ import annotations

from collections.abc import Sequence

from planner.scenario.contract import Break, Contract
from planner.scenario.grid_check import Workplace, check_grid, elapsed_lengths
from planner.scenario.problems import Tell


def check_contract(contract: Contract, place: Workplace | None, tell: Tell) -> None:
    """Tells what of a contract contradicts itself, or cannot lie on the grid.

    Without a workplace (the horizon itself is faulty) only the former.
    """
    _check_week(contract, tell)
    lengths = set(contract.shift_minutes) | (elapsed_lengths(contract, place) if place else set())
    _check_breaks(contract, lengths, place.grid.interval_minutes if place else 1, tell)
    if place is not None:
        check_grid(contract, place, tell)


# --- a week's hours --------------------------------------------------------------------


def _check_week(contract: Contract, tell: Tell) -> None:
    limit = contract.weekly_hours.max * 60
    paid = [contract.paid_minutes(length) for length in contract.shift_minutes]
    for place, minutes in enumerate(paid):
        if minutes > limit:
            tell(
                ("shift_minutes", place),
                f"such a shift has {_hours(minutes)} paid hours, more than the "
                f"{contract.weekly_hours.max:g} that weekly_hours.max allows in a week",
            )
    best = max(_reachable(paid, _most_days(contract), limit))
    if best < contract.weekly_hours.min * 60:
        tell(
            ("weekly_hours", "min"),
            f"{contract.weekly_hours.min:g} h cannot be reached: within the weekly maximum, the "
            f"contract's shifts give at most {_hours(best)} h",
        )


def _most_days(contract: Contract) -> int:
    """Days that can be worked in a week; every run of `max_consecutive_days` needs a day off."""
    return min(contract.days_per_week.max, 7 - 7 // (contract.max_consecutive_days + 1))


def _reachable(paid: Sequence[int], days: int, limit: float) -> set[int]:
    """Every sum of at most `days` shifts that does not exceed the limit, in minutes."""
    sums = {0}
    for _ in range(days):
        sums |= {total + minutes for total in sums for minutes in paid if total + minutes <= limit}
    return sums


def _hours(minutes: float) -> str:
    return f"{minutes / 60:.4g}"


# --- breaks ----------------------------------------------------------------------------


def _check_breaks(contract: Contract, lengths: set[int], step: int, tell: Tell) -> None:
    longest = max(contract.shift_minutes)
    wrong = [_never_taken(one, longest, step) for one in contract.breaks]
    for number, found in enumerate(wrong):
        if found is not None:
            tell(("breaks", number, found[0]), found[1])
    crowded = [
        str(length)
        for length in sorted(lengths)
        if not _fit_together(contract.breaks_in(length), length, step)
    ]
    if crowded and not any(wrong):
        listed = " or ".join(crowded)
        message = f"the breaks of a shift of {listed} minutes cannot lie in it without overlap"
        tell(("breaks",), message)


def _never_taken(one: Break, longest: int, step: int) -> tuple[str, str] | None:
    """Why no shift has room for a break, with the key to blame; None where one has."""
    if one.earliest + one.minutes > longest:
        message = (
            f"{one.earliest} + {one.minutes} minutes lie beyond every shift: the longest has "
            f"{longest}"
        )
        return "earliest", message
    if _round_up(one.earliest, step) > one.latest:
        message = (
            f"no start between {one.earliest} and {one.latest} lies on the grid of {step} minutes"
        )
        return "latest", message
    return None


def _fit_together(breaks: Sequence[Break], length: int, step: int) -> bool:
    """Whether all can be placed: the earliest end of every subset, from its smaller ones."""
    ends: dict[int, int] = {0: 0}
    for subset in range(1, 1 << len(breaks)):
        choices = [
            _round_up(max(ends[before], one.earliest), step) + one.minutes
            for number, one in enumerate(breaks)
            if subset >> number & 1
            and (before := subset ^ 1 << number) in ends
            and _round_up(max(ends[before], one.earliest), step)
            <= min(one.latest, length - one.minutes)
        ]
        if choices:
            ends[subset] = min(choices)
    return (1 << len(breaks)) - 1 in ends


def _round_up(minutes: int, step: int) -> int:
    return -(-minutes // step) * step
