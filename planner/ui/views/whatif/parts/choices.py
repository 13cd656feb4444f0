"""Parts that ask for one or more of several things, for a text, or for yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.scenario.syntax import CHANNELS
from planner.ui.views.whatif.controls import Answers, Choice, Choices, Control, Switch, Words


@dataclass(frozen=True)
class Pick:
    """One of several ids, each with its words."""

    key: str
    label: str
    options: Mapping[str, str]

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One choice; where there is but one option, it is chosen."""
        only = next(iter(self.options)) if len(self.options) == 1 else None
        yield Choice(
            name=self.key, label=self.label, required=True, options=self.options, default=only
        )

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """The id under its key."""
        chosen = answers.get(self.key)
        return {} if chosen is None else {self.key: chosen}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The id, if it is one of the options."""
        chosen = keys.get(self.key)
        return {self.key: chosen} if chosen in self.options else {}


@dataclass(frozen=True)
class ChannelsPart:
    """Channels that somebody takes."""

    label: str
    required: bool

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One choice of several."""
        yield Choices(
            name="channels", label=self.label, required=self.required,
            options={channel: channel for channel in CHANNELS},
        )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """The channels in the words of a file."""
        chosen = answers.get("channels")
        return {"channels": " ".join(chosen)} if chosen else {}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The channels chosen."""
        return {"channels": tuple(keys["channels"].split())} if "channels" in keys else {}


@dataclass(frozen=True)
class Text:
    """A text that need not be told."""

    key: str
    label: str
    default: str = ""
    help: str = ""

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One text."""
        yield Words(name=self.key, label=self.label, default=self.default, help=self.help)

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """The text under its key."""
        text = answers[self.key].strip()
        return {self.key: text} if text else {}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The text as it is."""
        return {self.key: keys[self.key]} if self.key in keys else {}


@dataclass(frozen=True)
class YesNo:
    """Yes or no."""

    key: str
    label: str
    default: bool
    help: str = ""

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One switch."""
        yield Switch(name=self.key, label=self.label, default=self.default, help=self.help)

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """True or false under its key."""
        return {self.key: answers[self.key]}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """What the change says."""
        return {self.key: keys[self.key]} if self.key in keys else {}
