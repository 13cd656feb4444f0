"""Parts that ask for a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.ui.views.whatif.controls import Answers, Choice, Control, Number
from planner.ui.views.whatif.percent import factor_of, more_of, percent_of, share_of


@dataclass(frozen=True)
class Amount:
    """A number as the change has it."""

    key: str
    label: str
    least: float
    most: float
    help: str = ""
    required: bool = True
    step: float = 1.0
    default: float | None = None
    whole: bool = False

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One number."""
        yield Number(
            name=self.key, label=self.label, help=self.help, required=self.required,
            least=self.least, most=self.most, step=self.step, default=self.default,
            whole=self.whole,
        )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """The number under its key."""
        value = answers.get(self.key)
        return {} if value is None else {self.key: value}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The number as it is."""
        return {self.key: keys[self.key]} if self.key in keys else {}


@dataclass(frozen=True)
class Percent:
    """A share, asked for in per cent."""

    key: str
    label: str
    help: str = ""
    required: bool = False
    least: float = 0.0

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One number."""
        yield Number(
            name=self.key, label=self.label, help=self.help, required=self.required,
            least=self.least, most=100.0, step=1.0,
        )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """The share under its key."""
        value = answers.get(self.key)
        return {} if value is None else {self.key: share_of(value)}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The share in per cent."""
        return {self.key: percent_of(keys[self.key])} if self.key in keys else {}


MORE = "Per cent more (minus: less)"


@dataclass(frozen=True)
class More:
    """A factor, asked for in per cent more or less."""

    key: str
    label: str
    help: str = ""

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One number."""
        yield Number(
            name=self.key, label=self.label, help=self.help,
            least=-99.9, most=9900.0, step=1.0,
        )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """The factor under its key."""
        value = answers.get(self.key)
        return {} if value is None else {self.key: factor_of(value)}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The factor as per cent more."""
        return {self.key: more_of(keys[self.key])} if self.key in keys else {}


@dataclass(frozen=True)
class Measure:
    """A way to say how much: its words, what its number means, and the number's limits."""

    words: str
    label: str
    least: float
    most: float
    step: float


FACTOR = "factor"


@dataclass(frozen=True)
class HowMuch:
    """How much more or less, in one of several measures by the keys that a change has for them.

    A factor is asked for in per cent more or less, everything else as it is.
    """

    measures: Mapping[str, Measure]

    def controls(self, answers: Answers) -> Iterator[Control]:
        """The measure, and then the number; each measure remembers its own."""
        first = next(iter(self.measures))
        yield Choice(
            name="measure", label="How much", default=first,
            options={key: measure.words for key, measure in self.measures.items()},
        )  # fmt: skip
        key = answers.get("measure", first)
        measure = self.measures[key]
        yield Number(
            name=key, label=measure.label, required=True,
            least=measure.least, most=measure.most, step=measure.step,
        )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """The number under the measure's key."""
        key = answers["measure"]
        value = answers.get(key)
        if value is None:
            return {}
        return {key: factor_of(value) if key == FACTOR else value}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The measure that the change has, and its number."""
        for key in self.measures:
            if key in keys:
                value = more_of(keys[key]) if key == FACTOR else float(keys[key])
                return {"measure": key, key: value}
        return {}
