"""Writes the tables of this scenario; the same seed gives the same bytes.

python -m scenarios.night_and_day.make_data [FOLDER]

FOLDER is where the tables go, by default beside this script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from planner import clock
from scenarios import making
from scenarios.making import Group, Person, Row, Shape

SEED = 20270503
HERE = Path(__file__).parent

# --- demand ---------------------------------------------------------------------------

CARDS = Shape(  # cards are lost at all hours, and late when people are out
    floor=0.16,
    humps=((11.0, 2.2, 1.0), (16.0, 2.4, 0.95), (20.5, 2.0, 0.6)),
    weekdays=(1.14, 1.02, 0.98, 0.98, 1.04, 0.74, 0.64),
    holiday=0.8,
)
TRAVEL = Shape(
    floor=0.10,
    humps=((11.0, 2.0, 1.0), (15.5, 2.4, 0.9), (20.0, 1.8, 0.5)),
    weekdays=(1.10, 1.02, 1.0, 1.0, 1.06, 0.66, 0.60),
    holiday=0.9,
)
WRITTEN = Shape(
    floor=0.25,
    humps=((10.5, 2.2, 1.0), (15.5, 2.6, 0.9), (20.5, 2.2, 0.45)),
    weekdays=(1.25, 1.08, 1.0, 0.98, 0.93, 0.58, 0.54),
    holiday=0.6,
)

# Contacts of a usual week, and their shape.
DEMAND: dict[str, tuple[float, Shape]] = {
    "pl-voice": (1420, CARDS),
    "en-chat": (500, TRAVEL),
    "pl-email": (890, WRITTEN),
}


def payday(day: date) -> float:
    """People spend more around the tenth, and at the month's end."""
    return {9: 1.04, 10: 1.1, 11: 1.06, 28: 1.05, 29: 1.05, 30: 1.06}.get(day.day, 1.0)


# --- people ---------------------------------------------------------------------------

GROUPS = (
    Group(14, "krakow", "full-time", "pl:C2 en:B2", "voice chat email", "cards"),
    Group(4, "krakow", "part-time", "pl:C2 en:C1", "voice chat", "students"),
)

NAMES = {
    "krakow": (
        "Agnieszka Wrona, Bartosz Lis, Celina Maj, Dawid Sowa, Ewelina Kos, Filip Dudek, "
        "Gabriela Zając, Hubert Wilk, Iwona Sikora, Jacek Bielik, Kamila Czajka, Leszek Gil, "
        "Monika Słowik, Norbert Kania, Oliwia Szpak, Patryk Jastrząb, Róża Kawka, Szymon Czyż"
    ),
}


# --- calendars ------------------------------------------------------------------------


def time_off() -> Iterator[Row]:
    """Short leave, and a day of sickness."""
    yield "krakow-04", "2027-05-10", "2027-05-12", "holiday", "yes"
    yield "krakow-12", "2027-05-20", "2027-05-21", "holiday", "yes"
    yield "krakow-08", "2027-05-28", "2027-05-30", "holiday", "yes"
    yield "krakow-06", "2027-05-18", "2027-05-18", "sick", "yes"


def availability() -> Iterator[Row]:
    """The students' free hours."""
    for agent in ("krakow-15", "krakow-16"):
        yield agent, "mon-fri", "15:00", "23:00"
        yield agent, "sat,sun", "08:00", "23:00"
    for agent in ("krakow-17", "krakow-18"):
        yield agent, "mon,wed,fri", "07:00", "16:00"
        yield agent, "sat,sun", "08:00", "20:00"


# How much a night is disliked, by agent; 2 where nothing is said.
DISLIKES = {"krakow-02": 3, "krakow-05": 3, "krakow-07": 0, "krakow-09": 3, "krakow-13": 0}

# Weekends with something planned, by their Saturday.
WEEKENDS = {
    date(2027, 5, 8): ("krakow-01", "krakow-11"),
    date(2027, 5, 15): ("krakow-03", "krakow-10", "krakow-14"),
    date(2027, 5, 22): ("krakow-02", "krakow-06"),
    date(2027, 5, 29): ("krakow-07", "krakow-12", "krakow-13"),
}


def preferences(full_time: Sequence[str]) -> Iterator[Row]:
    """Nearly everybody would rather sleep at night; many have plans for a weekend."""
    for agent in full_time:
        if weight := DISLIKES.get(agent, 2):
            yield agent, "off", "mon-sun", "23:30", "05:30", weight
    for saturday, agents in WEEKENDS.items():
        for agent in agents:
            yield agent, "off", saturday, "", "", 4
            yield agent, "off", saturday + clock.DAY, "", "", 4


def activities() -> Iterator[Row]:
    """A training for everybody, and one-to-ones of the full-timers."""
    yield "fraud-training", "all", 60, "2027-05-10", "2027-05-23", "no", 1
    yield "one-to-one", "team:cards", 30, "2027-05-03", "2027-05-30", "no", 1


# The week before: first date, start hour and number of shifts.
NIGHTS = (date(2027, 4, 30), 22, 3)
LATE_WEEK = (date(2027, 4, 28), 14, 5)
EARLY_WEEK = (date(2027, 4, 28), 7, 5)
USUAL_WEEK = (date(2027, 4, 26), 8, 5)
LAST_WEEK = (NIGHTS, NIGHTS, LATE_WEEK, LATE_WEEK, EARLY_WEEK, EARLY_WEEK)


def history(full_time: Sequence[str], zone: str) -> Iterator[Row]:
    """The full-timers' week before the horizon; its last night reaches into it.

    The two who are there at night take their breaks in turn.
    """
    for number, agent in enumerate(full_time):
        first, hour, count = LAST_WEEK[number] if number < len(LAST_WEEK) else USUAL_WEEK
        for day in (first + timedelta(days=i) for i in range(count)):
            begins = clock.exact_instant(datetime(day.year, day.month, day.day, hour), zone)
            later = number % 2 * 30
            yield agent, *making.span(begins, 510), "published", breaks(begins, later)


def breaks(begins: datetime, later: int) -> str:
    """The breaks of a shift, all of them some minutes later than at the earliest."""
    usual = (("rest-1", 75, 15), ("lunch", 180, 30), ("rest-2", 345, 15))
    return "; ".join(
        f"{name} {clock.iso_utc(begins + (after + later) * clock.MINUTE)}/{minutes}"
        for name, after, minutes in usual
    )


# --- writing --------------------------------------------------------------------------


def on_contract(staff: Sequence[Person], contract: str) -> list[str]:
    """The ids of those who work under a contract."""
    return [person.agent for person in staff if person.group.contract == contract]


def main(folder: Path) -> None:
    """Writes every table of the scenario into a folder."""
    frame = making.read_frame(HERE)
    staff = making.people(GROUPS, NAMES)
    full_time = on_contract(staff, "full-time")
    tables = {
        "agents": making.agents(staff, frame.rates),
        "forecast": making.forecast(making.Demand(SEED, DEMAND, payday), frame),
        "time_off": time_off(),
        "availability": availability(),
        "preferences": preferences(full_time),
        "activities": activities(),
        "shifts": history(full_time, frame.zones["krakow"]),
    }
    making.write_tables(folder, tables)


if __name__ == "__main__":
    main(making.target(HERE))
