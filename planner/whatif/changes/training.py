"""An agent who learns a language, or a channel."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from planner.plan.audit.violation import listed
from planner.scenario import Scenario
from planner.scenario.base import Identifier, Language
from planner.scenario.language_names import language_name
from planner.whatif.changes.change import Change, check_known, revised
from planner.whatif.changes.fields import Channels, Level, level_text
from planner.whatif.changes.naming import agent_name


class Training(Change):
    """An agent has another level in a language, or takes more channels, from the beginning.

    The time that the training itself takes is an activity, and no part of this.
    """

    LINE: ClassVar = ("agent", "language", "level")
    EXAMPLE: ClassVar = "train riga-07 es B2/C1"

    kind: Literal["train"] = "train"
    agent: Identifier
    language: Language | None = None
    level: Level | None = None
    channels: Channels | None = None

    @model_validator(mode="after")
    def _something_to_learn(self) -> Self:
        if (self.language is None) != (self.level is None):
            raise ValueError("language and level belong together: give both, or channels alone")
        if self.language is None and self.channels is None:
            raise ValueError("give language and level, or channels, or all of them")
        return self

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola learns German (B2/C1) and chat`."""
        learnt: list[str] = sorted(self.channels or ())
        if self.language is not None and self.level is not None:
            learnt = [f"{language_name(self.language)} ({level_text(self.level)})", *learnt]
        return f"{agent_name(scenario, self.agent)} learns {listed(learnt)}"

    def _applied(self, scenario: Scenario) -> Scenario:
        check_known("agent", self.agent, scenario.agents)
        before = scenario.agents[self.agent]
        learnt = {self.language: self.level} if self.language is not None else {}
        trained = revised(
            before,
            languages={**before.languages, **learnt},
            channels=before.channels | (self.channels or frozenset()),
        )
        return scenario.model_copy(update={"agents": {**scenario.agents, self.agent: trained}})

    def inverse(self, scenario: Scenario) -> Training | None:
        """The level before, where there was one; nobody unlearns a channel."""
        agent = scenario.agents[self.agent]
        if self.language not in agent.languages or (self.channels or set()) - agent.channels:
            return None
        before = agent.languages[self.language]
        return Training(agent=self.agent, language=self.language, level=before)
