"""The tables of a scenario in a manager's words: titles, and what each column takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.scenario.problems import SETTINGS_FILE


@dataclass(frozen=True)
class TableWords:
    """A table's title, what one row is, and its columns, each with what goes into it."""

    title: str
    row: str
    columns: Mapping[str, str]


AGENT = "Who: an agent's id."
DAYS = "mon-fri, or mon,wed, or one date as 2027-03-01."

TABLES: Mapping[str, TableWords] = {
    "agents.csv": TableWords(
        "Agents",
        "an agent",
        {
            "agent": "A unique id: letters, digits, . _ and -",
            "name": "The name as it is shown.",
            "site": "Where the agent works: a site of the settings.",
            "contract": "A contract of the settings.",
            "languages": "en:C2 de:B2/C1 means: English C2, German spoken B2 and written C1; "
            "lv:B1/- is spoken only.",
            "channels": "Of voice, chat, email and social, with blanks between.",
            "hourly_rate": "Optional, in the site's currency; else the site's own rate holds.",
            "starts_on": "Optional: the first day of employment, as 2027-03-01.",
            "ends_on": "Optional: the last day of employment.",
            "team": "Optional: a team's name, so that an activity can be for team:name.",
        },
    ),
    "forecast.csv": TableWords(
        "Forecast",
        "the contacts that a queue expects in one period",
        {
            "queue": "A queue of the settings.",
            "start": "When the period begins: 2027-03-01T09:00 by the customers' clock, or with "
            "an offset, such as 2027-03-01T07:00Z.",
            "volume": "Contacts offered in the period, before a bot takes any.",
            "handle_time_seconds": "Optional: the average handle time in this period.",
            "period_minutes": "Optional, 5 to 60: else the step from row to row.",
        },
    ),
    "time_off.csv": TableWords(
        "Time off",
        "an absence of an agent",
        {
            "agent": AGENT,
            "start": "The first day, or an instant as 2027-03-01T09:00 by the site's clock.",
            "end": "The last day, which is included, or an instant.",
            "kind": "Such as holiday, sick or unpaid.",
            "paid": "yes or no.",
        },
    ),
    "availability.csv": TableWords(
        "Availability",
        "a time in which an agent can work; who has no row always can",
        {
            "agent": AGENT,
            "weekdays": DAYS,
            "from": "As 08:30, by the site's clock.",
            "to": "As 17:00; may lie after midnight. 00:00 is the end of the day.",
        },
    ),
    "preferences.csv": TableWords(
        "Wishes",
        "a wish of an agent",
        {
            "agent": AGENT,
            "wish": "work or off.",
            "weekdays": DAYS,
            "from": "Optional, as 08:30.",
            "to": "Optional, together with from.",
            "weight": "Optional: how much it matters, 1 to 10.",
        },
    ),
    "activities.csv": TableWords(
        "Activities",
        "a training, a meeting or a one-to-one that needs a time",
        {
            "activity": "Its name.",
            "who": "An agent's id, team:name, site:name or all; several with semicolons between.",
            "minutes": "How long it takes.",
            "earliest": "Not before this day, or this instant.",
            "latest": "It ends by this instant, or on this day.",
            "together": "yes: all at once. no: each alone.",
            "count": "Optional: how many times.",
        },
    ),
    "shifts.csv": TableWords(
        "Shifts told",
        "a shift that exists already: told to its agent, or before the horizon",
        {
            "agent": AGENT,
            "start": "As 2027-03-01T09:00 by the site's clock, or with an offset.",
            "end": "The same.",
            "state": "published: may move, at a price. pinned: stays as it is.",
            "activities": "Optional: lunch 2027-03-01T10:00Z/30; ... (name, start, minutes), "
            "- for none. Where it is empty, breaks are planned.",
        },
    ),
}

SETTINGS_TITLE = "Settings"


def title(file: str) -> str:
    """What a file of a scenario is called in the app; its own name where none is known."""
    if file == SETTINGS_FILE:
        return SETTINGS_TITLE
    return TABLES[file].title if file in TABLES else file
