"""Writes the tables of this scenario; the same seed gives the same bytes.

python -m scenarios.follow_the_sun.make_data [FOLDER]

FOLDER is where the tables go, by default beside this script. Opening hours are read from
scenario.toml, so that the forecast covers exactly the hours in which a queue is open.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from planner import clock
from scenarios import making
from scenarios.making import Group, Person, Row, Shape, span

SEED = 20270301
HERE = Path(__file__).parent
HOUR = timedelta(hours=1)

# --- demand ---------------------------------------------------------------------------


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


# --- people ---------------------------------------------------------------------------


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


# --- calendars ------------------------------------------------------------------------


def time_off(staff: list[Person]) -> Iterator[Row]:
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


def availability(staff: list[Person]) -> Iterator[Row]:
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


def preferences(staff: list[Person]) -> Iterator[Row]:
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


def activities() -> Iterator[Row]:
    """Trainings for everybody, meetings of teams, and one-to-ones."""
    yield "security-training", "all", 60, "2027-03-03", "2027-03-21", "no", 1
    yield "team-meeting", "team:dach", 30, "2027-03-15", "2027-03-19", "yes", 1
    yield "team-meeting", "team:japan", 30, "2027-03-08", "2027-03-12", "yes", 1
    yield "product-training", "team:pacific", 60, "2027-03-15", "2027-03-25", "no", 1
    yield "product-training", "team:americas", 60, "2027-03-15", "2027-03-25", "no", 1
    yield "one-to-one", "team:baltic", 30, "2027-03-01", "2027-03-14", "no", 1
    yield "one-to-one", "team:baltic", 30, "2027-03-15", "2027-03-28", "no", 1
    yield "mentoring", "manila-05", 60, "2027-03-01", "2027-03-28", "no", 3


# Site: first date, and start hour, of the early and of the late week's five shifts.
HISTORY = {
    "riga": ((date(2027, 2, 22), 8), (date(2027, 2, 22), 11)),
    "austin": ((date(2027, 2, 22), 8), (date(2027, 2, 24), 13)),
    "manila": ((date(2027, 2, 22), 7), (date(2027, 2, 24), 22)),
}


def last_week(staff: list[Person], zones: Mapping[str, str]) -> Iterator[Row]:
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
            begins = clock.exact_instant(wall, zones[person.group.site])
            yield person.agent, *span(begins, 510), "published", ""


def pinned(zone: str) -> Iterator[Row]:
    """The evening of a release: one agent stays to its end, later than her contract starts."""
    begins = clock.exact_instant(datetime(2027, 3, 18, 15, 30), zone)
    breaks = (("rest-1", 2, 15), ("lunch", 4, 30), ("rest-2", 6, 15))
    listed = "; ".join(f"{b} {clock.iso_utc(begins + h * HOUR)}/{m}" for b, h, m in breaks)
    yield "riga-01", *span(begins, 510), "pinned", listed


# --- writing --------------------------------------------------------------------------


def main(folder: Path) -> None:
    """Writes every table of the scenario into a folder."""
    frame = making.read_frame(HERE)
    staff = making.people(GROUPS, NAMES)
    tables = {
        "agents": making.agents(staff, frame.rates),
        "forecast": making.forecast(making.Demand(SEED, DEMAND, month_end), frame),
        "time_off": time_off(staff),
        "availability": availability(staff),
        "preferences": preferences(staff),
        "activities": activities(),
        "shifts": [*last_week(staff, frame.zones), *pinned(frame.zones["riga"])],
    }
    making.write_tables(folder, tables)


if __name__ == "__main__":
    main(making.target(HERE))
