"""Calendars, read back with icalendar, by nothing but the time-zone rules that they carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from finished_plans import plan_folder
from handed_out import called, handout_of, in_riga, monday_folder, risky, two_sites
from hypothesis import given, settings
from hypothesis import strategies as st
from shifts import shift

from planner import clock
from planner.errors import PlanFolderError
from planner.reports.exports import Handout, calendars, read_handout, revision
from planner.reports.exports.calendars.time_zone import time_zone
from planner.reports.exports.handout import Person
from planner.scenario import read_scenario

ROOT = Path(__file__).parents[3]
NOON = datetime(2027, 2, 20, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

Told = dict[str, Any]


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Handout:
    return read_handout(monday_folder(tmp_path_factory.mktemp("plans") / "plan"))


def events(data: bytes) -> list[Told]:
    """What a calendar tells, its local times by its own VTIMEZONE alone."""
    calendar = icalendar.Calendar.from_ical(data)
    zones = {
        str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")
    }
    return [_told(event, zones) for event in calendar.walk("VEVENT")]


def _told(event: Any, zones: Mapping[str, Any]) -> Told:
    return {
        "uid": str(event["UID"]),
        "start": _instant(event["DTSTART"], zones),
        "end": _instant(event["DTEND"], zones),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
    }


def _instant(told: Any, zones: Mapping[str, Any]) -> datetime:
    name = told.params.get("TZID")
    wall: datetime = told.dt
    if name is None:
        return wall.astimezone(UTC)
    return wall.replace(tzinfo=zones[name], fold=0).astimezone(UTC)


# --- a calendar -----------------------------------------------------------------------


def test_everybody_with_shifts_has_a_calendar_named_by_their_id(handout: Handout) -> None:
    assert list(calendars(handout, NOON)) == ["amy.ics", "nima.ics"]


def test_an_event_tells_its_shift_and_the_breaks_in_local_time(handout: Handout) -> None:
    (event,) = events(calendars(handout, NOON)["amy.ics"])
    assert (event["start"], event["end"]) == (
        datetime(2027, 3, 1, 7, tzinfo=UTC), datetime(2027, 3, 1, 15, tzinfo=UTC)
    )  # fmt: skip
    assert event["summary"] == "Shift 09:00-17:00 (riga)"
    assert event["description"] == (
        "12:00-13:00 lunch\n7 paid hours; times are those of Europe/Riga"
    )


def test_a_zone_three_quarters_off_the_full_hour_comes_out_right(handout: Handout) -> None:
    data = calendars(handout, NOON)["nima.ics"]
    (event,) = events(data)
    assert b"DTSTART;TZID=Asia/Kathmandu:20270301T221500" in data
    # 22:15 less 5 h 45 min.
    assert event["start"] == datetime(2027, 3, 1, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end_utc", "wall"),
    [
        # Clocks go from 03:00 to 04:00: eight hours from 22:00, +02:00, end at 07:00, +03:00.
        ("2027-03-27 22:00", datetime(2027, 3, 28, 4, tzinfo=UTC), b"20270328T070000"),
        # Clocks go from 04:00 back to 03:00: eight hours from 22:00, +03:00, end at 05:00, +02:00.
        ("2027-10-30 22:00", datetime(2027, 10, 31, 3, tzinfo=UTC), b"20271031T050000"),
    ],
)
def test_a_night_of_a_clock_change_comes_out_right(
    tmp_path: Path, start: str, end_utc: datetime, wall: bytes
) -> None:
    weekend = two_sites(date.fromisoformat(start[:10]), 2)
    data = calendars(handout_of(tmp_path / "plan", weekend, in_riga(start)), NOON)["amy.ics"]
    (event,) = events(data)
    assert b"DTEND;TZID=Europe/Riga:" + wall in data
    assert (event["end"], event["end"] - event["start"]) == (end_utc, timedelta(hours=8))


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        # From 20:00, +03:00: the clocks show 03:30 after seven and a half hours, and again after
        # eight and a half, since they go from 04:00 back to 03:00.
        (7.5, b"DTEND;TZID=Europe/Riga:20271031T033000"),
        (8.5, b"DTEND:20271031T013000Z"),
    ],
)
def test_a_time_in_the_second_of_a_doubled_hour_is_told_in_utc(
    tmp_path: Path, hours: float, told: bytes
) -> None:
    late = in_riga("2027-10-30 20:00", hours)
    weekend = two_sites(date(2027, 10, 30), 2)
    data = calendars(handout_of(tmp_path / "plan", weekend, late), NOON)["amy.ics"]
    assert told in data
    assert events(data)[0]["end"] == late.end


def test_every_shift_of_odd_hours_is_found_with_its_instants(tmp_path: Path) -> None:
    # Clocks go back on Sunday 4 April: by an hour in Adelaide, by half an hour on Lord Howe.
    scenario = read_scenario(ROOT / "scenarios" / "odd_hours")
    planned = [
        shift(f"2027-04-{day:02d} {start}", 8.5, agent=agent, zone=scenario.zone_of(agent))
        for agent, start in (
            ("pune-01", "13:00"),
            ("kathmandu-01", "22:45"),
            ("adelaide-01", "21:30"),
            ("lord-howe-01", "23:15"),
        )
        for day in (2, 3, 4)
    ]
    folder = plan_folder(tmp_path / "plan", scenario, *planned)
    made = calendars(read_handout(folder), NOON)
    found = {(e["start"], e["end"]) for data in made.values() for e in events(data)}
    assert found == {(s.start, s.end) for s in planned}
    assert len(made) == 4


@settings(max_examples=60)
@given(
    zone=st.sampled_from(
        [
            "Europe/Riga", "Europe/Dublin", "America/Chicago", "Asia/Kathmandu", "Asia/Manila",
            "Australia/Lord_Howe", "Australia/Adelaide", "Africa/Casablanca", "America/Santiago",
        ]
    ),
    day=st.dates(date(2024, 1, 1), date(2032, 1, 1)),
    days=st.integers(1, 400),
)  # fmt: skip
def test_a_zone_carried_along_has_the_offsets_of_the_planners_clock(
    zone: str, day: date, days: int
) -> None:
    start = clock.day_start(day, zone)
    end = start + timedelta(days=days)
    carried = time_zone(zone, start, end).to_tz(lookup_tzid=False)
    for hours in range(0, days * 24, 5):
        instant = start + timedelta(hours=hours)
        wall = clock.local(instant, zone)
        if len(clock.instants(wall, zone)) == 1:
            assert wall.replace(tzinfo=carried).utcoffset() == clock.utc_offset(instant, zone)


def test_a_calendar_names_its_zone_and_its_maker(handout: Handout) -> None:
    calendar = icalendar.Calendar.from_ical(calendars(handout, NOON)["amy.ics"])
    assert calendar["PRODID"] == "-//Shift planner//planner export//EN"
    assert calendar.calendar_name == "Shifts of Amy Ozola"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Riga"]


def test_no_name_becomes_part_of_a_path(handout: Handout) -> None:
    assert list(calendars(called(handout, "../../etc/passwd"), NOON)) == ["amy.ics", "nima.ics"]


def test_ids_that_differ_by_capitals_alone_get_files_of_their_own(handout: Handout) -> None:
    amy, nima = handout.shifts
    twins = replace(
        handout,
        people=(Person("amy", "Amy"), Person("AMY", "Another")),
        shifts=(amy, replace(nima, agent="AMY")),
    )
    files = list(calendars(twins, NOON))
    assert len({name.casefold() for name in files}) == 2


# --- handed out again -----------------------------------------------------------------


def moved(handout: Handout, hours: int = 1) -> Handout:
    """Amy's shift later."""
    amy, *others = handout.shifts
    later = timedelta(hours=hours)
    amy = replace(amy, start=amy.start + later, end=amy.end + later, stretches=())
    return replace(handout, shifts=(amy, *others))


