"""What every noun of a scenario shares: it is frozen, and strict about its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from planner import clock
from planner.scenario.codes import CURRENCIES, known_language
from planner.scenario.holidays import countries
from planner.scenario.suggestion import did_you_mean, shown

IDENTIFIER = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"


def printable(text: str) -> str:
    """The text itself; ValueError where a line break or the like would garble what is printed."""
    if not text.isprintable():
        raise ValueError(f"{shown(text)} contains a line break or an invisible character")
    return text


def known_zone(name: str) -> str:
    """The name itself, where the tzdata package has that IANA zone; else ValueError."""
    if name not in clock.zone_names():
        hint = did_you_mean(name, clock.zone_names())
        raise ValueError(f'{shown(name)} is no IANA time zone such as "Europe/Riga"{hint}')
    return name


def known_country(code: str) -> str:
    """The ISO 3166 code itself, where its public holidays are known; else ValueError."""
    if code not in countries():
        hint = did_you_mean(code, [known for known in countries() if len(known) == len(code)])
        raise ValueError(f'{shown(code)} is no ISO 3166 country code such as "LV"{hint}')
    return code


def known_currency(code: str) -> str:
    """The ISO 4217 code itself; ValueError where there is none such."""
    if code not in CURRENCIES:
        hint = did_you_mean(code, CURRENCIES)
        raise ValueError(f'{shown(code)} is no ISO 4217 currency code such as "EUR"{hint}')
    return code


def known_subdivision(code: str | None, country: str | None) -> str | None:
    """The code itself, where the country has that subdivision; else ValueError."""
    if code is None:
        return None
    if country is None:
        raise ValueError("a subdivision needs its country: give country too")
    choices = countries()[country]
    if code not in choices:
        listed = f"; {country} has {', '.join(choices)}" if choices else f"; {country} has none"
        raise ValueError(
            f"{shown(code)} is no subdivision of {country} with holidays of its own{listed}"
        )
    return code


Identifier = Annotated[str, Field(pattern=IDENTIFIER, max_length=100)]
Text = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(printable)]
Share = Annotated[float, Field(ge=0, le=1)]
ZoneName = Annotated[str, AfterValidator(known_zone)]
Country = Annotated[str, AfterValidator(known_country)]
Currency = Annotated[str, AfterValidator(known_currency)]
Language = Annotated[str, AfterValidator(known_language)]


class Noun(BaseModel):
    """A frozen value that accepts no unknown field.

    Surrounding blanks of texts are no part of them. Fields may be given by their own name
    or by their alias; files use the alias alone.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        str_strip_whitespace=True,
        validate_by_name=True,
        validate_by_alias=True,
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; what was worked out from the old ones is forgotten."""
        made = super().model_copy(update=update, deep=deep)
        for name in made.__dict__.keys() - type(self).model_fields.keys():
            del made.__dict__[name]
        return made
