"""Writes the tables of this scenario; the same seed gives the same bytes.

python -m scenarios.small_team.make_data [FOLDER]

FOLDER is where the tables go, by default beside this script.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from scenarios import making
from scenarios.making import Row

SEED = 8
HERE = Path(__file__).parent
MONDAY = date(2027, 3, 1)

# Relative demand of each hour from 08:00: two humps with a dip at lunch.
HOURS = (0.55, 0.95, 1.25, 1.2, 0.95, 0.8, 1.05, 1.2, 1.1, 0.8, 0.5)
WEEKDAYS = (1.2, 1.05, 1.0, 0.95, 0.85)

# Contacts in an average hour, and the hours in which they come.
DEMAND = {"pt-voice": (14.0, 8, 19), "en-chat": (9.0, 9, 18), "pt-email": (8.0, 8, 19)}

AGENTS = (
    ("beatriz", "Beatriz Almeida", "full-time", "pt:C2 en:B2", "voice email"),
    ("diogo", "Diogo Ferreira", "full-time", "pt:C2", "voice email"),
    ("ines", "Inês Carvalho", "full-time", "pt:C2 en:C1", "voice chat"),
    ("joao", "João Marques", "full-time", "pt:C2 en:C1", "voice chat email"),
    ("leonor", "Leonor Sousa", "full-time", "pt:C2", "voice email"),
    ("oliver", "Oliver Hughes", "full-time", "en:C2 pt:B1", "chat email"),
    ("rita", "Rita Moreira", "full-time", "pt:C2 en:B2", "voice chat email"),
    ("tiago", "Tiago Lopes", "part-time", "pt:C2 en:B2/C1", "voice chat"),
)


def agents() -> Iterator[Row]:
    """The eight of them."""
    for agent, name, contract, languages, channels in AGENTS:
        yield agent, name, "lisbon", contract, languages, channels


def forecast() -> Iterator[Row]:
    """Hourly rows of whole contacts, Monday to Friday."""
    dice = random.Random(SEED)
    for queue, (volume, first, last) in DEMAND.items():
        for weekday, factor in enumerate(WEEKDAYS):
            day = MONDAY + timedelta(days=weekday)
            for hour in range(first, last):
                expected = volume * factor * HOURS[hour - 8] * (0.92 + 0.16 * dice.random())
                yield queue, f"{day}T{hour:02d}:00", round(expected)


def time_off() -> Iterator[Row]:
    """One day of holiday."""
    yield "leonor", "2027-03-05", "2027-03-05", "holiday", "yes"


def availability() -> Iterator[Row]:
    """The part-timer studies in the mornings."""
    yield "tiago", "mon-fri", "12:00", "19:00"


def preferences() -> Iterator[Row]:
    """Two wishes."""
    yield "rita", "off", "wed", "17:00", "19:00", 3
    yield "diogo", "off", "fri", "", "", 2


def activities() -> Iterator[Row]:
    """One talk about the first months."""
    yield "one-to-one", "ines", 30, "2027-03-02", "2027-03-04", "no", 1


def main(folder: Path) -> None:
    """Writes every table of the scenario into a folder."""
    making.write(folder / "agents.csv", "agent,name,site,contract,languages,channels", agents())
    tables = {
        "forecast": forecast(),
        "time_off": time_off(),
        "availability": availability(),
        "preferences": preferences(),
        "activities": activities(),
    }
    making.write_tables(folder, tables)


if __name__ == "__main__":
    main(making.target(HERE))
