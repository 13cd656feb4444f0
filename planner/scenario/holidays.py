"""Public holidays, from the `holidays` package. The only file that knows it."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays


@cache
def countries() -> dict[str, list[str]]:
    """Country codes (ISO 3166) with the subdivisions known for each."""
    return holidays.list_supported_countries(include_aliases=True)


@cache
def _year(country: str, subdivision: str | None, year: int) -> dict[date, str]:
    known = holidays.country_holidays(country, subdiv=subdivision, years=year, language="en_US")
    return dict(known)


def public_holiday(country: str | None, subdivision: str | None, day: date) -> str | None:
    """The name of the public holiday on that date, or None."""
    if country is None:
        return None
    return _year(country, subdivision, day.year).get(day)