def without_amy(handout: Handout) -> Handout:
    return replace(handout, shifts=handout.shifts[1:])


def test_the_same_plan_gives_the_same_bytes(handout: Handout) -> None:
    first = calendars(handout, NOON)
    assert calendars(handout, NOON) == first
    assert calendars(handout, NOON, first) == first


def test_a_moved_shift_keeps_its_event_with_a_higher_sequence(handout: Handout) -> None:
    first = calendars(handout, NOON)
    second = calendars(moved(handout), NOON + 90 * MINUTE, first)
    (before,), (after,) = events(first["amy.ics"]), events(second["amy.ics"])
    assert after["uid"] == before["uid"]
    assert after["start"] - before["start"] == timedelta(hours=1)
    assert after["sequence"] - before["sequence"] == 90
    assert second["nima.ics"] == first["nima.ics"]


def test_calendars_made_anew_move_events_too(handout: Handout) -> None:
    before = events(calendars(handout, NOON)["amy.ics"])[0]
    after = events(calendars(moved(handout), NOON + MINUTE)["amy.ics"])[0]
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)


@pytest.mark.parametrize("since", [timedelta(), timedelta(seconds=20), timedelta(days=-30)])
def test_a_change_has_a_higher_sequence_whatever_the_files_say_of_their_age(
    handout: Handout, since: timedelta
) -> None:
    first = calendars(handout, NOON)
    second = calendars(moved(handout), NOON + since, first)
    assert events(second["amy.ics"])[0]["sequence"] == events(first["amy.ics"])[0]["sequence"] + 1


