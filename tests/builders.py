"""Builders of small scenarios, shared by the tests of every room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from planner.scenario import (
    Agent,
    Contract,
    DaysPerWeek,
    ForecastRow,
    Horizon,
    LocalWindow,
    OpeningHours,
    Proficiency,
    Queue,
    Reporting,
    Scenario,
    ServiceLevel,
    Site,
    StartWindow,
    WeeklyHours,
)
from planner.scenario.opening import open_intervals

WORKDAYS = ("mon", "tue", "wed", "thu", "fri")


def tiny_agent(agent: str = "amy", /, **changes: Any) -> Agent:
    """Speaks and writes English at C1, works full time in Riga, takes voice, chat and email."""
    fields: dict[str, Any] = {
        "agent": agent,
        "name": agent.title(),
        "site": "riga",
        "contract": "full-time",
        "languages": {"en": Proficiency(spoken="C1", written="C1")},
        "channels": frozenset({"voice", "chat", "email"}),
    }
    return Agent(**{**fields, **changes})


def tiny_contract(**changes: Any) -> Contract:
    """Eight hours, on five days a week at most, starting at 08:00, 09:00 or 10:00; no breaks."""
    fields: dict[str, Any] = {
        "weekly_hours": WeeklyHours(max=40),
        "days_per_week": DaysPerWeek(max=5),
        "shift_minutes": (480,),
        "starts": (StartWindow(from_=time(8), to=time(10), every_minutes=60),),
    }
    return Contract(**{**fields, **changes})


def tiny_queue(**changes: Any) -> Queue:
    """English voice in Riga, Monday to Friday 09:00 to 17:00, 80 % within 20 seconds."""
    office_hours = (LocalWindow(opens=time(9), closes=time(17)),)
    fields: dict[str, Any] = {
        "language": "en",
        "channel": "voice",
        "time_zone": "Europe/Riga",
        "opening_hours": OpeningHours(weekdays=dict.fromkeys(WORKDAYS, office_hours)),
        "service_level": ServiceLevel(share=0.8, within_seconds=20),
        "handle_time_seconds": 300.0,
    }
    return Queue(**{**fields, **changes})


def tiny_scenario(**changes: Any) -> Scenario:
    """One queue, two agents (amy, ben), one site, a week from Monday 2027-03-01 in hours.

    Ten contacts are forecast in every interval in which a queue may have some. Any field of
    `Scenario` can be replaced.
    """
    fields: dict[str, Any] = {
        "name": "Tiny",
        "horizon": Horizon(
            start=date(2027, 3, 1), days=7, time_zone="Europe/Riga", interval_minutes=60
        ),
        "reporting": Reporting(currency="EUR"),
        "sites": {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR")},
        "contracts": {"full-time": tiny_contract()},
        "queues": {"en-voice": tiny_queue()},
        "agents": {name: tiny_agent(name) for name in ("amy", "ben")},
        **changes,
    }
    forecast = even_forecast(fields["horizon"], fields["queues"])
    return Scenario(**{"forecast": forecast, **fields})


def even_forecast(
    horizon: Horizon, queues: Mapping[str, Queue], volume: float = 10.0
) -> tuple[ForecastRow, ...]:
    """The same volume in every interval; for voice and chat, in every open one."""
    grid, minutes = horizon.grid(), horizon.interval_minutes
    return tuple(
        ForecastRow(queue=name, start=start, period_minutes=minutes, volume=volume)
        for name, queue in queues.items()
        for start, is_open in zip(grid.instants(), open_intervals(queue, grid), strict=True)
        if is_open or not queue.immediate
    )


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes the files of a scenario into a new folder and returns it."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return folder


def full_files() -> dict[str, str]:
    """A scenario that uses every table and every section, over the spring change of 2027.

    Saturday 27 and Sunday 28 March in Riga: 47 hours, in intervals of 60 minutes. It is the
    valid origin of the malformed ones in the tests.
    """
    return {"scenario.toml": SCENARIO_TOML, "forecast.csv": _forecast_csv(), **TABLES}


SCENARIO_TOML = """\
format = 1
name = "Everything at once"

[horizon]
start = 2027-03-27
days = 2
time_zone = "Europe/Riga"
interval_minutes = 60

[reporting]
currency = "EUR"
exchange_rates = { as_of = 2027-02-26, PHP = 61.5, USD = 1.08 }

[rules]
clock_change = "keep_length"

[simulation]
replications = 4
service_level = "without_short_abandons"
day_to_day_variation = 0.1

[objective]
change = 3.0

[sites.riga]
time_zone = "Europe/Riga"
country = "LV"
currency = "EUR"
holidays = "off"
shrinkage = 0.08
hourly_rate = 14.5

[sites.manila]
time_zone = "Asia/Manila"
country = "PH"
currency = "PHP"

