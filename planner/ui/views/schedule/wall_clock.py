"""Times of the day as the table of shifts tells and takes them, by the clock of a zone.

`08:00` is enough, but for times that the clocks show twice: `03:30+03:00` tells which is meant.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from planner import clock
from planner.clock import DAY

PATTERN = r"^ *[0-9]{1,2}:[0-9]{2} *([+-][0-9]{2}:[0-9]{2})? *$"
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2}) *([+-][0-9]{2}:[0-9]{2})?")


def time_words(instant: datetime, zone: str) -> str:
    """The wall clock at an instant, with the offset where the clocks show that time twice."""
    wall = clock.local(instant, zone)
    doubled = len(clock.instants(wall, zone)) > 1
    return f"{wall:%H:%M}{clock.iso_local(instant, zone)[-6:] if doubled else ''}"


def span_words(start: datetime, end: datetime, zone: str) -> str:
    """`22:00-06:30 (+1)`: the days by which it ends later than it starts stand behind."""
    days = (clock.local(end, zone).date() - clock.local(start, zone).date()).days
    told = f"{time_words(start, zone)}-{time_words(end, zone)}"
    return f"{told} (+{days})" if days else told


def told_start(day: date, text: str, zone: str) -> datetime:
    """The instant of a time on a local date; raises ValueError with the cure."""
    told, offset = _read(text)
    return _instant(datetime.combine(day, told), offset, zone)


def told_end(start: datetime, text: str, zone: str) -> datetime:
    """The next instant after `start` at which the clocks show a time; ValueError with the cure."""
    told, offset = _read(text)
    wall = datetime.combine(clock.local(start, zone).date(), told)
    is_later = _with_offset(wall, offset) > start if offset else wall > clock.local(start, zone)
    return _instant(wall if is_later else wall + DAY, offset, zone)


def without_offset(text: str) -> str:
    """The time of the day alone; raises ValueError."""
    return f"{_read(text)[0]:%H:%M}"


def _read(text: str) -> tuple[time, str]:
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(f"{text.strip()!r} is no time: write one such as 08:00")
    return time(int(found[1]), int(found[2])), found[3] or ""


def _instant(wall: datetime, offset: str, zone: str) -> datetime:
    if not offset:
        return _exactly(wall, zone)
    instant = _with_offset(wall, offset)
    if clock.local(instant, zone).replace(fold=0) != wall:
        known = " or ".join(clock.iso_local(one, zone)[-6:] for one in clock.instants(wall, zone))
        cure = f"write {known}, or no offset" if known else "the clocks skip that time"
        raise ValueError(f"{wall:%Y-%m-%d %H:%M} is not {offset} in {zone}: {cure}")
    return instant


def _with_offset(wall: datetime, offset: str) -> datetime:
    return datetime.fromisoformat(f"{wall:%Y-%m-%dT%H:%M}{offset}").astimezone(UTC)


def _exactly(wall: datetime, zone: str) -> datetime:
    """The one instant that is meant; where there are two, the cure shows both."""
    try:
        return clock.exact_instant(wall, zone)
    except clock.DoubledLocalTime as error:
        both = " or ".join(
            f"{wall:%H:%M}{clock.iso_local(one, zone)[-6:]}" for one in clock.instants(wall, zone)
        )
        raise ValueError(f"{error}: write {both}") from error
