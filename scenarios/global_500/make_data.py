"""Writes the tables of this scenario, or a scenario like it of another size.

python -m scenarios.global_500.make_data [FOLDER]

writes the shipped tables, the same bytes each time; FOLDER is where they go, by default
beside this script.

python -m scenarios.global_500.make_data --agents 100 --queues 8 --capacity 0.95 --out DIR

writes a whole scenario into DIR: so many agents, the first so many queues, and volumes of
which the agents' paid hours on queue are the given share.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import tomli_w

from planner import clock
from planner.scenario import Queue, read_scenario
from planner.scenario.problems import SETTINGS_FILE
from scenarios import making
from scenarios.balance import factors_for, hours_for
from scenarios.capacity import capacity_ratio
from scenarios.global_500.people import MOST_AGENTS, names, staffed
from scenarios.making import Demand, Frame, Person, Row, Shape, span

HERE = Path(__file__).parent
FIRST = date(2027, 3, 8)
SHIPPED_AGENTS = 500
WORKING_HOURS = 25
"""Hours of a week in which an agent handles contacts, about."""

# --- demand ---------------------------------------------------------------------------

WORLDWIDE = Shape(  # on New York's clock: Europe's morning, America's day, Asia's morning
    floor=0.45,
    humps=((5.0, 2.6, 0.45), (11.5, 3.0, 0.75), (16.5, 2.8, 0.55), (21.5, 2.6, 0.40)),
    weekdays=(1.10, 1.04, 1.0, 1.0, 0.97, 0.74, 0.70),
    holiday=0.85,
)
WRITTEN = Shape(  # the same, later in the day, and fewer on weekends
    floor=0.40,
    humps=((5.0, 3.0, 0.45), (12.5, 3.5, 0.75), (20.5, 3.0, 0.45)),
    weekdays=(1.16, 1.06, 1.0, 0.98, 0.95, 0.62, 0.58),
    holiday=0.85,
)
BUSINESS = Shape(
    floor=0.25,
    humps=((10.6, 1.9, 0.9), (15.2, 2.4, 0.85)),
    weekdays=(1.12, 1.05, 1.0, 0.98, 0.94, 0.48, 0.41),
    holiday=0.6,
)
CONSUMER = Shape(  # calls from home: an evening, and weekends count
    floor=0.25,
    humps=((11.0, 2.2, 0.8), (15.8, 2.4, 0.75), (19.8, 1.9, 0.45)),
    weekdays=(1.10, 1.04, 1.0, 0.98, 0.97, 0.57, 0.49),
    holiday=0.7,
)
MESSAGES = Shape(  # from the telephone in the hand, until midnight
    floor=0.25,
    humps=((12.5, 3.0, 0.7), (19.0, 3.0, 0.8)),
    weekdays=(1.06, 1.02, 1.0, 1.0, 1.0, 0.80, 0.76),
    holiday=0.85,
)

# Share of all required hours, and the shape; in the order of scenario.toml.
DEMAND: dict[str, tuple[float, Shape]] = {
    "en-voice": (14, WORLDWIDE),
    "en-chat": (10, WORLDWIDE),
    "en-email": (6, WRITTEN),
    "de-voice": (8, BUSINESS),
    "es-voice": (9, CONSUMER),
    "fr-voice": (6, BUSINESS),
    "es-social": (5, MESSAGES),
    "de-email": (3, BUSINESS),
    "ja-voice": (5, BUSINESS),
    "pt-voice": (4.5, BUSINESS),
    "en-emea-voice": (5, CONSUMER),
    "it-voice": (4, BUSINESS),
    "pl-voice": (4, BUSINESS),
    "fr-chat": (3, CONSUMER),
    "de-chat": (3, CONSUMER),
    "en-apac-voice": (3, BUSINESS),
    "en-social": (3, WRITTEN),
    "ja-email": (2, BUSINESS),
    "es-chat": (3, CONSUMER),
    "fr-email": (2, BUSINESS),
}


def quarter_end(day: date) -> float:
    """Invoices and renewals: more contacts around the end of the quarter."""
    return {30: 1.04, 31: 1.06}.get(day.day, 1.0) if day.month == 3 else 1.0


# --- calendars ------------------------------------------------------------------------

WEEK = timedelta(weeks=1)
HOLIDAY_WEEKS = (3, 1, 2, 0, 3, 2, 1, 3, 0, 2, 3, 1, 2, 3, 0, 1)
"""The week of each sixteenth of the holidays: most of them after Easter, when it is quiet."""


def monday(week: int) -> date:
    """The Monday of a week of the horizon, from 0; -1 is the week before."""
    return FIRST + week * WEEK


def time_off(staff: list[Person], seed: int, zones: Mapping[str, str]) -> Iterator[Row]:
    """A week of holiday for one in five, days of sickness, unpaid days, absences of hours."""
    dice = random.Random(f"{seed} time off")
    away = dice.sample(staff, round(0.36 * len(staff)))
    for number, person in enumerate(away):
        begins = monday(HOLIDAY_WEEKS[number // 9 % 16])
        first = FIRST + timedelta(days=dice.randrange(26))
        last = first + timedelta(days=dice.randrange(3))
        turn = number % 9
        if turn < 5:
            yield person.agent, begins, begins + timedelta(days=6), "holiday", "yes"
        elif turn < 8:
            yield person.agent, first, last, "sick", "yes"
        elif number % 2:
            yield person.agent, first, first, "unpaid", "no"
        else:
            yield appointment(person, first, zones[person.group.site])


def appointment(person: Person, day: date, zone: str) -> Row:
    """A morning elsewhere."""
    begins = clock.exact_instant(datetime.combine(day, time(9)), zone)
    ends = begins + timedelta(hours=4)
    labels = (clock.iso_local(instant, zone) for instant in (begins, ends))
    return person.agent, *labels, "appointment", "yes"


PATTERNS = (
    (("mon-fri", "14:00", "23:00"), ("sat,sun", "08:00", "22:00")),
    (("mon-fri", "07:00", "15:00"), ("sat", "08:00", "16:00")),
    (("mon,tue,thu", "15:00", "23:00"), ("fri-sun", "09:00", "23:00")),
)


def availability(staff: list[Person]) -> Iterator[Row]:
    """When the part-timers can work: after lectures, or while the children are at school."""
    part_time = [person.agent for person in staff if person.group.contract == "part-time"]
    for number, agent in enumerate(part_time):
        for weekdays, opens, closes in PATTERNS[number % 3]:
            yield agent, weekdays, opens, closes
        if number % 5 == 0:
            yield agent, "2027-03-26", "08:00", "22:00"  # Good Friday: no lectures


WISHES = (
    ("off", ("", "")),
    ("off", ("", "")),
    ("off", ("17:00", "23:30")),
    ("work", ("", "")),
)


def preferences(staff: list[Person], seed: int) -> Iterator[Row]:
    """Wishes of two in five for a date, of one in ten for every week."""
    dice = random.Random(f"{seed} wishes")
    for person in dice.sample(staff, round(0.4 * len(staff))):
        wish, window = dice.choice(WISHES)
        day = FIRST + timedelta(days=dice.randrange(28))
        yield person.agent, wish, day, *window, dice.randrange(1, 6)
    for person in dice.sample(staff, round(0.1 * len(staff))):
        weekday = dice.choice(("mon", "wed", "fri", "sat", "sat,sun"))
        yield person.agent, "off", weekday, "", "", dice.randrange(1, 4)


def activities(staff: list[Person]) -> Iterator[Row]:
    """A training for everybody; meetings, trainings and one-to-ones of some teams."""
    yield "security-training", "all", 45, "2027-03-09", "2027-03-26", "no", 1
    for number, team in enumerate(dict.fromkeys(person.group.team for person in staff)):
        opens = monday(number // 4 % 4) + timedelta(days=1)
        if number % 4 == 0:
            yield "team-meeting", f"team:{team}", 30, opens, opens + timedelta(days=3), "yes", 1
        elif number % 4 == 1:
            yield "product-training", f"team:{team}", 60, "2027-03-15", "2027-03-28", "no", 1
        elif number % 4 == 2:
            yield "one-to-one", f"team:{team}", 30, "2027-03-08", "2027-03-21", "no", 1
    yield "mentoring", staff[0].agent, 60, "2027-03-08", "2027-04-04", "no", 3


# --- the week before ------------------------------------------------------------------

# Contract: length, and by turn the weekdays and start hour of last week's shifts.
EARLY, MIDDLE, LATE = range(3)
TURNS = (EARLY, MIDDLE, EARLY, MIDDLE, LATE)
LAST_WEEK = {
    "day": (510, (((0, 1, 2, 3, 4), 8), ((0, 1, 2, 3, 4), 11), ((2, 3, 4, 5, 6), 14))),
    "long-lunch": (540, (((0, 1, 2, 3, 4), 7), ((0, 1, 2, 3, 4), 10), ((2, 3, 4, 5, 6), 13))),
    "rotating": (510, (((0, 1, 2, 3, 4), 9), ((2, 3, 4, 5, 6), 15), ((3, 4, 5, 6), 22))),
    "four-day": (630, (((0, 1, 2, 3), 8), ((1, 2, 3, 4), 9), ((3, 4, 5, 6), 11))),
}


def last_week(staff: list[Person], away: Iterable[Row], zones: Mapping[str, str]) -> Iterator[Row]:
    """The week before the horizon; Sunday's late shifts and nights reach into it.

    Who is off from the first Monday had an early week.
    """
    off = {row[0] for row in away if str(row[1]).startswith(FIRST.isoformat())}
    for number, person in enumerate(staff):
        if person.group.contract in LAST_WEEK:
            minutes, turns = LAST_WEEK[person.group.contract]
            days, hour = turns[EARLY if person.agent in off else TURNS[number % 5]]
            for day in days:
                on = datetime.combine(monday(-1) + timedelta(days=day), time(hour))
                begins = clock.exact_instant(on, zones[person.group.site])
                yield person.agent, *span(begins, minutes), "published", ""


# --- sizes ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Size:
    """What is asked for; by default what is shipped."""

    agents: int = SHIPPED_AGENTS
    queues: int = len(DEMAND)
    capacity: float = 1.0
    seed: int = 20270308

    def __post_init__(self) -> None:
        if not 1 <= self.queues <= len(DEMAND):
            raise ValueError(f"{self.queues} queues: there are figures for 1 to {len(DEMAND)}")
        if not 1 <= self.agents <= MOST_AGENTS:
            raise ValueError(f"{self.agents} agents: there are names for 1 to {MOST_AGENTS}")
        if self.capacity <= 0:
            raise ValueError(f"a capacity of {self.capacity:g} serves nobody")


def settings(size: Size) -> dict[str, Any]:
    """The keys of scenario.toml, cut to the size."""
    keys = tomllib.loads((HERE / SETTINGS_FILE).read_text("utf-8"))
    queues = dict(islice(keys["queues"].items(), size.queues))
    for queue in queues.values():
        if "backlog" in queue:
            queue["backlog"] = round(queue["backlog"] * size.agents / SHIPPED_AGENTS)
    spoken = {queue["language"] for queue in queues.values()}
    handovers = [row for row in keys["handovers"] if row["language"] in spoken]
    name = f"Global {size.agents}, {size.queues} queues, capacity {size.capacity:g}"
    return {**keys, "name": name, "queues": queues, "handovers": handovers}


def tables(size: Size, frame: Frame) -> dict[str, Iterable[Row]]:
    """Every table but the forecast."""
    staff = making.people(staffed(size.agents, list(frame.queues.values())), names(size.seed))
    away = list(time_off(staff, size.seed, frame.zones))
    return {
        "agents": making.agents(staff, frame.rates),
        "time_off": away,
        "availability": availability(staff),
        "preferences": preferences(staff, size.seed),
        "activities": activities(staff),
        "shifts": last_week(staff, away, frame.zones),
    }


def first_guess(size: Size, weights: Mapping[str, float], frame: Frame) -> dict[str, float]:
    """A week's contacts of each queue, of the right order of magnitude."""
    an_hours_weight = sum(weights.values()) / (size.agents * WORKING_HOURS)
    return {
        name: weights[name] / an_hours_weight * contacts_per_hour(queue)
        for name, queue in frame.queues.items()
    }


