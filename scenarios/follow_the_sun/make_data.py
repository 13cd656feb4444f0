"""Writes the tables of this scenario; the same seed gives the same bytes.

python -m scenarios.follow_the_sun.make_data [FOLDER]

FOLDER is where the tables go, by default beside this script. Opening hours are read from
scenario.toml, so that the forecast covers exactly the hours in which a queue is open.
"""

from __future__ import annotations

import csv
import math
import random
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from planner import clock
from planner.scenario.holidays import public_holiday

SEED = 20270301
HERE = Path(__file__).parent
HOUR = timedelta(hours=1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# --- demand ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Shape:
    """How a week's contacts spread over local hours and weekdays.

    `humps` are (centre hour, width in hours, height); `floor` is what never sleeps.
    """

    floor: float
    humps: tuple[tuple[float, float, float], ...]
    weekdays: tuple[float, ...]
    holiday: float

    def at(self, hour: float, weekday: int) -> float:
        """The relative demand of one hour, without noise."""
        humps = sum(h * math.exp(-(((hour - c) / w) ** 2) / 2) for c, w, h in self.humps)
        return (self.floor + humps) * self.weekdays[weekday]


BUSINESS = Shape(
    floor=0.10,
    humps=((10.6, 1.6, 1.0), (15.2, 1.9, 0.85)),
    weekdays=(1.25, 1.06, 1.0, 0.97, 0.92, 0.42, 0.32),
    holiday=0.5,
)
CONSUMER = Shape(  # calls from home: an evening tail, and weekends count
    floor=0.09,
    humps=((11.0, 2.1, 1.0), (16.0, 2.2, 0.9), (20.3, 1.8, 0.5)),
    weekdays=(1.18, 1.04, 1.0, 0.98, 0.96, 0.76, 0.68),
    holiday=0.65,
)
WRITTEN = Shape(  # mail from everywhere: flatter, and the night is not empty
    floor=0.28,
    humps=((10.5, 2.2, 1.0), (15.5, 2.6, 0.9), (20.5, 2.2, 0.45)),
    weekdays=(1.28, 1.08, 1.0, 0.97, 0.9, 0.5, 0.46),
    holiday=0.6,
)

# Contacts of a usual week, and their shape.
DEMAND: dict[str, tuple[float, Shape]] = {
    "en-voice": (1180, CONSUMER),
    "en-emea-voice": (480, BUSINESS),
    "en-chat": (1000, CONSUMER),
    "en-apac-chat": (250, BUSINESS),
    "en-email": (800, WRITTEN),
    "en-social": (600, CONSUMER),
    "de-voice": (400, BUSINESS),
    "de-chat": (150, BUSINESS),
    "de-email": (330, WRITTEN),
    "es-voice": (360, BUSINESS),
    "es-email": (260, WRITTEN),
    "lv-voice": (115, BUSINESS),
    "ja-voice": (115, BUSINESS),
    "ja-email": (140, WRITTEN),
}


def month_end(day: date) -> float:
    """Invoices and renewals: more contacts around the turn of a month."""
    return {1: 1.1, 2: 1.05, 24: 1.05, 25: 1.12, 26: 1.15, 27: 1.15, 28: 1.12}.get(day.day, 1.0)


def is_open(queue: dict[str, Any], wall: datetime) -> bool:
    """Whether the queue is open at a local time, on a holiday or not."""
    hours = queue.get("opening_hours", {})
    if "holidays" in hours and holiday(queue, wall.date()):
        return inside(hours["holidays"], wall)
    return usually_open(queue, wall)


def usually_open(queue: dict[str, Any], wall: datetime) -> bool:
    """Whether the queue is open at a local time of a week without holidays."""
    hours = queue.get("opening_hours")
    return hours is None or inside(windows_on(hours, wall.weekday()), wall)


def inside(windows: list[str], wall: datetime) -> bool:
    """Whether a local time lies in windows such as `08:00-20:00`; none wraps past midnight."""
    return any(window[:5] <= f"{wall:%H:%M}" < window[6:] for window in windows)


def windows_on(hours: dict[str, list[str]], weekday: int) -> list[str]:
    """The windows of a weekday, from keys such as `mon-fri` and `sat`."""
    for key in hours.keys() - {"holidays"}:
        first, _, last = key.partition("-")
        if WEEKDAYS.index(first) <= weekday <= WEEKDAYS.index(last or first):
            return hours[key]
    return []


def holiday(queue: dict[str, Any], day: date) -> bool:
    """Whether the queue's customers have a public holiday."""
    return public_holiday(queue.get("country"), queue.get("subdivision"), day) is not None


def usual_week(queue: dict[str, Any], shape: Shape) -> float:
    """The relative demand of a week without holidays, for scaling."""
    hours = [datetime(2027, 3, 1) + i * HOUR for i in range(168)]
    reached = [h for h in hours if not immediate(queue) or usually_open(queue, h)]
    return sum(shape.at(h.hour + 0.5, h.weekday()) for h in reached)


def immediate(queue: dict[str, Any]) -> bool:
    """Whether contacts come only while the queue is open: nobody calls a closed line."""
    return queue["channel"] in ("voice", "chat")


def local_label(instant: datetime, zone: str) -> str:
    """The local time, with its offset where the clocks show it twice."""
    wall = clock.local(instant, zone)
    if len(clock.instants(wall, zone)) > 1:
        return clock.iso_local(instant, zone)
    return f"{wall:%Y-%m-%dT%H:%M}"


def forecast(scenario: dict[str, Any], grid: clock.Grid) -> Iterator[Sequence[object]]:
    """Hourly rows of every queue, in the customers' local time."""
    for name, queue in scenario["queues"].items():
        yield from queue_rows(name, queue, grid)


def queue_rows(name: str, queue: dict[str, Any], grid: clock.Grid) -> Iterator[Sequence[object]]:
    """One queue's rows: shape x month's end x holiday x a day's and an hour's noise."""
    volume, shape = DEMAND[name]
    zone = queue["time_zone"]
    scale = volume / usual_week(queue, shape)
    dice = random.Random(f"{SEED} {name}")
    days = {day: month_end(day) * dice.gauss(1.0, 0.05) for day in grid.dates(zone)}
    for day in days:
        days[day] *= shape.holiday if holiday(queue, day) else 1.0
    for instant in (grid.start + i * HOUR for i in range((grid.end - grid.start) // HOUR)):
        wall = clock.local(instant, zone)
        noise = max(dice.gauss(1.0, 0.08), 0.5)
        if not immediate(queue) or is_open(queue, wall):
            usual = scale * shape.at(wall.hour + 0.5, wall.weekday())
            expected = usual * days[wall.date()] * noise
            yield name, local_label(instant, zone), f"{expected:.1f}"


# --- people ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Group:
    """Agents of one site who share a contract, their skills and a team."""

    count: int
    site: str
    contract: str
    languages: str
    channels: str
    team: str


GROUPS = (
    Group(3, "riga", "riga-full", "en:C1 de:C1", "voice chat email", "dach"),
    Group(3, "riga", "riga-full", "en:C1 de:C2", "voice email", "dach"),
    Group(2, "riga", "riga-full", "en:B2/C1 de:B2/C1", "chat email social", "dach"),
    Group(4, "riga", "riga-full", "en:C1 lv:C2", "voice chat", "baltic"),
    Group(2, "riga", "riga-full", "en:B2/C1 lv:C2", "voice email social", "baltic"),
    Group(1, "riga", "riga-full", "en:C1 es:B2", "voice chat email", "baltic"),
    Group(2, "riga", "riga-part", "en:C1 lv:C2", "voice chat", "baltic"),
    Group(1, "riga", "riga-part", "en:C1 de:C1", "voice chat", "dach"),
    Group(4, "austin", "austin-full", "en:C2 es:C1", "voice email", "americas"),
    Group(2, "austin", "austin-full", "en:C2 es:C2", "voice chat email", "americas"),
    Group(4, "austin", "austin-full", "en:C2", "voice chat", "americas"),
    Group(2, "austin", "austin-full", "en:C2 de:C1", "voice chat", "americas"),
    Group(2, "austin", "austin-part", "en:C2", "voice chat", "americas"),
    Group(5, "manila", "manila-full", "en:B2 ja:C1", "voice email", "japan"),
    Group(2, "manila", "manila-full", "en:C1 es:B2", "voice email", "pacific"),
    Group(4, "manila", "manila-full", "en:C1", "voice chat", "pacific"),
    Group(4, "manila", "manila-full", "en:C1", "chat email social", "pacific"),
)

NAMES = {
    "riga": (
        "Anna Ozola, Jānis Kalniņš, Elīna Liepiņa, Mārtiņš Bērziņš, Laura Krūmiņa, Kārlis Zariņš, "
        "Ieva Balode, Roberts Vītols, Zane Eglīte, Toms Jansons, Līga Siliņa, Artūrs Ozoliņš, "
        "Santa Priede, Edgars Lapiņš, Dace Kronberga, Kristaps Rudzītis, Agnese Vilka, "
        "Rihards Dūmiņš, Marta Celma, Oskars Purviņš"
    ),
    "austin": (
        "Maria Alvarez, James Carter, Sofia Herrera, Daniel Nguyen, Camila Torres, Ethan Brooks, "
        "Grace Mitchell, Luis Ortega, Hannah Weber, Marcus Bell, Olivia Reyes, Noah Schmidt, "
        "Ava Coleman, Tyler Grant, Isabel Fuentes, Chloe Adams"
    ),
    "manila": (
        "Angela Reyes, Jose Santos, Kenji Dela Cruz, Maricel Bautista, Paolo Garcia, "
        "Hana Villanueva, Miguel Ramos, Kristine Mendoza, Carlo Aquino, Joy Navarro, "
        "Rafael Castillo, Bea Salazar, Anton Flores, Liza Domingo, Nico Pascual, Trisha Lim, "
        "Gabriel Tan"
    ),
}


@dataclass(frozen=True)
class Person:
    """An agent's id and name, with the group whose rules and skills they share."""

    agent: str
    name: str
    group: Group


def people() -> list[Person]:
    """Everybody, numbered within their site."""
    found: list[Person] = []
    for site, names in NAMES.items():
        waiting = iter(names.split(", "))
        members = [group for group in GROUPS if group.site == site for _ in range(group.count)]
        found += [
            Person(f"{site}-{number:02d}", next(waiting), group)
            for number, group in enumerate(members, start=1)
        ]
    return found


RATES = {"riga": 12.5, "austin": 23.0, "manila": 260.0}


def agents(staff: list[Person]) -> Iterator[Sequence[object]]:
    """The team; one in four has been here longer, and earns more than the site's rate."""
    for number, person in enumerate(staff):
        group = person.group
        rate = f"{RATES[group.site] * 1.12:.2f}" if number % 4 == 0 else ""
        yield (
            person.agent, person.name, group.site, group.contract,
            group.languages, group.channels, rate, group.team,
        )  # fmt: skip


# --- calendars ------------------------------------------------------------------------


def time_off(staff: list[Person]) -> Iterator[Sequence[object]]:
    """Weeks of holiday, days of sickness, an unpaid day, and two absences of some hours."""
    dice = random.Random(f"{SEED} time off")
    away = dice.sample(range(len(staff)), 16)
    for number, index in enumerate(away):
        monday = date(2027, 3, 1) + timedelta(weeks=number % 4)
        first = monday + timedelta(days=dice.randrange(4))
        if number < 6:
            span, kind, paid = (monday, monday + timedelta(days=6)), "holiday", "yes"
        elif number < 13:
            span, kind, paid = (first, first + timedelta(days=number % 2)), "sick", "yes"
        else:
            span, kind, paid = (first, first), "unpaid", "no"
        yield staff[index].agent, *span, kind, paid
    yield "riga-04", "2027-03-10T13:00+02:00", "2027-03-10T17:00+02:00", "appointment", "yes"
    yield "austin-09", "2027-03-16T08:00-05:00", "2027-03-16T12:00-05:00", "appointment", "no"


def availability(staff: list[Person]) -> Iterator[Sequence[object]]:
    """When the part-timers can work: after lectures, before school is out, or on weekends."""
    part_time = [p.agent for p in staff if p.group.contract.endswith("-part")]
    patterns = (
        (("mon-fri", "14:00", "23:00"), ("sat,sun", "09:00", "20:00")),
        (("mon-fri", "07:00", "15:00"), ("sat", "09:00", "16:00")),
    )
    for number, agent in enumerate(part_time):
        for weekdays, opens, closes in patterns[number % 2]:
            yield agent, weekdays, opens, closes
    yield part_time[0], "2027-03-18", "09:00", "20:00"


def preferences(staff: list[Person]) -> Iterator[Sequence[object]]:
    """Wishes: a day, an evening, a free weekend day."""
    dice = random.Random(f"{SEED} wishes")
    for person in dice.sample(staff, 20):
        day = date(2027, 3, 1) + timedelta(days=dice.randrange(28))
        wish, window = dice.choice(
            (("off", ("", "")), ("off", ("17:00", "23:00")), ("work", ("", "")))
        )
        yield person.agent, wish, day, *window, dice.randrange(1, 6)
    yield "riga-02", "off", "fri", "", "", 4
    yield "manila-03", "work", "mon-fri", "05:00", "16:00", 2
    yield "austin-05", "off", "sat,sun", "", "", 3


def activities() -> Iterator[Sequence[object]]:
    """Trainings for everybody, meetings of teams, and one-to-ones."""
    yield "security-training", "all", 60, "2027-03-03", "2027-03-21", "no", 1
    yield "team-meeting", "team:dach", 30, "2027-03-15", "2027-03-19", "yes", 1
    yield "team-meeting", "team:japan", 30, "2027-03-08", "2027-03-12", "yes", 1
    yield "product-training", "team:pacific", 60, "2027-03-15", "2027-03-25", "no", 1
    yield "product-training", "team:americas", 60, "2027-03-15", "2027-03-25", "no", 1
    yield "one-to-one", "team:baltic", 30, "2027-03-01", "2027-03-14", "no", 1
    yield "one-to-one", "team:baltic", 30, "2027-03-15", "2027-03-28", "no", 1
    yield "mentoring", "manila-05", 60, "2027-03-01", "2027-03-28", "no", 3


ZONES = {"riga": "Europe/Riga", "austin": "America/Chicago", "manila": "Asia/Manila"}


# Site: first date, and start hour, of the early and of the late week's five shifts.
HISTORY = {
    "riga": ((date(2027, 2, 22), 8), (date(2027, 2, 22), 11)),
    "austin": ((date(2027, 2, 22), 8), (date(2027, 2, 24), 13)),
    "manila": ((date(2027, 2, 22), 7), (date(2027, 2, 24), 22)),
}


def last_week(staff: list[Person]) -> Iterator[Sequence[object]]:
    """The full-timers' week before the horizon.

    In Austin the horizon begins on a Sunday afternoon, in Manila on a Monday morning: the
    last shifts of a late week reach into it. Who is off from Monday had an early week.
    """
    off_on_monday = {row[0] for row in time_off(staff) if row[1] == date(2027, 3, 1)}
    full_time = [person for person in staff if person.group.contract.endswith("-full")]
    for number, person in enumerate(full_time):
        late = number % 3 == 0 and person.agent not in off_on_monday
        first, hour = HISTORY[person.group.site][late]
        for day in (first + timedelta(days=i) for i in range(5)):
            wall = datetime(day.year, day.month, day.day, hour)
            begins = clock.exact_instant(wall, ZONES[person.group.site])
            yield person.agent, *span(begins, 510), "published", ""


def pinned() -> Iterator[Sequence[object]]:
    """The evening of a release: one agent stays to its end, later than her contract starts."""
    begins = clock.exact_instant(datetime(2027, 3, 18, 15, 30), ZONES["riga"])
    breaks = (("rest-1", 2, 15), ("lunch", 4, 30), ("rest-2", 6, 15))
    listed = "; ".join(f"{b} {clock.iso_utc(begins + h * HOUR)}/{m}" for b, h, m in breaks)
    yield "riga-01", *span(begins, 510), "pinned", listed


def span(begins: datetime, minutes: int) -> tuple[str, str]:
    """A shift's two instants, written in UTC."""
    return clock.iso_utc(begins), clock.iso_utc(begins + minutes * clock.MINUTE)


# --- writing --------------------------------------------------------------------------


def write(path: Path, header: str, rows: Iterable[Sequence[object]]) -> None:
    """A table, with line ends that are the same everywhere."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(header.split(","))
        table.writerows(rows)


def main(folder: Path) -> None:
    """Writes every table of the scenario into a folder."""
    scenario = tomllib.loads((HERE / "scenario.toml").read_text("utf-8"))
    horizon = scenario["horizon"]
    first, zone = horizon["start"], horizon["time_zone"]
    last = first + timedelta(days=horizon["days"])
    grid = clock.Grid(clock.day_start(first, zone), clock.day_start(last, zone), 15)
    staff = people()
    write(
        folder / "agents.csv",
        "agent,name,site,contract,languages,channels,hourly_rate,team",
        agents(staff),
    )
    write(folder / "forecast.csv", "queue,start,volume", forecast(scenario, grid))
    write(folder / "time_off.csv", "agent,start,end,kind,paid", time_off(staff))
    write(folder / "availability.csv", "agent,weekdays,from,to", availability(staff))
    write(folder / "preferences.csv", "agent,wish,weekdays,from,to,weight", preferences(staff))
    write(
        folder / "activities.csv",
        "activity,who,minutes,earliest,latest,together,count",
        activities(),
    )
    history = [*last_week(staff), *pinned()]
    write(folder / "shifts.csv", "agent,start,end,state,activities", history)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