def test_a_shift_that_is_gone_becomes_a_cancelled_event(handout: Handout) -> None:
    first = calendars(handout, NOON)
    second = calendars(without_amy(handout), NOON + MINUTE, first)
    (before,), (after,) = events(first["amy.ics"]), events(second["amy.ics"])
    assert (after["status"], after["uid"], after["start"]) == (
        "CANCELLED", before["uid"], before["start"]
    )  # fmt: skip
    assert after["sequence"] > before["sequence"]
    assert calendars(without_amy(handout), NOON + MINUTE, second) == second


def test_a_shift_that_comes_back_is_confirmed_again(handout: Handout) -> None:
    first = calendars(handout, NOON)
    second = calendars(without_amy(handout), NOON + MINUTE, first)
    third = calendars(handout, NOON + 2 * MINUTE, second)
    (gone,), (back,) = events(second["amy.ics"]), events(third["amy.ics"])
    assert (back["status"], back["uid"]) == ("CONFIRMED", gone["uid"])
    assert back["sequence"] > gone["sequence"]


def test_an_agent_who_left_has_their_events_cancelled(handout: Handout) -> None:
    first = calendars(handout, NOON)
    left = replace(without_amy(handout), people=handout.people[1:])
    second = calendars(left, NOON + MINUTE, first)
    assert [e["status"] for e in events(second["amy.ics"])] == ["CANCELLED"]
    assert b"Shifts of Amy Ozola" in second["amy.ics"]


def test_events_before_the_horizon_stay_when_the_next_weeks_are_handed_out(
    handout: Handout, tmp_path: Path
) -> None:
    first = calendars(handout, NOON)
    next_week = two_sites(date(2027, 3, 8), 7)
    later = handout_of(tmp_path / "plan", next_week, in_riga("2027-03-08 09:00"))
    found = events(calendars(later, NOON + MINUTE, first)["amy.ics"])
    assert [(e["start"].day, e["status"]) for e in found] == [(1, "CONFIRMED"), (8, "CONFIRMED")]
    assert found[0] == events(first["amy.ics"])[0]


def test_an_agent_without_shifts_has_no_calendar(handout: Handout) -> None:
    assert list(calendars(without_amy(handout), NOON)) == ["nima.ics"]


def test_calendars_of_another_scenario_are_refused(handout: Handout) -> None:
    figures = handout.figures.model_copy(update={"scenario": "Another"})
    others = calendars(replace(handout, figures=figures), NOON)
    with pytest.raises(PlanFolderError, match=r'amy\.ics: is a calendar of another .* "Tiny"'):
        calendars(handout, NOON, others)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nPRODID:-//Another//EN\r\nNAME:x\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n",
    ],
)
def test_a_file_that_is_no_calendar_of_ours_is_refused(handout: Handout, data: bytes) -> None:
    with pytest.raises(PlanFolderError, match="is no calendar that planner export made"):
        calendars(handout, NOON, {"amy.ics": data})


@pytest.mark.parametrize("field", [b"UID", b"DTSTART", b"DTEND", b"SEQUENCE", b"DTSTAMP"])
@pytest.mark.parametrize("broken", [b"", b"x", b"\xff"])
def test_a_broken_calendar_is_refused(handout: Handout, field: bytes, broken: bytes) -> None:
    lines = calendars(handout, NOON)["amy.ics"].split(b"\r\n")
    spoiled = [field + b":" + broken if line.startswith(field) else line for line in lines]
    with pytest.raises(PlanFolderError, match=r"amy\.ics"):
        calendars(handout, NOON, {"amy.ics": b"\r\n".join(spoiled)})


@settings(max_examples=50)
@given(name=risky)
def test_any_name_is_read_back_as_it_is_and_changes_nothing(handout: Handout, name: str) -> None:
    named = called(handout, name)
    first = calendars(named, NOON)
    calendar = icalendar.Calendar.from_ical(first["amy.ics"])
    assert calendar.calendar_name == f"Shifts of {name}"
    assert len(calendar.walk("VEVENT")) == 1
    assert calendars(named, NOON, first) == first


def test_a_revision_of_a_plan_is_told_in_its_events(tmp_path: Path) -> None:
    folder = monday_folder(tmp_path / "plan")
    changed = revision(folder)
    data = calendars(read_handout(folder), changed)["amy.ics"]
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["DTSTAMP"].dt == changed
    assert int(event["SEQUENCE"]) == (changed - datetime(2025, 1, 1, tzinfo=UTC)) // MINUTE
