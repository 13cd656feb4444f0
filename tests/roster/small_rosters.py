"""Small rosters for the optimiser's tests: scenarios with everything, drawn by chance."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario

from planner import clock
from planner.roster.building.build import roster_problem
from planner.roster.problem import RosterProblem
from planner.roster.search.search import Search
from planner.scenario import (
    Activity,
    Availability,
    Break,
    DaysPerWeek,
    Handover,
    Horizon,
    Objective,
    Premium,
    Proficiency,
    PublishedShift,
    Scenario,
    ServiceLevel,
    Site,
    StartWindow,
    TimeOff,
    WeeklyHours,
    Wish,
)
from planner.staffing import required_agents

# The horizons hold the clock changes of their zones: in spring, in autumn, of half an hour,
# forwards at midnight; and a zone that has none.
PLACES = (
    ("Europe/Riga", date(2027, 3, 24)),
    ("Europe/Riga", date(2027, 10, 27)),
    ("Australia/Lord_Howe", date(2027, 3, 31)),
    ("Australia/Lord_Howe", date(2027, 9, 29)),
    ("America/Santiago", date(2027, 9, 1)),
    ("Asia/Kathmandu", date(2027, 3, 3)),
)
ANY_START = (StartWindow(from_=time(0), to=time(23), every_minutes=60),)
LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=120, latest=240)
TEA = Break(name="tea", minutes=30, paid=True, earliest=30, latest=90)


def problem_of(scenario: Scenario) -> RosterProblem:
    """The scenario as the optimiser sees it."""
    return roster_problem(scenario, required_agents(scenario))


def planned(seed: int) -> tuple[Scenario, Search]:
    """A scenario drawn by chance whose rows contradict no rule, and a search with a first plan."""
    while True:
        scenario = any_scenario(seed)
        search = Search(problem_of(scenario), seed)
        if search.first_plan() is None:
            return scenario, search
        seed += 1000


def any_scenario(seed: int, days: int = 8, agents: int = 3, **changes: Any) -> Scenario:
    """Two sites and three agents, over a clock change, with rows of every kind by chance."""
    draw = Random(seed)
    zone, start = draw.choice(PLACES)
    horizon = Horizon(start=start, days=days, time_zone=zone, interval_minutes=30)
    names = ("amy", "ben", "cat", "dan")[:agents]
    fields: dict[str, Any] = {
        "horizon": horizon,
        "rules": {"clock_change": draw.choice(["keep_length", "keep_end"])},
        "objective": Objective(uncovered_minute=0.1, unfairness=draw.choice([0.0, 0.5])),
        "sites": {
            "riga": Site(
                time_zone=zone, country="LV", currency="EUR", hourly_rate=15.0,
                shrinkage=0.1, holidays=draw.choice(["work", "off"]),
            )
        },
        "contracts": {"full-time": any_contract(draw), "part-time": any_contract(draw)},
        "queues": any_queues(draw, zone),
        "agents": {name: any_agent(draw, name) for name in names},
        "time_off": tuple(_time_off(draw, name, horizon) for name in names if draw.random() < 0.4),
        "availability": tuple(
            row for name in names if draw.random() < 0.3 for row in _availability(draw, name)
        ),
        "preferences": tuple(_wish(draw, name) for name in names if draw.random() < 0.7),
        "activities": _activities(draw, names, horizon),
        "shifts": tuple(row for name in names for row in _shifts(draw, name, horizon)),
    }  # fmt: skip
    if draw.random() < 0.5:
        fields["handovers"] = (
            Handover(language="en", from_="riga", to="east", overlap_minutes=60),
        )
        fields["sites"]["east"] = fields["sites"]["riga"].model_copy(
            update={"time_zone": zone, "currency": "EUR"}
        )
    if "east" in fields["sites"]:
        fields["agents"][names[0]] = fields["agents"][names[0]].model_copy(update={"site": "east"})
    return tiny_scenario(**{**fields, **changes})


def any_contract(draw: Random) -> Any:
    """Shifts of six or eight hours at any hour of the day or few, under rules by chance."""
    few = StartWindow(from_=time(draw.choice([6, 14, 21])), to=time(23), every_minutes=120)
    return tiny_contract(
        starts=draw.choice([ANY_START, (few,)]),
        shift_minutes=draw.choice([(360,), (480,), (240, 480)]),
        weekly_hours=WeeklyHours(min=draw.choice([0, 12]), max=draw.choice([24, 40])),
        days_per_week=DaysPerWeek(max=draw.choice([3, 5])),
        min_rest_hours=draw.choice([8, 11, 11, 34]),
        max_consecutive_days=draw.choice([2, 3, 6]),
        min_consecutive_days_off=draw.choice([None, None, 2, 3]),
        max_night_shifts_per_week=draw.choice([None, 1, 2]),
        weekends_off=draw.choice([None, 2, 4]),
        max_start_spread_minutes=draw.choice([None, 60]),
        breaks=draw.choice([(), (LUNCH,), (LUNCH, TEA)]),
        premiums=(Premium(name="night", from_=time(22), to=time(6), share=0.25),),
    )


def any_queues(draw: Random, zone: str) -> dict[str, Any]:
    """Voice and, by chance, chat and email."""
    queues = {
        "en-voice": tiny_queue(
            time_zone=zone, opening_hours=None, min_agents=draw.choice([0, 1]),
            handle_time_seconds=draw.choice([120.0, 300.0]),
        ),
        "de-chat": tiny_queue(
            language="de", channel="chat", time_zone=zone, opening_hours=None, concurrency=2
        ),
        "en-email": tiny_queue(
            channel="email", time_zone=zone, backlog=5.0,
            service_level=ServiceLevel(share=0.9, within_hours=draw.choice([4, 9])),
        ),
    }  # fmt: skip
    kept = draw.choice([("en-voice",), ("en-voice", "de-chat"), tuple(queues)])
    return {name: queues[name] for name in kept}


def any_agent(draw: Random, name: str) -> Any:
    """English, and German by chance."""
    level = Proficiency(spoken="C1", written="C1")
    languages = draw.choice([{"en": level}, {"en": level, "de": level}])
    contract = draw.choice(["full-time", "part-time"])
    return tiny_agent(name, languages=languages, contract=contract)


def _time_off(draw: Random, name: str, horizon: Horizon) -> TimeOff:
    first = horizon.start + timedelta(days=draw.randrange(horizon.days - 1))
    last = first + timedelta(days=draw.randrange(2))
    return TimeOff(
        agent=name,
        start=clock.day_start(first, horizon.time_zone),
        end=clock.day_start(last + clock.DAY, horizon.time_zone),
        first_date=first,
        last_date=last,
        kind="holiday",
        paid=draw.random() < 0.5,
    )


def _availability(draw: Random, name: str) -> list[Availability]:
    early, late = draw.choice([(time(6), time(23)), (time(20), time(8)), (time(0), time(0))])
    return [
        Availability(
            agent=name, weekdays=("mon", "tue", "thu", "fri", "sat"), from_=early, to=late
        ),
        Availability(agent=name, weekdays=("sun", "wed"), from_=time(4), to=time(22)),
    ]


def _wish(draw: Random, name: str) -> Wish:
    window = draw.choice([{}, {"from_": time(8), "to": time(20)}])
    days = draw.choice([("mon", "sat"), ("thu", "sun")])
    return Wish(agent=name, wish=draw.choice(["work", "off"]), weekdays=days, weight=3, **window)


def _activities(draw: Random, names: tuple[str, ...], horizon: Horizon) -> tuple[Activity, ...]:
    grid = horizon.grid()
    return tuple(
        Activity(
            activity=f"meeting-{together}",
            agents=names,
            minutes=60,
            earliest=grid.start,
            latest=grid.end,
            together=together,
        )
        for together in (True, False)
        if draw.random() < 0.5
    )


def _shifts(draw: Random, name: str, horizon: Horizon) -> list[PublishedShift]:
    """By chance a shift that reaches into the horizon, one pinned, one published."""
    kinds = ((-1, "published", 22, 0.4), (2, "pinned", 9, 0.3), (4, "published", 8, 0.5))
    return [
        published(name, horizon.start + day * clock.DAY, hour, horizon.time_zone, state)
        for day, state, hour, chance in kinds
        if draw.random() < chance
    ]


def published(
    agent: str, day: date, hour: int, zone: str, state: str = "published", hours: float = 8
) -> PublishedShift:
    """A row of shifts.csv from its local date and hour."""
    start = clock.recurring_instant(datetime.combine(day, time(hour)), zone)
    end = start + timedelta(hours=hours)
    return PublishedShift(agent=agent, date=day, start=start, end=end, state=state)


def starts(first: int, last: int) -> tuple[StartWindow, ...]:
    """Two starts on every date."""
    step = (last - first) * 60
    return (StartWindow(from_=time(first), to=time(last), every_minutes=step),)


def few_starts(scenario: Scenario) -> Scenario:
    """The scenario with two starts a day in every contract."""
    contracts = {
        name: contract.model_copy(update={"starts": starts(7, 15)})
        for name, contract in scenario.contracts.items()
    }
    return scenario.model_copy(update={"contracts": contracts})
