"""The part that asks for a contract, one of its rules, and the rule's value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.scenario import Contract
from planner.ui.views.whatif.controls import Answers, Choice, Control, Number, Switch
from planner.whatif.changes import RULES
from planner.whatif.changes.fields import OFF

CONTRACT, KEY, VALUE = "contract", "key", "value"
MOST = 10_000.0


@dataclass(frozen=True)
class RulePart:
    """Which limit of which contract, and what it shall be; what it is stands there."""

    contracts: Mapping[str, Contract]

    def controls(self, answers: Answers) -> Iterator[Control]:
        """The contract, the rule, whether it holds where it need not, and its value."""
        names = {name: name for name in self.contracts}
        yield Choice(name=CONTRACT, label="Contract", required=True, options=names)
        yield Choice(name=KEY, label="Rule", required=True, options=RULES)
        contract, key = answers.get(CONTRACT), answers.get(KEY)
        if contract is None or key is None:
            return
        now = _now(self.contracts[contract], key)
        if can_be_off(key):
            yield Switch(
                name=_limited(contract, key), label="There is a limit", default=now is not None
            )
        if answers.get(_limited(contract, key), True):
            words = RULES[key]
            yield Number(
                name=_value(contract, key), label=f"{words[:1].upper()}{words[1:]}", required=True,
                least=0.0, most=MOST, step=1.0, default=now,
            )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """`{"contract": "riga-full", "key": "min_rest_hours", "value": 12.0}`."""
        contract, key = answers.get(CONTRACT), answers.get(KEY)
        if contract is None or key is None:
            return {}
        limited = answers.get(_limited(contract, key), True)
        value = answers.get(_value(contract, key)) if limited else OFF
        return {CONTRACT: contract, KEY: key, **({} if value is None else {VALUE: value})}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """What the change says of the rule."""
        contract, key, value = keys[CONTRACT], keys[KEY], keys[VALUE]
        if contract not in self.contracts:
            return {KEY: key}
        limit = {} if value == OFF else {_value(contract, key): value}
        return {CONTRACT: contract, KEY: key, _limited(contract, key): value != OFF, **limit}


def can_be_off(key: str) -> bool:
    """Whether a contract may have no such rule."""
    return "." not in key and Contract.model_fields[key].default is None


def _limited(contract: str, key: str) -> str:
    return f"whether {contract} has {key}"


def _value(contract: str, key: str) -> str:
    return f"{key} of {contract}"


def _now(contract: Contract, key: str) -> float | None:
    holder, _, name = key.rpartition(".")
    value = getattr(getattr(contract, holder) if holder else contract, name)
    return None if value is None else float(value)
