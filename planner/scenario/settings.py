"""Reads scenario.toml: everything that is not a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator

from planner.scenario.base import Identifier, Noun, Text
from planner.scenario.contract import Contract, Site
from planner.scenario.horizon import Horizon, Objective, Reporting, Rules
from planner.scenario.hours_syntax import read_opening_hours
from planner.scenario.problems import Problems, Tell
from planner.scenario.queue import Handover, Queue
from planner.scenario.sentences import Draft, N, draft, sentence
from planner.scenario.simulation import Simulation
from planner.scenario.suggestion import did_you_mean, shown
from planner.scenario.toml_file import read_toml

FORMAT = 1


class Document(Noun):
    """The keys of scenario.toml; what stands under each is read by its own noun."""

    format: int
    name: Text
    horizon: Any
    reporting: Any = None
    rules: Any = None
    objective: Any = None
    simulation: Any = None
    sites: dict[str, Any] = Field(min_length=1, max_length=1000)
    contracts: dict[str, Any] = Field(min_length=1, max_length=1000)
    queues: dict[str, Any] = Field(min_length=1, max_length=1000)
    handovers: tuple[Any, ...] = Field((), max_length=1000)

    @field_validator("format")
    @classmethod
    def _the_one_that_is_read(cls, version: int) -> int:
        if version != FORMAT:
            raise ValueError(f"format {version} is unknown to this planner: it reads {FORMAT}")
        return version


class Label(Noun):
    """An id of a site, contract or queue, to be judged alone."""

    id: Identifier


@dataclass(frozen=True)
class Settings:
    """scenario.toml as far as it could be understood.

    `sites`, `contracts` and `queues` are None where the file does not tell them at all, so
    that nobody blames the rows which refer to them.
    """

    name: str = ""
    horizon: Horizon | None = None
    reporting: Reporting | None = None
    rules: Rules = field(default_factory=Rules)
    objective: Objective = field(default_factory=Objective)
    simulation: Simulation = field(default_factory=Simulation)
    sites: Mapping[str, Draft[Site]] | None = None
    contracts: Mapping[str, Draft[Contract]] | None = None
    queues: Mapping[str, Draft[Queue]] | None = None
    handovers: tuple[Handover, ...] = ()

    def site_zone(self, site: str) -> str | None:
        """The time zone of a site, where it is told without error."""
        return _zone(self.sites, site)

    def queue_zone(self, queue: str) -> str | None:
        """The time zone of a queue's customers, where it is told without error."""
        return _zone(self.queues, queue)


def _zone(sections: Mapping[str, Draft[Any]] | None, name: str) -> str | None:
    if sections is None or name not in sections:
        return None
    zone: str | None = sections[name].given.get("time_zone")
    return zone


def read_settings(path: Path, problems: Problems) -> Settings:
    """Reads scenario.toml, telling every problem; what is wrong is left out of the result."""
    raw = read_toml(path, problems)
    if raw is None:
        return Settings()
    given = draft(Document, raw, problems.under()).given
    sites = _many(given, "sites", Site, problems)
    queues = _queues(given, problems)
    return Settings(
        name=given.get("name", ""),
        horizon=_one(given, "horizon", Horizon, problems),
        reporting=_reporting(given, sites, problems),
        rules=_one(given, "rules", Rules, problems) or Rules(),
        objective=_one(given, "objective", Objective, problems) or Objective(),
        simulation=_one(given, "simulation", Simulation, problems) or Simulation(),
        sites=sites,
        contracts=_many(given, "contracts", Contract, problems),
        queues=queues,
        handovers=_handovers(given, sites, queues, problems),
    )


def _one(given: Mapping[str, Any], key: str, model: type[N], problems: Problems) -> N | None:
    if key not in given:
        return None
    return draft(model, given[key], problems.under(key)).noun


def _many(
    given: Mapping[str, Any], key: str, model: type[N], problems: Problems
) -> dict[str, Draft[N]] | None:
    if key not in given:
        return None
    _check_ids(given[key], key, problems)
    return {name: draft(model, raw, problems.under(key, name)) for name, raw in given[key].items()}


def _check_ids(sections: Mapping[str, Any], key: str, problems: Problems) -> None:
    for name in sections:
        try:
            Label(id=name)
        except ValidationError as error:
            problems.key((key, name), sentence(error.errors()[0], Label))


def _queues(given: Mapping[str, Any], problems: Problems) -> dict[str, Draft[Queue]] | None:
    if "queues" not in given:
        return None
    _check_ids(given["queues"], "queues", problems)
    return {
        name: _queue(raw, problems.under("queues", name)) for name, raw in given["queues"].items()
    }


def _queue(raw: object, tell: Tell) -> Draft[Queue]:
    if not isinstance(raw, Mapping) or "opening_hours" not in raw:
        return draft(Queue, raw, tell)
    hours, understood = read_opening_hours(raw["opening_hours"], tell)
    found = draft(Queue, {**raw, "opening_hours": hours}, tell)
    return found if understood else Draft(found.noun, found.faulty | {"opening_hours"}, found.given)


def _reporting(
    given: Mapping[str, Any], sites: Mapping[str, Draft[Site]] | None, problems: Problems
) -> Reporting | None:
    if "reporting" not in given:
        return _common_currency(sites, problems)
    raw = given["reporting"]
    if isinstance(raw, Mapping) and isinstance(raw.get("exchange_rates"), Mapping):
        rates = dict(raw["exchange_rates"])
        as_of = {"as_of": rates.pop("as_of")} if "as_of" in rates else {}
        raw = {**raw, "exchange_rates": {**as_of, "rates": rates}}
    return draft(Reporting, raw, _without_rates(problems.under("reporting"))).noun


def _without_rates(tell: Tell) -> Tell:
    return lambda keys, message: tell(
        tuple(key for place, key in enumerate(keys) if (place, key) != (1, "rates")), message
    )


def _common_currency(
    sites: Mapping[str, Draft[Site]] | None, problems: Problems
) -> Reporting | None:
    currencies = sorted({site.given.get("currency", "") for site in (sites or {}).values()})
    if len(currencies) > 1 and "" not in currencies:
        listed = ", ".join(currencies)
        problems.key(("reporting",), f"is missing: name one currency, as the sites use {listed}")
    return Reporting(currency=currencies[0]) if len(currencies) == 1 and currencies[0] else None


def _handovers(
    given: Mapping[str, Any],
    sites: Mapping[str, Draft[Site]] | None,
    queues: Mapping[str, Draft[Queue]] | None,
    problems: Problems,
) -> tuple[Handover, ...]:
    found: list[Handover] = []
    for place, raw in enumerate(given.get("handovers", ())):
        tell = problems.under("handovers", place)
        read = draft(Handover, raw, tell)
        _check_sites_named(read, sites, tell)
        if read.noun is not None:
            _check_language_served(read.noun, queues, tell)
            if read.noun in found:
                tell((), "this handover is given twice")
            found.append(read.noun)
    return tuple(found)


def _check_sites_named(
    handover: Draft[Handover], sites: Mapping[str, Draft[Site]] | None, tell: Tell
) -> None:
    for key in ("from", "to"):
        site = handover.given.get(key)
        if sites is not None and site is not None and site not in sites:
            tell((key,), f"no site has the id {shown(site)}{did_you_mean(site, sites)}")


def _check_language_served(
    handover: Handover, queues: Mapping[str, Draft[Queue]] | None, tell: Tell
) -> None:
    spoken = [queue.given.get("language") for queue in (queues or {}).values()]
    if queues is not None and None not in spoken and handover.language not in spoken:
        tell(("language",), f"no queue is in the language {shown(handover.language)}")
