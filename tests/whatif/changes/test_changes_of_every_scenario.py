"""Every shipped scenario with one change of each kind, checked as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from planner.clock import DAY
from planner.scenario import Scenario, TimeOff, read_scenario
from planner.whatif.changes import KINDS, Change, apply_changes, parse_change

SCENARIOS = Path(__file__).parents[3] / "scenarios"
NAMES = sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.toml"))


@dataclass(frozen=True)
class Subject:
    """The first agent, call queue and chat queue of a scenario, and its second day."""

    scenario: Scenario

    @property
    def agent(self) -> str:
        return next(iter(self.scenario.agents))

    @property
    def site(self) -> str:
        return self.scenario.agents[self.agent].site

    @property
    def contract(self) -> str:
        return self.scenario.agents[self.agent].contract

    @property
    def day(self) -> date:
        return self.scenario.horizon.start + DAY

    @property
    def voice(self) -> str:
        return self.queue("voice")

    @property
    def chat(self) -> str:
        return self.queue("chat")

    def queue(self, channel: str) -> str:
        queues = self.scenario.queues
        return next(name for name, queue in queues.items() if queue.channel == channel)

    def line(self, kind: str) -> str:
        """A change of that kind."""
        return LINES[kind].format(self=self)


LINES = {
    "volume": "volume {self.voice} +20%",
    "handle_time": "handle_time {self.voice} 200s",
    "service_level": "service_level {self.voice} 87%",
    "opening_hours": "opening_hours {self.voice} mon-fri=10:00-15:00 holidays=closed",
    "concurrency": "concurrency {self.chat} 4",
    "deflection": "deflection {self.chat} share=33%",
    "resolution": "resolution {self.voice} 80% forecast_first_contact_resolution=75%",
    "hire": "hire 2 {self.site} {self.contract} fr:C2 voice,chat",
    "leave": "leave {self.agent} {self.day}",
    "absence": "absence {self.agent} {self.day}",
    "train": "train {self.agent} fr C2",
    "outage": "outage {self.site} {self.day}",
    "holiday": "holiday {self.site} {self.day}",
    "contract_rule": "contract_rule {self.contract} min_rest_hours 9.5",
}


def contacts(scenario: Scenario, queue: str) -> float:
    return sum(row.volume for row in scenario.forecast if row.queue == queue)


def new_time_off(before: Scenario, after: Scenario) -> list[TimeOff]:
    return list(after.time_off[len(before.time_off) :])


def people(scenario: Scenario, site: str) -> list[str]:
    return [name for name, agent in scenario.agents.items() if agent.site == site]


Check = Callable[[Subject, Scenario], object]
CHECKS: dict[str, Check] = {
    # Rows that lie outside the horizon, of which there are few, keep their volume.
    "volume": lambda subject, after: (
        contacts(after, subject.voice)
        == pytest.approx(1.2 * contacts(subject.scenario, subject.voice), rel=1e-3)
    ),
    "handle_time": lambda subject, after: after.queues[subject.voice].handle_time_seconds == 200,
    "service_level": lambda subject, after: after.queues[subject.voice].service_level.share == 0.87,
    "opening_hours": lambda subject, after: (
        0 < contacts(after, subject.voice) < contacts(subject.scenario, subject.voice)
    ),
    "concurrency": lambda subject, after: after.queues[subject.chat].concurrency == 4,
    "deflection": lambda subject, after: after.queues[subject.chat].deflection.share == 0.33,
    "resolution": lambda subject, after: (
        after.queues[subject.voice].resolution.first_contact_resolution == 0.8
    ),
    "hire": lambda subject, after: (
        list(after.agents)[-2:] == [f"new-{subject.site}-1", f"new-{subject.site}-2"]
    ),
    "leave": lambda subject, after: after.agents[subject.agent].ends_on == subject.day,
    "absence": lambda subject, after: (
        [row.agent for row in new_time_off(subject.scenario, after)] == [subject.agent]
    ),
    "train": lambda subject, after: after.agents[subject.agent].languages["fr"].spoken == "C2",
    "outage": lambda subject, after: (
        [row.agent for row in new_time_off(subject.scenario, after)]
        == people(subject.scenario, subject.site)
    ),
    "holiday": lambda subject, after: (
        {row.first_date for row in new_time_off(subject.scenario, after)} == {subject.day}
    ),
    "contract_rule": lambda subject, after: after.contracts[subject.contract].min_rest_hours == 9.5,
}


@cache
def subject_of(name: str) -> Subject:
    return Subject(read_scenario(SCENARIOS / name))


def change_of(subject: Subject, kind: str) -> Change:
    return parse_change(subject.line(kind))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_change_of_each_kind_does_what_it_says(name: str, kind: str) -> None:
    subject = subject_of(name)
    change = change_of(subject, kind)
    assert CHECKS[kind](subject, apply_changes(subject.scenario, [change]))
    assert change.words(subject.scenario).isprintable()


@pytest.mark.parametrize("name", NAMES)
def test_one_of_each_kind_together_leave_a_scenario_that_can_be_planned(name: str) -> None:
    subject = subject_of(name)
    changes = [change_of(subject, kind) for kind in KINDS]
    after = apply_changes(subject.scenario, changes)
    assert len(after.agents) == len(subject.scenario.agents) + 2
