"""Scenarios from which one rule or row of an agent is taken away, as a manager would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from planner.roster.conflicts.grounds import Ground, Grounds, grounds
from planner.scenario import Contract, DaysPerWeek, Scenario, WeeklyHours

# As loose as matters for the two weeks and the few earlier shifts of these tests.
NO_LIMIT: dict[str, Any] = {
    "min_rest_hours": 0.0,
    "weekly_hours": WeeklyHours(max=168),
    "days_per_week": DaysPerWeek(max=7),
    "max_night_shifts_per_week": None,
    "max_consecutive_days": 20,
    "min_consecutive_days_off": None,
    "weekends_off": None,
}


class Relaxed(Contract):
    """A contract without some of its rules, whose paid days off count what they counted."""

    counted: float

    @property
    def hours_per_day_off(self) -> float:
        """Not by the days a week, which may be one of those rules."""
        return self.counted


def told(scenario: Scenario, agent: str, reasons: Iterable[str]) -> list[Ground]:
    """The grounds that a conflict tells; of rows in the same words the first, which it keeps."""
    bound = grounds(scenario, agent)
    return [next(g for g in bound.all if bound.words(g) == reason) for reason in reasons]


def without(scenario: Scenario, agent: str, gone: Sequence[Ground]) -> Scenario:
    """The scenario with these things of an agent taken away; rows by their number as it is."""
    bound = grounds(scenario, agent)
    return scenario.model_copy(
        update={
            "shifts": _left(scenario.shifts, _rows(bound, gone)),
            "time_off": _left(scenario.time_off, _rows(bound, gone)),
            "availability": tuple(
                row
                for row in scenario.availability
                if row.agent != agent or Ground("availability") not in gone
            ),
            "agents": _with_agent(scenario, agent, gone),
            "contracts": _with_contract(scenario, agent, gone),
            "sites": _with_site(scenario, agent, gone),
        }
    )


def _rows(bound: Grounds, gone: Sequence[Ground]) -> list[object]:
    tables: dict[str, Sequence[object]] = {
        "pinned": bound.pins,
        "earlier": bound.history,
        "time_off": bound.time_off,
    }
    return [tables[g.kind][g.row] for g in gone if g.kind in tables and isinstance(g.row, int)]


def _left(rows: Sequence[Any], gone: list[object]) -> tuple[Any, ...]:
    # By identity: of two equal rows only one may be meant.
    return tuple(row for row in rows if not any(row is other for other in gone))


def _with_agent(scenario: Scenario, agent: str, gone: Sequence[Ground]) -> dict[str, Any]:
    kinds = [g.kind for g in gone if g.kind in ("starts_on", "ends_on")]
    who = scenario.agents[agent].model_copy(update=dict.fromkeys(kinds))
    return {**scenario.agents, agent: who}


def _with_contract(scenario: Scenario, agent: str, gone: Sequence[Ground]) -> dict[str, Contract]:
    kinds = {g.kind: NO_LIMIT[g.kind] for g in gone if g.kind in NO_LIMIT}
    whole = scenario.contract_of(agent)
    contract = Relaxed.model_construct(
        **{**dict(whole), **kinds, "counted": whole.hours_per_day_off}
    )
    return {**scenario.contracts, scenario.agents[agent].contract: contract}


def _with_site(scenario: Scenario, agent: str, gone: Sequence[Ground]) -> dict[str, Any]:
    works = any(g.kind == "holiday" for g in gone)
    site = scenario.site_of(agent)
    changed = site.model_copy(update={"holidays": "work"}) if works else site
    return {**scenario.sites, scenario.agents[agent].site: changed}
