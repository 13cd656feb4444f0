"""The part that asks what a bot in front of queues does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.ui.views.whatif.controls import Answers, Choice, Control
from planner.ui.views.whatif.parts.numbers import More, Percent

STATE = "bot"
ON, OFF = "on", "off"
SHARE = Percent(
    "share",
    "It tries to keep (%)",
    help="Of the contacts offered. Empty: as it is; a new bot needs it.",
)
BACK = Percent(
    "recontact",
    "Of these come back (%)",
    help="Customers whom the bot could not help, and who reach an agent after all. Empty: as it "
    "is, or none.",
)
REST = More(
    "handle_time_factor",
    "Handle time of the rest (± %)",
    help="What is left for agents is often harder: more, or less with a minus. Empty: as it is.",
)
FIGURES = (SHARE, BACK, REST)


@dataclass(frozen=True)
class BotPart:
    """A bot with its figures, or none."""

    def controls(self, answers: Answers) -> Iterator[Control]:
        """Whether there is one, then its figures, of which one at least must be told."""
        yield Choice(
            name=STATE, label="The bot", default=ON,
            options={ON: "answers", OFF: "is switched off"},
        )  # fmt: skip
        if answers.get(STATE) == OFF:
            return
        others = any(answers.get(part.key) is not None for part in (BACK, REST))
        for part in (replace(SHARE, required=not others), BACK, REST):
            yield from part.controls(answers)

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """`{"share": 0.2, "recontact": 0.15}`, or `{"off": True}`."""
        if answers[STATE] == OFF:
            return {"off": True}
        return {key: value for part in FIGURES for key, value in part.keys(answers).items()}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The figures that the change gives."""
        if keys.get("off"):
            return {STATE: OFF}
        figures = {name: said for part in FIGURES for name, said in part.answers(keys).items()}
        return {STATE: ON, **figures}
