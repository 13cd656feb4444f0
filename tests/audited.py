"""Scenarios that several rules of the audit are tried on."""

from datetime import date, time

from builders import tiny_contract, tiny_scenario
from shifts import shift

from planner.scenario import Break, Horizon, StartWindow

ANY_START = (StartWindow(from_=time(0), to=time(23), every_minutes=60),)
LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)


def two_weeks(**changes):
    horizon = Horizon(start=date(2027, 3, 1), days=14, time_zone="Europe/Riga", interval_minutes=60)
    return tiny_scenario(horizon=horizon, **changes)


def spring(**changes):
    """The week in which Riga's clocks jump from 03:00 to 04:00, on Sunday 2027-03-28."""
    horizon = Horizon(start=date(2027, 3, 22), days=7, time_zone="Europe/Riga", interval_minutes=60)
    contract = {"starts": ANY_START, **changes.pop("contract", {})}
    return tiny_scenario(
        horizon=horizon, contracts={"full-time": tiny_contract(**contract)}, **changes
    )


def week_of_shifts(count, first=1, start="09:00", hours=8):
    return [shift(f"2027-03-{first + i:02} {start}", hours) for i in range(count)]
