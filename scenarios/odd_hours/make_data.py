"""Writes the tables of this scenario; the same seed gives the same bytes.

python -m scenarios.odd_hours.make_data [FOLDER]

FOLDER is where the tables go, by default beside this script.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scenarios import making
from scenarios.making import Group, Row, Shape

SEED = 20270404
HERE = Path(__file__).parent

# --- demand ---------------------------------------------------------------------------

INDIA = Shape(
    floor=0.10,
    humps=((11.0, 1.9, 1.0), (16.5, 2.2, 0.9), (19.5, 1.5, 0.4)),
    weekdays=(1.15, 1.04, 1.0, 0.98, 1.0, 0.85, 0.55),
    holiday=0.6,
)
NEPAL = Shape(  # the week begins on Sunday; Saturday is the day off
    floor=0.10,
    humps=((10.8, 1.7, 1.0), (15.0, 1.8, 0.85)),
    weekdays=(1.05, 1.0, 0.98, 0.98, 0.85, 0.3, 1.15),
    holiday=0.5,
)
AUSTRALIA = Shape(  # from home: an evening tail
    floor=0.08,
    humps=((10.5, 1.9, 1.0), (15.5, 2.1, 0.8), (19.0, 1.5, 0.5)),
    weekdays=(1.2, 1.05, 1.0, 0.97, 0.95, 0.6, 0.5),
    holiday=0.7,
)
WRITTEN = Shape(
    floor=0.15,
    humps=((10.5, 2.2, 1.0), (15.5, 2.6, 0.8), (20.0, 2.0, 0.5)),
    weekdays=(1.25, 1.08, 1.0, 0.98, 0.92, 0.5, 0.48),
    holiday=0.6,
)
GUESTS = Shape(  # from all over the world, whatever hour it is on the island
    floor=0.5,
    humps=((11.0, 3.0, 0.6), (19.0, 2.5, 0.5)),
    weekdays=(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    holiday=1.0,
)

# Contacts of a usual week, and their shape.
DEMAND: dict[str, tuple[float, Shape]] = {
    "hi-voice": (860, INDIA),
    "in-chat": (400, INDIA),
    "ne-voice": (220, NEPAL),
    "au-voice": (410, AUSTRALIA),
    "au-email": (300, WRITTEN),
    "island-email": (90, GUESTS),
}


def usual(day: date) -> float:
    """No season: these four weeks are like any other."""
    return 1.0


# --- people ---------------------------------------------------------------------------

GROUPS = (
    Group(4, "pune", "pune", "hi:C2 en:B2", "voice chat", "india"),
    Group(3, "pune", "pune", "hi:C2 en:C1", "voice chat email", "india"),
    Group(5, "kathmandu", "kathmandu", "ne:C2 hi:C1 en:B2", "voice chat", "nepal"),
    Group(4, "adelaide", "adelaide", "en:C2", "voice email", "australia"),
    Group(2, "lord-howe", "lord-howe", "en:C2", "voice email", "australia"),
)

NAMES = {
    "pune": (
        "Aditi Kulkarni, Rohan Deshpande, Sneha Joshi, Vikram Patil, Meera Gokhale, "
        "Arjun Shinde, Kavita Rao"
    ),
    "kathmandu": "Asmita Gurung, Bibek Shrestha, Pratima Rai, Suman Adhikari, Nirmala Thapa",
    "adelaide": "Claire Hutchins, Liam Pearce, Tess Marlow, Owen Radford",
    "lord-howe": "Maeve Sorrell, Jack Tindale",
}


# --- calendars ------------------------------------------------------------------------


def time_off() -> Iterator[Row]:
    """A week of holiday, some days."""
    yield "pune-02", "2027-04-12", "2027-04-16", "holiday", "yes"
    yield "kathmandu-03", "2027-04-12", "2027-04-13", "holiday", "yes"
    yield "adelaide-04", "2027-04-20", "2027-04-21", "holiday", "yes"
    yield "lord-howe-02", "2027-04-09", "2027-04-09", "unpaid", "no"


def availability() -> Iterator[Row]:
    """The evenings of those who work from home; the island's days belong to its guests."""
    for agent in ("lord-howe-01", "lord-howe-02"):
        yield agent, "mon-sun", "15:30", "22:30"


def preferences() -> Iterator[Row]:
    """Free Saturdays in Kathmandu, and other wishes."""
    for number in range(1, 6):
        yield f"kathmandu-{number:02d}", "off", "sat", "", "", 3
    yield "pune-04", "off", "mon-fri", "19:00", "23:00", 2
    yield "pune-07", "work", "mon-fri", "06:00", "16:00", 2
    yield "adelaide-01", "off", "2027-04-25", "", "", 5
    yield "adelaide-03", "off", "mon,wed", "18:00", "22:00", 3


def activities() -> Iterator[Row]:
    """A training for everybody, meetings of teams."""
    yield "product-training", "all", 60, "2027-04-05", "2027-04-23", "no", 1
    yield "team-meeting", "team:nepal", 30, "2027-04-06", "2027-04-09", "yes", 1
    yield "team-meeting", "team:australia", 30, "2027-03-30", "2027-04-18", "yes", 1


# --- writing --------------------------------------------------------------------------


def main(folder: Path) -> None:
    """Writes every table of the scenario into a folder."""
    frame = making.read_frame(HERE)
    tables = {
        "agents": making.agents(making.people(GROUPS, NAMES), frame.rates),
        "forecast": making.forecast(making.Demand(SEED, DEMAND, usual), frame),
        "time_off": time_off(),
        "availability": availability(),
        "preferences": preferences(),
        "activities": activities(),
    }
    making.write_tables(folder, tables)


if __name__ == "__main__":
    main(making.target(HERE))
