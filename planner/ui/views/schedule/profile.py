"""Who an agent is, and what they may serve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.plan.audit.violation import listed
from planner.reports.figures.words import day_of_month
from planner.scenario import Agent, Contract, Proficiency, Scenario
from planner.scenario.language_names import language_name
from planner.ui.views.markdown import plain


def profile(scenario: Scenario, agent: str) -> str:
    """Site, team, contract, skills and queues of an agent, a line each; Markdown."""
    return "  \n".join(plain(line) for line in _lines(scenario, agent))


def _lines(scenario: Scenario, agent: str) -> Iterator[str]:
    who = scenario.agents[agent]
    team = f", team {who.team}" if who.team else ""
    yield f"Site {who.site}{team}; times in {scenario.zone_of(agent)}, the site's own."
    yield f"Contract {who.contract}: {contract_words(scenario.contract_of(agent))}."
    yield f"Languages: {_languages(who)}. Channels: {listed(sorted(who.channels))}."
    yield _queues(scenario.queues_of(agent))
    if who.starts_on:
        yield f"Employed from {who.starts_on:%a} {day_of_month(who.starts_on)} {who.starts_on:%Y}."
    if who.ends_on:
        yield f"Employed until {who.ends_on:%a} {day_of_month(who.ends_on)} {who.ends_on:%Y}."


def contract_words(contract: Contract) -> str:
    """`36 to 40 h and at most 5 days a week, 11 h of rest`, and what else the contract asks."""
    hours = contract.weekly_hours
    least = f"{hours.min:g} to " if hours.min else "at most "
    told = [
        f"{least}{hours.max:g} h and at most {contract.days_per_week.max} days a week",
        f"{contract.min_rest_hours:g} h of rest",
        f"at most {contract.max_consecutive_days} days on end",
    ]
    if contract.max_night_shifts_per_week is not None:
        told.append(f"at most {contract.max_night_shifts_per_week} nights a week")
    if contract.weekends_off is not None:
        told.append(f"{contract.weekends_off:g} of four weekends off")
    if contract.min_consecutive_days_off is not None:
        told.append(f"{contract.min_consecutive_days_off} days off on end")
    return ", ".join(told)


def _languages(who: Agent) -> str:
    told = [f"{language_name(code)} {_level(level)}" for code, level in who.languages.items()]
    return listed(told)


def _level(level: Proficiency) -> str:
    """`C1`, or both where speaking and writing differ: `B2 spoken, not written`."""
    if level.spoken == level.written:
        return str(level.spoken)
    return f"({level.spoken or 'not'} spoken, {level.written or 'not'} written)"


def _queues(queues: Sequence[str]) -> str:
    return f"May serve {listed(list(queues))}." if queues else "May serve no queue."
