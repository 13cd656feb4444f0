"""What pydantic finds wrong with a noun, in sentences for a manager."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planner.scenario.problems import Keys, Tell
from planner.scenario.suggestion import did_you_mean, shown

N = TypeVar("N", bound=BaseModel)


@dataclass(frozen=True)
class Draft(Generic[N]):
    """A noun as far as it could be understood.

    `faulty` are the fields, by the names that the user gives them, that were wrong; wrong
    optional ones are left at their defaults, so that the checks that do not depend on them
    can go on. Without the required ones there is no noun. `given` are the sound fields.
    """

    noun: N | None
    faulty: frozenset[str]
    given: Mapping[str, Any]

    def sound(self, *fields: str) -> N | None:
        """The noun, if there is one and none of these fields was wrong."""
        return None if self.faulty.intersection(fields) else self.noun


def draft(model: type[N], raw: object, tell: Tell) -> Draft[N]:
    """Builds a noun from what a user wrote, telling every error under the keys to blame."""
    if not isinstance(raw, Mapping):
        tell((), _TABLE.format(value=shown(raw)))
        return Draft(None, frozenset(model.model_fields), {})
    try:
        return Draft(_validated(model, raw), frozenset(), raw)
    except ValidationError as error:
        details = _without_consequences(error.errors(include_url=False))
    for detail in details:
        tell(_keys(detail), sentence(detail, model))
    faulty = frozenset(str(key) for detail in details for key in detail["loc"][:1])
    given = {key: value for key, value in raw.items() if key not in faulty}
    try:
        return Draft(_validated(model, given), faulty, given)
    except ValidationError:
        return Draft(None, faulty, given)


def _validated(model: type[N], raw: Mapping[str, Any]) -> N:
    return model.model_validate(dict(raw), strict=True, by_alias=True, by_name=False)


def _without_consequences(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """All but the shortness of a list that is short of its faulty entries only."""
    parents = {detail["loc"][:-1] for detail in details} | {
        detail["loc"][:-2] for detail in details
    }
    return [one for one in details if one["type"] != "too_short" or one["loc"] not in parents]


def _keys(detail: ErrorDetails) -> Keys:
    return tuple(key for key in detail["loc"] if key != "[key]")


def sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """One error as a sentence that says what is wrong and what would be right."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        return _unknown_key(detail, model)
    template = SENTENCES.get(kind)
    if template is None:
        return f"{shown(detail['input'])} is not right: {detail['msg']}"
    return template.format(value=shown(detail["input"]), **_listed(context))


def _unknown_key(detail: ErrorDetails, model: type[BaseModel]) -> str:
    *path, key = detail["loc"]
    holder = _model_at(model, path)
    known = [field.alias or name for name, field in holder.model_fields.items()]
    hint = did_you_mean(str(key), known) or f"; known are {', '.join(known)}"
    return f"unknown key {shown(str(key))}{hint}"


def _model_at(model: type[BaseModel], path: list[str | int]) -> type[BaseModel]:
    for key in path:
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if key in fields:
            model = next(_models_in(fields[str(key)].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _listed(context: Mapping[str, Any]) -> dict[str, Any]:
    plain = {
        name: value if isinstance(value, str) else shown(value) for name, value in context.items()
    }
    return {**plain, "expected": plain.get("expected", "").replace("'", '"')}


_TABLE = "{value} is no table of keys such as {{ key = value }}"
SENTENCES = {
    "missing": "is missing: it is required",
    "bool_type": "{value} is neither true nor false (written without quotation marks)",
    "int_type": "{value} is no whole number (written without quotation marks)",
    "int_from_float": "{value} is no whole number",
    "float_type": "{value} is no number (written without quotation marks)",
    "finite_number": "{value} is no finite number",
    "string_type": "{value} is no text in quotation marks",
    "string_too_short": "is empty",
    "string_too_long": "{value} is longer than {max_length} characters",
    "string_pattern_mismatch": "{value} is no id: use letters, digits, . _ and -, and begin with "
    "a letter or digit",
    "date_type": "{value} is no date such as 2027-03-01 (without time and quotation marks)",
    "time_type": "{value} is no time of day such as 07:30:00 (without quotation marks)",
    "tuple_type": "{value} is no list in square brackets",
    "too_short": "is empty: at least {min_length} is needed",
    "too_long": "has more than {max_length} entries",
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "literal_error": "{value} is not possible: write {expected}",
    "greater_than": "{value} is too small: it must be more than {gt}",
    "greater_than_equal": "{value} is too small: it must be at least {ge}",
    "less_than": "{value} is too large: it must be less than {lt}",
    "less_than_equal": "{value} is too large: it must be at most {le}",
}
