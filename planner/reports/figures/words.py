"""How figures write moments, lengths and names."""

from __future__ import annotations

from datetime import date, datetime
from textwrap import wrap

from planner import clock
from planner.reports.words import count

MADE_UP_LATER = "what is short now may be made up later"
LONGEST_NAME = 28
LINE = 80
BREAK = "<br>"
ENOUGH = 0.005


def plain(text: str) -> str:
    """A user's text, so that plotly shows it as it is and reads no markup in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short_name(text: str) -> str:
    """The same, cut where it is too long for the edge of a figure."""
    cut = text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"
    return plain(cut)


def lines(text: str) -> str:
    """A user's text, or one that holds some, in lines that fit a hover label."""
    return BREAK.join(plain(line) for line in wrap(text, LINE)) or plain(text)


def agents(number: float) -> str:
    """`3 agents`, `1 agent`, `0.4 agents`."""
    told = count(number)
    return f"{told} agent" if told == "1" else f"{told} agents"


def net_words(required: float, serving: float) -> str:
    """`3 agents required, 1 serving: 2 short`, or so many over, or enough."""
    over = serving - required
    verdict = f"{count(abs(over))} {'over' if over > 0 else 'short'}"
    return (
        f"{agents(required)} required, {count(serving)} serving: "
        f"{verdict if abs(over) >= ENOUGH else 'enough'}"
    )


def moment(instant: datetime, zone: str) -> str:
    """`Sun 2027-03-28 04:15 +03:00`: the wall clock and its offset, which tells doubled hours."""
    aware = clock.iso_local(instant, zone)
    return f"{clock.local(instant, zone):%a %Y-%m-%d %H:%M} {aware[-6:]}"


def span(start: datetime, end: datetime, zone: str) -> str:
    """`Mon 2027-03-01 22:00 to Tue 06:00`, `Mon 2027-03-01 09:00 to 17:00`."""
    first, last = clock.local(start, zone), clock.local(end, zone)
    until = f"{last:%H:%M}" if first.date() == last.date() else f"{last:%a %H:%M}"
    return f"{first:%a %Y-%m-%d %H:%M} to {until}"


def day_of_month(day: date) -> str:
    """`1 Mar`."""
    return f"{day.day} {day:%b}"


def dates(first: date, last: date) -> str:
    """`Mon 1 Mar 2027`, or `Mon 1 Mar to Sun 28 Mar 2027`."""
    until = f"{last:%a} {day_of_month(last)} {last.year}"
    if first == last:
        return until
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first:%a} {day_of_month(first)}{year} to {until}"
