"""The forms of all kinds of change, with what a scenario has to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planner.scenario import Scenario
from planner.ui.views.whatif.form import Form
from planner.ui.views.whatif.parts.bot import BotPart
from planner.ui.views.whatif.parts.choices import ChannelsPart, Pick, Text, YesNo
from planner.ui.views.whatif.parts.dates import DayPart, Span, days_of
from planner.ui.views.whatif.parts.hours import HoursPart
from planner.ui.views.whatif.parts.numbers import FACTOR, MORE, Amount, HowMuch, Measure, Percent
from planner.ui.views.whatif.parts.part import Part
from planner.ui.views.whatif.parts.queues import QueuesPart
from planner.ui.views.whatif.parts.rule import RulePart
from planner.ui.views.whatif.parts.skills import LanguagePart, LanguagesPart, language_options
from planner.ui.views.whatif.parts.target import TargetPart
from planner.whatif.changes.naming import agent_name, site_name

Parts = tuple[Part, ...]


def form_of(kind: str, scenario: Scenario) -> Form:
    """The form for a kind of change of this scenario."""
    queues = _queues(kind, scenario)
    if queues is not None and kind in PARTS_OF_QUEUES:
        return Form(kind, queues, PARTS_OF_QUEUES[kind](queues))
    return Form(kind, queues, PARTS[kind](scenario))


def _queues(kind: str, scenario: Scenario) -> QueuesPart | None:
    if kind not in OF_QUEUES:
        return None
    if kind == "concurrency":
        chats = [name for name, queue in scenario.queues.items() if queue.channel == "chat"]
        return QueuesPart(scenario.queues, chats, "All chat queues")
    return QueuesPart(scenario.queues, list(scenario.queues))


def _volume(scenario: Scenario) -> Parts:
    within = days_of(scenario)
    return (
        HowMuch(
            {
                FACTOR: Measure("in per cent", MORE, -100.0, 99_900.0, 5.0),
                "amount": Measure("in contacts", "Contacts more (minus: fewer)", -1e9, 1e9, 100.0),
            }
        ),
        DayPart("from", "From", within, help="By the customers' clock. Empty: from the first day."),
        DayPart("to", "Until", within, help="This day included. Empty: to the last day."),
    )


def _handle_time(scenario: Scenario) -> Parts:
    return (
        HowMuch(
            {
                FACTOR: Measure("in per cent", MORE, -99.9, 99_900.0, 5.0),
                "seconds": Measure("in seconds", "Seconds for every contact", 1.0, 864_000.0, 10.0),
            }
        ),
    )


def _opening_hours(queues: QueuesPart) -> Parts:
    return (
        HoursPart(queues),
        Amount(
            "volume_per_hour", "Contacts an hour, if new", 0.0, 1e6, required=False,
            help="Nothing is forecast for hours in which a queue was closed. Of email and social "
            "nothing is asked: their contacts come at any hour.",
        ),
    )  # fmt: skip


def _service_level(queues: QueuesPart) -> Parts:
    return (TargetPart(queues),)


def _concurrency(scenario: Scenario) -> Parts:
    return (Amount("concurrency", "Chats at a time", 1, 50, whole=True),)


def _bot(scenario: Scenario) -> Parts:
    return (BotPart(),)


def _resolution(scenario: Scenario) -> Parts:
    return (
        Percent(
            "first_contact_resolution", "Solved by the first contact (%)", required=True, least=0.1
        ),
        Percent(
            "forecast_first_contact_resolution", "When the forecast was made (%)", least=0.1,
            help="Needed where the scenario does not tell it.",
        ),
    )  # fmt: skip


def _hire(scenario: Scenario) -> Parts:
    return (
        Amount("count", "How many people", 1, 1000, default=1, whole=True),
        Pick("site", "Site", {site: site_name(site) for site in scenario.sites}),
        Pick("contract", "Contract", {name: name for name in scenario.contracts}),
        LanguagesPart(language_options(scenario)),
        ChannelsPart("Channels", required=True),
        DayPart(
            "starts_on", "First day", days_of(scenario), help="Empty: there from the beginning."
        ),
        Amount(
            "hourly_rate", "Pay an hour", 0.0, 1e9, required=False,
            help="In the site's currency. Empty: as the site or the contract has it.",
        ),
        Text("team", "Team", help="May be empty."),
        Text("name", "Name", help="May be empty. For several people, a number stands behind it."),
    )  # fmt: skip


def _leave(scenario: Scenario) -> Parts:
    return (
        _who(scenario),
        DayPart(
            "ends_on", "Last day", days_of(scenario),
            help="Empty: the person is not there at all.",
        ),
    )  # fmt: skip


def _absence(scenario: Scenario) -> Parts:
    def zone_of(keys: Mapping[str, Any]) -> str:
        agent = keys.get("agent")
        return scenario.zone_of(agent) if agent in scenario.agents else scenario.horizon.time_zone

    return (
        _who(scenario),
        Span(days_of(scenario), zone_of),
        Text("reason", "Reason", default="sick"),
        YesNo("paid", "Paid", default=True),
    )


def _training(scenario: Scenario) -> Parts:
    return (
        _who(scenario),
        ChannelsPart("New channels", required=False),
        LanguagePart(language_options(scenario)),
    )


def _outage(scenario: Scenario) -> Parts:
    def zone_of(keys: Mapping[str, Any]) -> str:
        site = scenario.sites.get(keys.get("site", ""))
        return scenario.horizon.time_zone if site is None else site.time_zone

    return (
        _where(scenario),
        Span(days_of(scenario), zone_of),
        YesNo("paid", "Paid", default=True, help="Whoever is sent home has their hours."),
    )


def _holiday(scenario: Scenario) -> Parts:
    return (_where(scenario), DayPart("date", "Day", days_of(scenario), required=True))


def _contract_rule(scenario: Scenario) -> Parts:
    return (RulePart(scenario.contracts),)


def _who(scenario: Scenario) -> Pick:
    return Pick("agent", "Who", {agent: agent_name(scenario, agent) for agent in scenario.agents})


def _where(scenario: Scenario) -> Pick:
    return Pick("site", "Site", {site: site_name(site) for site in scenario.sites})


OF_QUEUES = (
    "volume",
    "handle_time",
    "service_level",
    "opening_hours",
    "concurrency",
    "deflection",
    "resolution",
)
PARTS_OF_QUEUES: Mapping[str, Callable[[QueuesPart], Parts]] = {
    "service_level": _service_level,
    "opening_hours": _opening_hours,
}
PARTS: Mapping[str, Callable[[Scenario], Parts]] = {
    "volume": _volume,
    "handle_time": _handle_time,
    "concurrency": _concurrency,
    "deflection": _bot,
    "resolution": _resolution,
    "hire": _hire,
    "leave": _leave,
    "absence": _absence,
    "train": _training,
    "outage": _outage,
    "holiday": _holiday,
    "contract_rule": _contract_rule,
}