[contracts.full-time]
weekly_hours = { min = 36, max = 40 }
days_per_week = { max = 5 }
shift_minutes = [480, 540]
starts = [{ from = 06:00:00, to = 22:00:00, every_minutes = 60 }]
min_rest_hours = 11
max_consecutive_days = 6
min_consecutive_days_off = 2
max_night_shifts_per_week = 3
weekends_off = 1
max_start_spread_minutes = 120
breaks = [
  { name = "lunch", minutes = 60, paid = false, earliest = 180, latest = 300 },
]
premiums = [
  { name = "night", from = 22:00:00, to = 06:00:00, share = 0.10 },
  { name = "sunday", weekdays = ["sun"], share = 0.50 },
  { name = "holiday", holidays = true, share = 1.00 },
]

[contracts.part-time]
weekly_hours = { max = 20 }
days_per_week = { max = 4 }
shift_minutes = [240]
starts = [{ from = 08:00:00, to = 12:00:00, every_minutes = 60 }]

[queues.de-voice]
language = "de"
channel = "voice"
level = "B2"
region = "DACH"
time_zone = "Europe/Berlin"
country = "DE"
subdivision = "BY"
opening_hours = { mon-fri = ["07:00-22:00"], sat = ["09:00-12:00", "14:00-18:00"], holidays = [] }
service_level = { share = 0.80, within_seconds = 20 }
handle_time_seconds = 320
patience_seconds = 120
max_abandonment = 0.05
max_occupancy = 0.88
min_agents = 1
priority = 2.0

[queues.de-voice.deflection]
share = 0.20
recontact = 0.15
handle_time_factor = 1.10

[queues.de-voice.resolution]
forecast_first_contact_resolution = 0.74
first_contact_resolution = 0.80
recontact_hours = 24

[queues.en-chat]
language = "en"
channel = "chat"
time_zone = "Europe/Riga"
service_level = { share = 0.80, within_seconds = 60 }
concurrency = 2

[queues.en-email]
language = "en"
channel = "email"
time_zone = "Europe/Riga"
opening_hours = { mon-sat = ["08:00-20:00"] }
service_level = { share = 0.90, within_hours = 8, clock = "elapsed" }
handle_time_seconds = 400
backlog = 12

[[handovers]]
language = "en"
from = "manila"
to = "riga"
overlap_minutes = 60
"""

TABLES = {
    "agents.csv": """\
agent,name,site,contract,languages,channels,hourly_rate,starts_on,ends_on,team
amy,Amy Ozola,riga,full-time,en:C2 de:B2/C1 lv:B1/-,voice chat email,16.5,2026-01-01,,Blue team
ben,Ben Kalns,riga,part-time,de:C1,voice,,,2027-12-31,
cat,"Cat Reyes, Jr.",manila,full-time,en:C1,chat email,,,,Blue team
dan,Dan Petrov,riga,part-time,lv:C2,social,,,2028-12-31,
""",
    "time_off.csv": """\
agent,start,end,kind,paid
amy,2027-03-27,2027-03-27,holiday,yes
cat,2027-03-28T10:00,2027-03-28T14:00,sick,no
ben,2027-03-28T01:00Z,2027-03-28T05:00+03:00,unpaid,no
""",
    "availability.csv": """\
agent,weekdays,from,to
ben,mon-fri,08:00,00:00
ben,"sat,sun",22:00,06:00
ben,2027-03-28,09:00,17:00
""",
    "preferences.csv": """\
agent,wish,weekdays,from,to,weight
amy,off,sun,,,3
ben,work,2027-03-28,09:00,17:00,
""",
    "activities.csv": """\
activity,who,minutes,earliest,latest,together,count
team meeting,team:Blue team,60,2027-03-27,2027-03-28,yes,1
one-to-one,ben,60,2027-03-27T08:00,2027-03-27T18:00Z,no,2
training,site:riga,120,2027-03-27,2027-03-27,no,
""",
    "shifts.csv": """\
agent,start,end,state,activities
cat,2027-03-26T06:00,2027-03-26T14:00,published,
cat,2027-03-27T07:00,2027-03-27T15:00,pinned,lunch 2027-03-27T03:00Z/60; coach 2027-03-27T05:00Z/30
ben,2027-03-27T08:00+02:00,2027-03-27T12:00+02:00,published,-
""",
}


def _forecast_csv() -> str:
    horizon = Horizon(start=date(2027, 3, 27), days=2, time_zone="Europe/Riga", interval_minutes=60)
    hours = [f"{start:%Y-%m-%dT%H:%M}Z" for start in horizon.grid().instants()]
    # Saturday 2027-03-27 in Berlin is UTC+1: open 08:00-11:00 and 13:00-17:00 UTC.
    saturday = [f"2027-03-27T{hour:02}:00" for hour in (9, 10, 11, 14, 15, 16, 17)]
    rows = [f"de-voice,{start},6,,60" for start in saturday]
    rows += [f"en-chat,{start},8.5,300," for start in hours]
    rows += [f"en-email,{start},3,," for start in hours]
    return "\n".join(["queue,start,volume,handle_time_seconds,period_minutes", *rows, ""])
