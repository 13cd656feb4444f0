"""Writes the tables of this scenario; the same seed gives the same bytes.

python -m scenarios.service_centre.make_data [FOLDER]

FOLDER is where the tables go, by default beside this script.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from planner import clock
from scenarios import making
from scenarios.making import Group, Person, Row, Shape, span

SEED = 20271011
HERE = Path(__file__).parent
FIRST = date(2027, 10, 11)
WEEK = timedelta(weeks=1)
SHIFT_MINUTES = 510

# --- demand ---------------------------------------------------------------------------

BRITISH = Shape(  # calls from work and from home; the night is thin, but not empty
    floor=0.07,
    humps=((10.8, 1.9, 1.0), (15.6, 2.4, 0.9), (19.8, 1.6, 0.45)),
    weekdays=(1.20, 1.05, 1.0, 0.97, 0.95, 0.74, 0.62),
    holiday=0.65,
)
CHATTING = Shape(  # chats come later in the day than calls
    floor=0.08,
    humps=((11.5, 2.2, 0.85), (16.0, 2.4, 0.9), (20.4, 1.9, 0.8)),
    weekdays=(1.14, 1.04, 1.0, 0.98, 0.96, 0.82, 0.78),
    holiday=0.7,
)
EARLY = Shape(  # Germany and Poland call in the morning
    floor=0.10,
    humps=((9.9, 1.7, 1.0), (14.6, 2.1, 0.8), (18.2, 1.5, 0.35)),
    weekdays=(1.22, 1.06, 1.0, 0.96, 0.90, 0.50, 0.36),
    holiday=0.5,
)
MEXICAN = Shape(  # a late lunch between two long humps
    floor=0.08,
    humps=((11.4, 1.9, 1.0), (17.6, 2.2, 0.95)),
    weekdays=(1.16, 1.05, 1.0, 0.98, 0.98, 0.74, 0.54),
    holiday=0.6,
)
WRITTEN = Shape(
    floor=0.22,
    humps=((10.4, 2.2, 1.0), (15.3, 2.6, 0.85), (20.6, 2.0, 0.5)),
    weekdays=(1.24, 1.07, 1.0, 0.97, 0.92, 0.60, 0.56),
    holiday=0.6,
)
MESSAGES = Shape(  # from the telephone in the hand, until midnight
    floor=0.10,
    humps=((12.5, 2.8, 0.8), (19.6, 2.6, 1.0)),
    weekdays=(1.08, 1.02, 1.0, 1.0, 1.02, 0.96, 0.90),
    holiday=0.8,
)

# Contacts of a usual week, and their shape.
DEMAND: dict[str, tuple[float, Shape]] = {
    "en-voice": (4100, BRITISH),
    "en-chat": (3800, CHATTING),
    "en-email": (1750, WRITTEN),
    "de-voice": (2850, EARLY),
    "de-email": (1200, WRITTEN),
    "pl-voice": (2150, EARLY),
    "es-voice": (2950, MEXICAN),
    "es-social": (2200, MESSAGES),
}


def season(day: date) -> float:
    """New software for the devices on 19 October, pay day's orders, and a sale in November."""
    if day.month == 10:
        return {19: 1.12, 20: 1.10, 21: 1.05, 29: 1.03, 30: 1.05}.get(day.day, 1.0)
    return {1: 1.06, 2: 1.05, 3: 1.03}.get(day.day, 1.0)


# --- people ---------------------------------------------------------------------------

GROUPS = (
    Group(8, "krakow", "full-time", "pl:C2 en:C1", "voice email", "polish"),
    Group(6, "krakow", "full-time", "de:C1 pl:C2", "voice email", "polish"),
    Group(8, "krakow", "full-time", "de:C1 en:B2/C1 pl:C2", "voice email", "german"),
    Group(5, "krakow", "full-time", "de:C2 en:C1", "voice chat email", "german"),
    Group(4, "krakow", "full-time", "es:C1 en:C1 pl:C2", "voice chat social", "iberia"),
    Group(6, "krakow", "rotating", "en:C1 pl:C2", "voice chat", "nights"),
    Group(6, "krakow", "part-time", "pl:C2 en:B2", "voice chat email", "campus"),
    Group(8, "cape-town", "full-time", "en:C2", "voice email", "isles"),
    Group(7, "cape-town", "full-time", "en:C2", "voice chat", "isles"),
    Group(5, "cape-town", "full-time", "en:C2 de:C1", "voice email", "hanse"),
    Group(9, "cape-town", "rotating", "en:C2", "voice chat", "harbour"),
    Group(4, "cape-town", "part-time", "en:C2", "chat email", "table-bay"),
    Group(6, "bogota", "full-time", "es:C2", "voice social", "andes"),
    Group(9, "bogota", "full-time", "es:C2 en:C1", "voice chat social", "andes"),
    Group(5, "bogota", "rotating", "es:C2 en:C1", "voice chat social", "sabana"),
    Group(4, "bogota", "part-time", "es:C2", "voice social", "sabana"),
)

