"""From a scenario and its requirement to the roster problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.plan.capacity import Presence, queues_by_agent
from planner.roster.building.coverage import base_capacity, coverage, deferred_work
from planner.roster.building.meetings import meetings, overlaps
from planner.roster.building.offers import Offers, ShapeBreak, Shapes, contract_offers
from planner.roster.building.pay import paid_hours, pay_rates
from planner.roster.building.permitted import permitted
from planner.roster.building.pinned import PinnedShift, pinned_rows, pinned_shift
from planner.roster.building.rulebook import Rulebook
from planner.roster.building.wishes import change_costs, wish_costs
from planner.roster.person import Person, person
from planner.roster.problem import (
    AGENT,
    BREAK,
    OFFER,
    ROW,
    SHAPE,
    UNIT,
    Lines,
    RosterProblem,
    Table,
)
from planner.scenario import Scenario
from planner.staffing import Requirement


@dataclass(frozen=True)
class AgentDays:
    """One agent's offers with their costs, and the cost of leaving each date free."""

    person: Person
    offers: Offers
    cost: NDArray[np.float64]
    free_cost: NDArray[np.float64]
    fixed_cost: float
    elsewhere: tuple[PinnedShift, ...]


def roster_problem(
    scenario: Scenario, requirement: Requirement, *, long_rests: bool = True
) -> RosterProblem:
    """The whole problem as arrays; nothing in it refers to the scenario any more.

    Without `long_rests`, rest is asked between neighbouring dates alone.
    """
    shapes = Shapes()
    catalogue = {
        (site, contract): contract_offers(scenario, site, scenario.contracts[contract], shapes)
        for site, contract in dict.fromkeys((a.site, a.contract) for a in scenario.agents.values())
    }
    intervals = _reach(scenario, catalogue)
    profiles = {
        key: paid_hours(scenario, key[0], scenario.contracts[key[1]], intervals)
        for key in catalogue
    }
    rates = pay_rates(scenario)
    days = [
        _agent_days(scenario, agent, catalogue, profiles, rates[agent], shapes)
        for agent in scenario.agents
    ]
    skills = queues_by_agent(scenario)
    groups = sorted(set(skills.values()))
    rulebook = Rulebook(scenario, [(d.person, d.offers) for d in days], long_rests=long_rests)
    base = base_capacity(scenario, groups, _elsewhere(days))
    work, lost = deferred_work(scenario, requirement)
    return RosterProblem(
        intervals=scenario.grid.count,
        lines=Lines(
            agents=_agents(scenario, days, rulebook, list(profiles), rates, groups),
            rows=_rows(scenario, days, rulebook),
            offers=_offers(days, rulebook),
            shapes=_shapes(shapes),
            breaks=_breaks(shapes),
            states=rulebook.states(),
            after_shift=rulebook.after_shift(),
            within=rulebook.within(),
            pay_hours=np.array([_before(profile) for profile in profiles.values()]),
            short_price=scenario.objective.hour_short / 60,
            spread_price=scenario.objective.start_spread_hour / 60,
            unfairness_price=scenario.objective.unfairness,
            interval_minutes=scenario.grid.interval_minutes,
        ),
        cover=coverage(scenario, requirement, groups),
        base_amount=base[0],
        base_heads=base[1],
        work=work,
        meetings=meetings(scenario),
        overlaps=overlaps(scenario),
        people=tuple(d.person for d in days),
        automata=rulebook.automata,
        shapes=tuple(shapes.breaks),
        fixed_cost=sum(d.fixed_cost for d in days) + lost,
        unavoidable=lost,
        stricter=rulebook.stricter,
    )


def _reach(scenario: Scenario, catalogue: dict[tuple[str, str], Offers]) -> int:
    """How many intervals there are up to the end of the last shift that may be chosen."""
    ends = [int(offers.last.max(initial=0)) for offers in catalogue.values()]
    ends += [int(np.ceil(scenario.grid.position(shift.end))) for shift in scenario.shifts]
    return max([scenario.grid.count, *ends]) + 1


def _elsewhere(days: Sequence[AgentDays]) -> list[Presence]:
    return [
        (d.person.agent, start, end)
        for d in days
        for shift in d.elsewhere
        for start, end in shift.on_queue
    ]


def _before(profile: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(profile)])


def _agent_days(
    scenario: Scenario,
    agent: str,
    catalogue: dict[tuple[str, str], Offers],
    profiles: dict[tuple[str, str], NDArray[np.float64]],
    rate: float,
    shapes: Shapes,
) -> AgentDays:
    who = person(scenario, agent)
    key = (scenario.agents[agent].site, scenario.agents[agent].contract)
    rows = pinned_rows(scenario, agent)
    pins = [pinned_shift(scenario, row, shapes) for row in rows]
    pinned_days = {row.date.toordinal() for row in rows}
    offers = catalogue[key]
    if pins:
        unpinned = offers.take(~np.isin(offers.day, list(pinned_days)))
        offers = _merged([unpinned, *(pin.offer for pin in pins)])
    allowed = permitted(scenario, who, offers)
    # Most agents share the catalogue's offers themselves, of which much is then counted once.
    offers = offers if allowed.all() else offers.take(allowed)
    hours = _before(profiles[key])
    cost = rate * (hours[offers.last] - hours[offers.first])
    for pin in pins:
        extra = sum(_hours_of(scenario.grid, part, profiles[key]) for part in pin.paid)
        cost[offers.day == pin.offer.day[0]] += rate * extra
    wishes, wishes_free = wish_costs(scenario, who, offers)
    changes, changes_free = change_costs(scenario, who, offers)
    free = np.array([wishes_free.get(d, 0.0) + changes_free.get(d, 0.0) for d in who.dates])
    pinned = np.array([d.toordinal() in pinned_days for d in who.dates], dtype=bool)
    free[pinned] = np.inf
    elsewhere = set(wishes_free) | set(changes_free)
    return AgentDays(
        person=who,
        offers=offers,
        cost=cost + wishes + changes,
        free_cost=free,
        fixed_cost=sum(
            wishes_free.get(d, 0.0) + changes_free.get(d, 0.0) for d in elsewhere - set(who.dates)
        ),
        elsewhere=tuple(pins),
    )


