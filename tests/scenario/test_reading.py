"""Reading a scenario that is right: it becomes nouns."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from builders import full_files, write_files
from reading_builders import edited, full

from planner.scenario import LocalWindow, Proficiency, Reporting, Scenario, read_scenario
from planner.scenario.opening import open_intervals


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    return read_scenario(full(tmp_path))


def test_an_agent_has_levels_by_language_where_one_level_means_both(scenario: Scenario) -> None:
    assert scenario.agents["amy"].languages == {
        "en": Proficiency(spoken="C2", written="C2"),
        "de": Proficiency(spoken="B2", written="C1"),
        "lv": Proficiency(spoken="B1", written=None),
    }
    assert scenario.agents["cat"].name == "Cat Reyes, Jr."
    assert scenario.agents["cat"].hourly_rate is None


def test_local_times_are_those_of_the_agents_site(scenario: Scenario) -> None:
    # Manila is UTC+8; 2027-03-28 in Riga begins at 22:00 UTC and ends, an hour short, at 21:00.
    assert scenario.shifts[0].start == utc("2027-03-25T22:00")
    assert scenario.shifts[0].date == date(2027, 3, 26)
    holiday = scenario.time_off[0]
    assert (holiday.start, holiday.end) == (utc("2027-03-26T22:00"), utc("2027-03-27T22:00"))
    assert (holiday.first_date, holiday.last_date) == (date(2027, 3, 27), date(2027, 3, 27))


def test_a_row_with_an_offset_is_taken_as_it_is(scenario: Scenario) -> None:
    unpaid = scenario.time_off[2]
    assert (unpaid.start, unpaid.end) == (utc("2027-03-28T01:00"), utc("2027-03-28T02:00"))
    assert (unpaid.first_date, unpaid.paid) == (None, False)


def test_a_forecast_row_without_period_takes_the_step_of_its_queue(scenario: Scenario) -> None:
    assert {row.period_minutes for row in scenario.forecast} == {60}
    first = scenario.forecast[0]
    assert (first.queue, first.start, first.volume) == ("de-voice", utc("2027-03-27T08:00"), 6.0)
    assert first.handle_time_seconds is None


def test_the_step_is_the_usual_distance_even_where_closed_hours_are_left_out(
    tmp_path: Path,
) -> None:
    # Saturday 09:00-12:00 and 14:00-18:00 in Berlin, in half hours; the pause is no step.
    hours = [*range(9, 12), *range(14, 18)]
    rows = [f"de-voice,2027-03-27T{hour:02}:{half},3,," for hour in hours for half in ("00", "30")]
    others = [row for row in full_files()["forecast.csv"].splitlines() if "de-voice" not in row]
    scenario = read_scenario(full(tmp_path, forecast="\n".join([*others, *rows])))
    found = {row.period_minutes for row in scenario.forecast if row.queue == "de-voice"}
    assert found == {30}


def test_who_is_expanded_to_the_agents_in_their_order(scenario: Scenario) -> None:
    assert [activity.agents for activity in scenario.activities] == [
        ("amy", "cat"),
        ("ben",),
        ("amy", "ben", "dan"),
    ]


def test_dates_of_people_in_several_zones_are_those_of_the_horizon(scenario: Scenario) -> None:
    meeting = scenario.activities[0]
    assert (meeting.earliest, meeting.latest) == (scenario.grid.start, scenario.grid.end)


def test_everybody_can_be_called_to_an_activity(tmp_path: Path) -> None:
    header = "activity,who,minutes,earliest,latest,together"
    rows = f"{header}\nall hands,all,60,2027-03-27,2027-03-27,yes\n"
    (called,) = read_scenario(full(tmp_path, activities=rows)).activities
    assert called.agents == ("amy", "ben", "cat", "dan")


def test_availability_and_wishes_hold_on_weekdays_or_on_one_date(scenario: Scenario) -> None:
    workdays, weekend, sunday = scenario.availability
    assert workdays.weekdays == ("mon", "tue", "wed", "thu", "fri")
    assert (workdays.from_, workdays.to) == (time(8), time(0))
    assert weekend.weekdays == ("sat", "sun")
    assert (sunday.weekdays, sunday.on) == ((), date(2027, 3, 28))
    assert (scenario.preferences[0].weight, scenario.preferences[1].weight) == (3.0, 1.0)


def test_a_shift_tells_its_activities_or_that_it_has_none_or_leaves_them_open(
    scenario: Scenario,
) -> None:
    open_shift, pinned, bare = scenario.shifts
    assert open_shift.activities is None
    assert bare.activities == ()
    assert pinned.activities is not None
    assert [(one.activity, one.minutes) for one in pinned.activities] == [
        ("lunch", 60),
        ("coach", 30),
    ]


def test_opening_hours_are_read_by_weekday_and_for_holidays(scenario: Scenario) -> None:
    hours = scenario.queues["de-voice"].opening_hours
    assert hours is not None
    assert hours.weekdays["fri"] == (LocalWindow(opens=time(7), closes=time(22)),)
    assert len(hours.weekdays["sat"]) == 2
    assert "sun" not in hours.weekdays
    assert hours.holidays == ()
    assert scenario.queues["en-chat"].opening_hours is None


@pytest.mark.parametrize("hours", ['"24/7"', '{ mon-sun = ["00:00-24:00"] }'])
def test_a_queue_that_never_closes_is_open_in_every_interval(tmp_path: Path, hours: str) -> None:
    old = '{ mon-sat = ["08:00-20:00"] }'
    scenario = read_scenario(edited(tmp_path, "scenario.toml", old, hours))
    assert open_intervals(scenario.queues["en-email"], scenario.grid).all()


def test_reporting_is_in_the_currency_that_all_sites_share(tmp_path: Path) -> None:
    files = full_files()
    settings = files["scenario.toml"].replace('"PHP"', '"EUR"')
    start, end = settings.index("[reporting]"), settings.index("[rules]")
    files["scenario.toml"] = settings[:start] + settings[end:]
    assert read_scenario(write_files(tmp_path / "scenario", files)).reporting == Reporting(
        currency="EUR"
    )


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    files = {
        name: b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode()
        for name, content in full_files().items()
    }
    expected = read_scenario(full(tmp_path))
    assert read_scenario(write_files(tmp_path / "windows", files)) == expected


def test_columns_may_stand_in_any_order_and_blank_lines_mean_nothing(tmp_path: Path) -> None:
    rows = "paid,kind,end,start,agent\n\nyes,holiday,2027-03-27, 2027-03-27 ,amy\n,,,,\n"
    assert len(read_scenario(full(tmp_path, time_off=rows)).time_off) == 1


def test_files_that_are_no_tables_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    folder = full(tmp_path)
    for name in ("README.md", "make_data.py", ".~agents.csv"):
        (folder / name).write_text("anything")
    (folder / "notes").mkdir()
    assert read_scenario(folder).name == "Everything at once"


def test_forecast_rows_outside_the_horizon_are_ignored(tmp_path: Path) -> None:
    rows = full_files()["forecast.csv"] + "en-email,2027-04-05T10:00,7,,\n"
    assert read_scenario(full(tmp_path, forecast=rows)).forecast
