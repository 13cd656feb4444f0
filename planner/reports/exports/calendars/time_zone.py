"""A zone's clock as calendars carry it along: its offsets and their changes, from tzdata."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from planner import clock
from planner.clock import DAY


def time_zone(zone: str, start: datetime, end: datetime) -> Timezone:
    """What the zone's clocks do from a day before `start` until a day after `end`.

    Every change is written out; no rule is guessed for other years.
    """
    first = start - DAY
    changes = clock.changes(zone, first, end + DAY)
    made = Timezone()
    made.add("TZID", zone)
    before = clock.utc_offset(first, zone)
    goes_back_first = bool(changes) and changes[0][1] < 0
    made.add_component(_spell(first, before, before, summer=goes_back_first))
    for instant, forward in changes:
        after = clock.utc_offset(instant, zone)
        made.add_component(_spell(instant, before, after, summer=forward > 0))
        before = after
    return made


def _spell(
    instant: datetime, before: timedelta, after: timedelta, *, summer: bool
) -> TimezoneDaylight | TimezoneStandard:
    """The clock from an instant on; its beginning is told by the clock until then."""
    spell = TimezoneDaylight() if summer else TimezoneStandard()
    spell.add("DTSTART", instant.replace(tzinfo=None) + before)
    spell.add("TZOFFSETFROM", before)
    spell.add("TZOFFSETTO", after)
    return spell