NAMES = {
    "krakow": (
        "Agnieszka Kowalska, Piotr Wiśniewski, Magdalena Wójcik, Tomasz Kamiński, "
        "Joanna Lewandowska, Marcin Zieliński, Katarzyna Szymańska, Paweł Woźniak, "
        "Ewa Dąbrowska, Michał Kozłowski, Natalia Jankowska, Krzysztof Mazur, Barbara Krawczyk, "
        "Łukasz Piotrowski, Karolina Grabowska, Adam Pawłowski, Aleksandra Michalska, "
        "Jakub Król, Monika Wieczorek, Rafał Jabłoński, Justyna Nowicka, Grzegorz Majewski, "
        "Dorota Olszewska, Bartosz Stępień, Iwona Malinowska, Wojciech Jaworski, "
        "Paulina Adamczyk, Sebastian Dudek, Izabela Pawlak, Kamil Górski, Sylwia Witkowska, "
        "Damian Walczak, Weronika Sikora, Dawid Baran, Marta Rutkowska, Szymon Michalak, "
        "Zuzanna Szewczyk, Filip Ostrowski, Julia Tomaszewska, Mateusz Pietrzak, "
        "Oliwia Wróblewska, Hubert Marciniak, Maja Jasińska"
    ),
    "cape-town": (
        "Thandi Nkosi, Johan van Wyk, Zanele Dlamini, Riaan Botha, Aisha Jacobs, Sipho Ndlovu, "
        "Chantal Adams, Pieter Venter, Nomsa Khumalo, Yusuf Davids, Lerato Mokoena, "
        "Michelle Fortuin, Themba Zulu, Anika Pretorius, Bongani Sithole, Fatima Hendricks, "
        "Craig Williams, Karin Steyn, Dieter Brandt, Heike Lombard, Stefan Kruger, "
        "Nandi Mahlangu, Jason Petersen, Ayanda Cele, Tarryn Isaacs, Mandla Mthembu, "
        "Nicole Daniels, Luyanda Gcaba, Rashid Salie, Carla Meyer, Vuyo Jali, Shireen Abrahams, "
        "Kagiso Molefe"
    ),
    "bogota": (
        "Andrés Rojas, Paola Castro, Juan Pablo Moreno, Diana Vargas, Camilo Jiménez, "
        "Luisa Herrera, Felipe Medina, Natalia Guzmán, Sergio Cárdenas, Carolina Suárez, "
        "Mauricio Peña, Ángela Rincón, Santiago Beltrán, Valentina Osorio, Julián Acosta, "
        "Daniela Pardo, Óscar Quintero, Laura Bernal, Nicolás Forero, Mónica Cortés, "
        "Esteban Salazar, Catalina Nieto, Germán Duarte, Juliana Mejía"
    ),
}


# --- calendars ------------------------------------------------------------------------


def monday(week: int) -> date:
    """The Monday of a week of the horizon, from 0; -1 is the week before."""
    return FIRST + week * WEEK


def time_off(staff: list[Person]) -> Iterator[Row]:
    """Weeks of holiday, days of sickness and unpaid days, and three absences of some hours."""
    dice = random.Random(f"{SEED} time off")
    away = dice.sample(range(len(staff)), 36)
    for number, index in enumerate(away):
        begins = monday(number % 4)
        first = begins + timedelta(days=dice.randrange(4))
        if number < 16:
            absence = (begins, begins + timedelta(days=6), "holiday", "yes")
        elif number < 32:
            absence = (first, first + timedelta(days=dice.randrange(3)), "sick", "yes")
        else:
            absence = (first, first, "unpaid", "no")
        yield staff[index].agent, *absence
    yield "krakow-03", "2027-10-14T09:00+02:00", "2027-10-14T13:00+02:00", "appointment", "yes"
    yield "cape-town-06", "2027-10-26T13:00+02:00", "2027-10-26T17:00+02:00", "appointment", "no"
    yield "bogota-11", "2027-11-03T08:00-05:00", "2027-11-03T12:00-05:00", "appointment", "yes"


def availability(staff: list[Person]) -> Iterator[Row]:
    """When the part-timers can work: after lectures, or while the children are at school."""
    part_time = [person.agent for person in staff if person.group.contract == "part-time"]
    patterns = (
        (("mon-fri", "14:00", "23:00"), ("sat,sun", "08:00", "22:00")),
        (("mon-fri", "07:30", "15:00"), ("sat", "08:00", "16:00")),
        (("mon,tue,thu", "16:00", "23:00"), ("fri-sun", "09:00", "23:00")),
    )
    for number, agent in enumerate(part_time):
        for weekdays, opens, closes in patterns[number % 3]:
            yield agent, weekdays, opens, closes
    yield part_time[0], "2027-10-28", "09:00", "22:00"  # no lecture


