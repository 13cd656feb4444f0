"""The calendars of a plan, and what becomes of those handed out before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType

from planner.errors import PlanFolderError
from planner.reports.exports.calendars.calendar import AgentCalendar, read, written
from planner.reports.exports.calendars.event import Event, event_of, is_of
from planner.reports.exports.handout import Handout, Person

NONE: Mapping[str, bytes] = MappingProxyType({})


def calendars(
    handout: Handout, revision: datetime, earlier: Mapping[str, bytes] = NONE
) -> dict[str, bytes]:
    """A calendar for everybody who has shifts, by the name of its file.

    revision: when the plan's shifts were last changed. earlier: the calendars handed out before,
    by the names of their files; a shift that has moved since keeps its event with a higher
    sequence, one that is gone becomes a cancelled event, and events outside the horizon stay.
    Raises `PlanFolderError` where one of them is of another scenario, or no calendar of ours.
    """
    before = {file: _of_scenario(file, data, handout.title) for file, data in earlier.items()}
    planned = {
        file: AgentCalendar(f"Shifts of {person.name}", _events(handout, person, revision))
        for file, person in _file_names(handout.people).items()
    }
    made = {}
    for file in sorted({*planned, *before}):
        calendar = _merged(planned.get(file), before.get(file), handout, revision)
        if calendar.events:
            made[file] = written(calendar)
    return made


def _of_scenario(file: str, data: bytes, scenario: str) -> AgentCalendar:
    calendar = read(file, data)
    if not all(is_of(scenario, event.uid) for event in calendar.events):
        raise PlanFolderError(
            f'{file}: is a calendar of another scenario than "{scenario}"; choose another folder'
        )
    return calendar


def _file_names(people: Sequence[Person]) -> dict[str, Person]:
    """A file for each, named by their id; a digest parts ids that differ by capitals alone."""
    alike = Counter(person.agent.casefold() for person in people)
    found = {}
    for person in people:
        agent = person.agent
        if alike[agent.casefold()] > 1 and agent != agent.casefold():
            agent = f"{agent}-{sha256(agent.encode()).hexdigest()[:8]}"
        found[f"{agent}.ics"] = person
    return found


def _events(handout: Handout, person: Person, revision: datetime) -> Sequence[Event]:
    shifts = handout.shifts_of[person.agent]
    return [event_of(shift, handout.title, revision) for shift in shifts]


def _merged(
    now: AgentCalendar | None, was: AgentCalendar | None, handout: Handout, revision: datetime
) -> AgentCalendar:
    """What is planned now, and of the earlier events those that are not planned any more."""
    earlier = {event.uid: event for event in was.events} if was else {}
    events = []
    for event in now.events if now else ():
        before = earlier.pop(event.uid, None)
        events.append(event.after(before) if before else event)
    for event in earlier.values():
        inside = handout.start <= event.start < handout.end
        events.append(event.called_off(revision) if inside else event)
    named = now or was
    assert named is not None
    return AgentCalendar(named.name, events)