def _hours_of(
    grid: clock.Grid, part: tuple[datetime, datetime], profile: NDArray[np.float64]
) -> float:
    longer = clock.Grid(grid.start, grid.instant(len(profile)), grid.interval_minutes)
    first, shares = longer.shares(*part)
    return float(shares @ profile[first : first + len(shares)])


def _merged(parts: Sequence[Offers]) -> Offers:
    together = Offers(**{n: np.concatenate([getattr(p, n) for p in parts]) for n in vars(parts[0])})
    return together.take(np.lexsort((together.finish, together.begin, together.day)))


def _agents(
    scenario: Scenario,
    days: Sequence[AgentDays],
    rulebook: Rulebook,
    profiles: list[tuple[str, str]],
    rates: dict[str, float],
    groups: list[tuple[int, ...]],
) -> Table:
    table = np.zeros(len(days), dtype=AGENT)
    skills, peers = queues_by_agent(scenario), _peers(scenario)
    row = 0
    for i, (d, agent) in enumerate(zip(days, scenario.agents, strict=True)):
        contract = scenario.contract_of(agent)
        spread = contract.max_start_spread_minutes
        capacity = scenario.site_of(agent).capacity
        table[i] = (
            row,
            row + len(d.person.dates),
            rulebook.number[scenario.agents[agent].contract],
            rulebook.start(d.person),
            int(contract.min_rest_hours * 60),
            -1 if spread is None else spread,
            profiles.index((scenario.agents[agent].site, scenario.agents[agent].contract)),
            rates[agent],
            peers[agent],
            groups.index(skills[agent]),
            int(capacity * UNIT + 1e-6),
        )
        row += len(d.person.dates)
    return table


def _peers(scenario: Scenario) -> dict[str, int]:
    """The number of each agent's fairness group; -1 for one without a peer."""
    keys = [(a.site, a.contract) for a in scenario.agents.values()]
    shared = [key for key in dict.fromkeys(keys) if keys.count(key) > 1]
    return {
        agent: shared.index(key) if key in shared else -1
        for agent, key in zip(scenario.agents, keys, strict=True)
    }


def _rows(scenario: Scenario, days: Sequence[AgentDays], rulebook: Rulebook) -> Table:
    rows = []
    offer = 0
    for d in days:
        zone = scenario.zone_of(d.person.agent)
        limits = rulebook.limit_rows(d.person)
        offered = np.searchsorted(d.offers.day, [day.toordinal() for day in d.person.dates])
        ends = [*offered[1:].tolist(), len(d.offers.day)]
        for k, day in enumerate(d.person.dates):
            week = d.person.week_of[k]
            start = int(np.floor(scenario.grid.position(clock.day_start(day, zone))))
            rows.append(
                (week, start, offer + offered[k], offer + ends[k], limits[week],
                 d.free_cost[k], d.person.weeks[week].least_paid_minutes)
            )  # fmt: skip
        offer += len(d.offers.day)
    return np.array(rows, dtype=ROW)


def _offers(days: Sequence[AgentDays], rulebook: Rulebook) -> Table:
    table = np.zeros(sum(len(d.offers.day) for d in days), dtype=OFFER)
    low = 0
    by_finish: dict[int, NDArray[np.intp]] = {}
    for d in days:
        if id(d.offers) not in by_finish:
            by_finish[id(d.offers)] = np.lexsort((d.offers.finish, d.offers.day))
        part = table[low : low + len(d.offers.day)]
        for column in ("begin", "finish", "first", "last", "shape", "minute", "night", "weekend"):
            part[column] = getattr(d.offers, column)
        part["by_finish"] = low + by_finish[id(d.offers)]
        part["kind"] = rulebook.kinds[d.person.agent]
        part["cost"] = d.cost
        low += len(d.offers.day)
    return table


def _shapes(shapes: Shapes) -> Table:
    ends = np.cumsum([len(shape) for shape in shapes.breaks])
    return np.array(
        [(end - len(shape), end) for shape, end in zip(shapes.breaks, ends, strict=True)],
        dtype=SHAPE,
    )


def _breaks(shapes: Shapes) -> Table:
    return np.array(
        [
            (b.length, b.earliest, latest, b.paid, True)
            for shape in shapes.breaks
            for b, latest in zip(shape, _latest_in_order(shape), strict=True)
        ],
        dtype=BREAK,
    )


def _latest_in_order(shape: Sequence[ShapeBreak]) -> list[int]:
    """The latest start of each break that leaves room for those after it."""
    latest: list[int] = []
    room = 2**30
    for b in reversed(shape):
        latest.append(min(b.latest, room - b.length))
        room = latest[-1]
    return latest[::-1]
