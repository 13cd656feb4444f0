"""An agent's calendar as text, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import icalendar

from planner import clock
from planner.errors import PlanFolderError
from planner.reports.exports.calendars.event import Event
from planner.reports.exports.calendars.time_zone import time_zone

PRODUCT = "-//Shift planner//planner export//EN"


@dataclass(frozen=True)
class AgentCalendar:
    """A calendar's name, which is its agent's, and its events."""

    name: str
    events: Sequence[Event]


def written(calendar: AgentCalendar) -> bytes:
    """The calendar as a file; the same calendar gives the same bytes."""
    made = icalendar.Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", PRODUCT)
    made.calendar_name = calendar.name
    for zone in sorted({event.zone for event in calendar.events if event.zone}):
        among = [event for event in calendar.events if event.zone == zone]
        start, end = min(e.start for e in among), max(e.end for e in among)
        made.add_component(time_zone(zone, start, end))
    for event in sorted(calendar.events, key=lambda event: (event.start, event.uid)):
        made.add_component(_component(event))
    return bytes(made.to_ical())


def _component(event: Event) -> icalendar.Event:
    made = icalendar.Event()
    made.add("UID", event.uid)
    made.add("DTSTAMP", event.stamp)
    made.add("SEQUENCE", event.sequence)
    _add_time(made, "DTSTART", event.start, event.zone)
    _add_time(made, "DTEND", event.end, event.zone)
    made.add("SUMMARY", event.summary)
    made.add("DESCRIPTION", event.description)
    made.add("STATUS", "CANCELLED" if event.cancelled else "CONFIRMED")
    return made


def _add_time(made: icalendar.Event, name: str, instant: datetime, zone: str | None) -> None:
    """By the zone's clock where that names the instant, else in UTC.

    Of a local time that occurs twice, calendars take the first: the second has no local name.
    """
    if zone is not None:
        wall = clock.local(instant, zone).replace(fold=0)
        if clock.recurring_instant(wall, zone) == instant:
            made.add(name, wall, parameters={"TZID": zone})
            return
    made.add(name, instant)


def read(file: str, data: bytes) -> AgentCalendar:
    """A calendar that `written` made; raises `PlanFolderError` for any other file."""
    try:
        return _read(data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PlanFolderError(
            f"{file}: is no calendar that planner export made; choose another folder"
        ) from error


def _read(data: bytes) -> AgentCalendar:
    found = icalendar.Calendar.from_ical(data)
    if found["PRODID"] != PRODUCT:
        raise ValueError(found["PRODID"])
    return AgentCalendar(str(found["NAME"]), tuple(map(_event, found.walk("VEVENT"))))


def _event(component: icalendar.Component) -> Event:
    start, zone = _time(component, "DTSTART")
    end, end_zone = _time(component, "DTEND")
    return Event(
        uid=str(component["UID"]),
        start=start,
        end=end,
        zone=zone or end_zone,
        summary=str(component["SUMMARY"]),
        description=str(component["DESCRIPTION"]),
        sequence=int(str(component["SEQUENCE"])),
        stamp=_time(component, "DTSTAMP")[0],
        cancelled=component["STATUS"] == "CANCELLED",
    )


def _time(component: icalendar.Component, name: str) -> tuple[datetime, str | None]:
    """An instant, by the planner's own time-zone data, and the zone by which it is told."""
    told = component[name]
    if not isinstance(told, icalendar.vDDDTypes) or not isinstance(told.dt, datetime):
        raise ValueError(name)
    zone = told.params.get("TZID")
    if zone is None:
        return told.dt.astimezone(UTC), None
    return clock.recurring_instant(told.dt.replace(tzinfo=None), str(zone)), str(zone)