def preferences(staff: list[Person]) -> Iterator[Row]:
    """Wishes: a day, an evening, a free weekend day."""
    dice = random.Random(f"{SEED} wishes")
    for person in dice.sample(staff, 40):
        day = FIRST + timedelta(days=dice.randrange(28))
        wish, window = dice.choice(
            (("off", ("", "")), ("off", ("17:00", "23:30")), ("work", ("", "")))
        )
        yield person.agent, wish, day, *window, dice.randrange(1, 6)
    yield "krakow-10", "off", "fri", "", "", 4
    yield "krakow-33", "off", "wed", "17:00", "23:30", 3
    yield "cape-town-02", "work", "mon-fri", "06:00", "15:00", 2
    yield "cape-town-13", "off", "sat,sun", "", "", 3
    yield "bogota-04", "work", "mon-fri", "12:00", "23:30", 2


def activities() -> Iterator[Row]:
    """A training for everybody, trainings on the new software, meetings, and one-to-ones."""
    yield "data-protection", "all", 45, "2027-10-13", "2027-11-05", "no", 1
    yield "new-software", "team:isles; team:harbour", 60, "2027-10-12", "2027-10-24", "no", 1
    yield "new-software", "team:german; team:hanse", 60, "2027-10-12", "2027-10-24", "no", 1
    yield "new-software", "team:andes", 60, "2027-10-12", "2027-10-24", "no", 1
    yield "team-meeting", "team:iberia", 30, "2027-10-25", "2027-10-29", "yes", 1
    yield "team-meeting", "team:nights", 30, "2027-10-18", "2027-10-24", "yes", 1
    yield "team-meeting", "team:hanse", 30, "2027-11-02", "2027-11-05", "yes", 1
    yield "one-to-one", "team:campus", 30, "2027-10-11", "2027-10-24", "no", 1
    yield "one-to-one", "team:nights", 30, "2027-10-25", "2027-11-07", "no", 1
    yield "coaching", "bogota-10", 60, "2027-10-11", "2027-11-07", "no", 3


# --- shifts that are known already ----------------------------------------------------

# Contract: weekdays, and start hour, of last week's shifts, by turn.
LAST_WEEK = {
    "full-time": (((0, 1, 2, 3, 4), 8), ((0, 1, 2, 3, 4), 11), ((2, 3, 4, 5, 6), 14)),
    "rotating": (((0, 1, 2, 3, 4), 9), ((2, 3, 4, 5, 6), 15), ((3, 4, 5, 6), 22)),
}
EARLY_TURN = 0


def turns(staff: list[Person]) -> Iterator[tuple[Person, int]]:
    """Everyone with a turn in LAST_WEEK; who is off on the first Monday had an early week."""
    off_on_monday = {row[0] for row in time_off(staff) if row[1] == FIRST}
    for number, person in enumerate(staff):
        if person.group.contract in LAST_WEEK:
            yield person, EARLY_TURN if person.agent in off_on_monday else number % 3


def shift(person: Person, day: date, hour: int, zones: Mapping[str, str]) -> tuple[str, str, str]:
    """The agent, and the instants of a full shift from a local hour."""
    begins = clock.exact_instant(datetime.combine(day, time(hour)), zones[person.group.site])
    return person.agent, *span(begins, SHIFT_MINUTES)


def last_week(staff: list[Person], zones: Mapping[str, str]) -> Iterator[Row]:
    """The week before the horizon; Sunday's late shifts and nights reach into it."""
    for person, turn in turns(staff):
        days, hour = LAST_WEEK[person.group.contract][turn]
        for day in days:
            on = monday(-1) + timedelta(days=day)
            yield *shift(person, on, hour, zones), "published", ""


def announced(staff: list[Person], zones: Mapping[str, str]) -> Iterator[Row]:
    """Late shifts of the first three days, told to those of two teams who had an early week."""
    off = {row[0] for row in time_off(staff)}
    for person, turn in turns(staff):
        rotates = person.group.contract == "rotating" and person.group.site != "krakow"
        if rotates and turn == EARLY_TURN and person.agent not in off:
            for day in range(3):
                yield *shift(person, FIRST + timedelta(days=day), 14, zones), "published", ""


def pinned(staff: list[Person], zones: Mapping[str, str]) -> Iterator[Row]:
    """Who stays for the evening of the new software, later than a contract starts, and a sale."""
    by_id = {person.agent: person for person in staff}
    yield *shift(by_id["krakow-23"], date(2027, 10, 19), 16, zones), "pinned", ""
    yield *shift(by_id["cape-town-03"], date(2027, 11, 1), 9, zones), "pinned", ""


def main(folder: Path) -> None:
    """Writes every table of the scenario into a folder."""
    frame = making.read_frame(HERE)
    staff = making.people(GROUPS, NAMES)
    known = (last_week, announced, pinned)
    tables = {
        "agents": making.agents(staff, frame.rates),
        "forecast": making.forecast(making.Demand(SEED, DEMAND, season, minutes=30), frame),
        "time_off": time_off(staff),
        "availability": availability(staff),
        "preferences": preferences(staff),
        "activities": activities(),
        "shifts": [row for rows in known for row in rows(staff, frame.zones)],
    }
    making.write_tables(folder, tables)


if __name__ == "__main__":
    main(making.target(HERE))
