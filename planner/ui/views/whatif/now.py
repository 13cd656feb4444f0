"""How things are before a change, beside the form that changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planner.plan.audit.violation import listed
from planner.reports.words import seconds, share
from planner.scenario import Queue, Scenario
from planner.scenario.language_names import language_name
from planner.ui.views.scenario_summary import target_words
from planner.ui.views.whatif.controls import Answers
from planner.ui.views.whatif.form import Form
from planner.whatif.changes.fields import level_text
from planner.whatif.changes.hours_words import CLOSED, hours_by_days

MOST_QUEUES = 6


def now_words(form: Form, scenario: Scenario, answers: Answers) -> list[str]:
    """What the things chosen are like now, a line for each; none where there is nothing to tell."""
    if form.queues is not None:
        return list(_queues(form.kind, scenario, form.queues.chosen(answers)))
    if form.kind == "train":
        return list(_skills(scenario, answers))
    return []


def _queues(kind: str, scenario: Scenario, chosen: tuple[str, ...]) -> Iterator[str]:
    words = OF_A_QUEUE.get(kind)
    if words is None:
        return
    for name in chosen[:MOST_QUEUES]:
        yield f"{name}: {words(scenario.queues[name])}"
    if len(chosen) > MOST_QUEUES:
        yield f"and {len(chosen) - MOST_QUEUES} more queues"


def _skills(scenario: Scenario, answers: Answers) -> Iterator[str]:
    if answers.get("agent") is None:
        return
    agent = scenario.agents[answers["agent"]]
    skills = [f"{language_name(code)} {level_text(s)}" for code, s in agent.languages.items()]
    yield f"{listed(skills)}; {listed(sorted(agent.channels))}"


def _handle_time(queue: Queue) -> str:
    if queue.handle_time_seconds is None:
        return "as the forecast has it"
    return seconds(queue.handle_time_seconds)


def _hours(queue: Queue) -> str:
    if queue.opening_hours is None:
        return "day and night"
    by_days = hours_by_days(queue.opening_hours).items()
    return ", ".join(f"{days} {listed(windows) or CLOSED}" for days, windows in by_days)


def _bot(queue: Queue) -> str:
    bot = queue.deflection
    if bot is None:
        return "no bot"
    rest = 100 * (bot.handle_time_factor - 1)
    return (
        f"a bot tries to keep {share(bot.share)}, {share(bot.recontact)} of these come back, "
        f"handle time of the rest {rest:+.4g} %"
    )


def _resolution(queue: Queue) -> str:
    told = queue.resolution
    if told is None:
        return "not told"
    before = told.forecast_first_contact_resolution
    now = told.first_contact_resolution or before
    return f"{share(now)}, when the forecast was made {share(before)}"


OF_A_QUEUE: Mapping[str, Callable[[Queue], str]] = {
    "handle_time": _handle_time,
    "service_level": target_words,
    "opening_hours": _hours,
    "concurrency": lambda queue: f"{queue.concurrency} at a time",
    "deflection": _bot,
    "resolution": _resolution,
}