def contacts_per_hour(queue: Queue) -> float:
    """What one busy agent handles."""
    assert queue.handle_time_seconds is not None
    return 3600 / queue.handle_time_seconds * queue.concurrency


def forecast(volumes: Mapping[str, float], size: Size, frame: Frame) -> Iterator[Row]:
    """The forecast of these contacts of a usual week."""
    queues = {queue: (volume, DEMAND[queue][1]) for queue, volume in volumes.items()}
    return making.forecast(Demand(size.seed, queues, quarter_end), frame)


def write_scenario(size: Size, folder: Path) -> None:
    """Writes a scenario of a size; its volumes are scaled from a draft to the capacity."""
    (folder / SETTINGS_FILE).write_text(tomli_w.dumps(settings(size)), "utf-8")
    frame = making.read_frame(folder)
    weights = {queue: DEMAND[queue][0] for queue in frame.queues}
    guess = first_guess(size, weights, frame)
    making.write_tables(folder, tables(size, frame))
    making.write_tables(folder, {"forecast": forecast(guess, size, frame)})
    draft = read_scenario(folder)
    hours = hours_for(draft, weights)
    factors = factors_for(draft, {queue: had / size.capacity for queue, had in hours.items()})
    volumes = {queue: volume * factors[queue] for queue, volume in guess.items()}
    making.write_tables(folder, {"forecast": forecast(volumes, size, frame)})


def make(size: Size, folder: Path, files: str) -> float:
    """Puts such files of a scenario into a folder once all is well; the capacity reached."""
    with tempfile.TemporaryDirectory() as made:
        write_scenario(size, Path(made))
        folder.mkdir(parents=True, exist_ok=True)
        for file in Path(made).glob(files):
            shutil.copy(file, folder)
        return capacity_ratio(read_scenario(Path(made)))


def arguments() -> argparse.ArgumentParser:
    """What can be asked for on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, metavar="FOLDER")
    parser.add_argument("--out", type=Path, metavar="DIR")
    for field in fields(Size):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    return parser


def main() -> None:
    """Writes the shipped tables, or a scenario of another size with its capacity told."""
    parser = arguments()
    given = parser.parse_args()
    try:
        size = Size(given.agents, given.queues, given.capacity, given.seed)
        if given.out is None and size != Size():
            raise ValueError("another size needs a folder of its own: --out DIR")
        folder, files = (given.folder, "*.csv") if given.out is None else (given.out, "*")
        print(f"{folder}: capacity {make(size, folder, files):.4f}")
    except ValueError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
