"""Reading a scenario: what is right becomes nouns, what is wrong is told, all of it at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from builders import full_files, write_files
from malformed import MALFORMED, Malformed

from planner.errors import Problem, ScenarioError
from planner.scenario import LocalWindow, Proficiency, Reporting, Scenario, read_scenario
from planner.scenario.opening import open_intervals


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        read_scenario(folder)
    return caught.value.problems


@pytest.mark.parametrize("case", MALFORMED, ids=str)
def test_a_malformed_scenario_is_told_with_every_place_and_nothing_else(
    case: Malformed, tmp_path: Path
) -> None:
    files = full_files()
    assert case.old in files[case.file], "the case edits what is not there"
    files[case.file] = files[case.file].replace(case.old, case.new, 1)
    problems = problems_of(write_files(tmp_path / "scenario", files))
    assert sorted(problem.place for problem in problems) == sorted(case.places)
    told = [problem.message for problem in problems if problem.place == case.places[0]]
    assert any(case.words in message for message in told), told


def edited(folder: Path, file: str, old: str, new: str) -> Path:
    files = full_files()
    assert old in files[file]
    return write_files(folder / "scenario", {**files, file: files[file].replace(old, new)})


def full(folder: Path, **changes: str | bytes | None) -> Path:
    """The full scenario with whole tables replaced, or removed where None is given."""
    files: dict[str, str | bytes | None] = {
        **full_files(),
        **{f"{table}.csv": content for table, content in changes.items()},
    }
    kept = {name: content for name, content in files.items() if content is not None}
    return write_files(folder / "scenario", kept)


def text_of(problems: tuple[Problem, ...]) -> str:
    return "\n".join(str(problem) for problem in problems)


# --- what is right ----------------------------------------------------------------------


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


# --- files and folders ------------------------------------------------------------------


def test_a_folder_that_does_not_exist_or_is_a_file_is_told(tmp_path: Path) -> None:
    assert "no such folder" in text_of(problems_of(tmp_path / "nowhere"))
    (tmp_path / "file").write_text("")
    assert "is a file" in text_of(problems_of(tmp_path / "file"))


def test_every_missing_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert [problem.place for problem in problems_of(tmp_path / "empty")] == [
        "scenario.toml",
        "agents.csv",
        "forecast.csv",
    ]


def test_an_unknown_table_is_told_with_the_name_that_was_meant(tmp_path: Path) -> None:
    folder = full(tmp_path)
    (folder / "timeoff.csv").write_text("")
    (folder / "Agents.CSV").write_text("")
    told = text_of(problems_of(folder))
    assert 'timeoff.csv: unknown table; did you mean "time_off.csv"?' in told
    assert 'Agents.CSV: unknown table; did you mean "agents.csv"?' in told


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = full(tmp_path, time_off=None)
    (folder / "time_off.csv").mkdir()
    assert text_of(problems_of(folder)) == "time_off.csv: is no ordinary file"


@pytest.mark.parametrize("table", ["agents", "forecast", "time_off", "shifts"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"\xff\xfea\x00g\x00", "UTF-16"),
        (b"PK\x03\x04\x14\x00", "workbook"),
        (b"agent,name\nam\x00y,x\n", "NUL byte in row 2"),
        ("äöü,x\n".encode("latin-1"), "UTF-8"),
        (b'"agent', "quotation mark"),
        (b"agent;start;end\namy;1;2\n", "by commas"),
        (b"agent\tstart\tend\namy\t1\t2\n", "by commas"),
    ],
)
def test_a_file_that_is_no_table_is_told_once_and_blames_nobody_else(
    tmp_path: Path, table: str, content: bytes, words: str
) -> None:
    problems = problems_of(full(tmp_path, **{table: content}))
    assert any(words in problem.message for problem in problems), problems
    assert all(problem.place.startswith(f"{table}.csv") for problem in problems), problems


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "format: is missing"),
        (b"\xff\xfef\x00", "UTF-16"),
        (b'name = "\xe4"', "is not UTF-8 text in line 1"),
        (b"a = " + b"[" * 3000, "nested too deeply"),
        (b".".join([b"a"] * 3000) + b" = 1", "nested too deeply"),
        (b"a = " + b"9" * 5000, "TOML"),
        (b"a = 1\nb = \n", "line 2"),
        (b"horizon = 5\nsites = []\nqueues = 3\n", "sites: a list is no table"),
    ],
)
def test_settings_that_cannot_be_understood_are_told(
    tmp_path: Path, content: bytes, words: str
) -> None:
    folder = full(tmp_path)
    (folder / "scenario.toml").write_bytes(content)
    problems = problems_of(folder)
    assert words in text_of(problems)
    assert all(problem.place.startswith("scenario.toml") for problem in problems), problems


def test_text_that_is_not_utf_8_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = full_files()["agents.csv"].replace("Ben Kalns", "Bên Kalns").encode("latin-1")
    assert [problem.place for problem in problems_of(full(tmp_path, agents=rows))] == [
        "agents.csv:3:name"
    ]


def test_a_file_beyond_the_limit_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.scenario.problems.LARGEST_FILE", 2500)
    (only,) = {problem.place for problem in problems_of(full(tmp_path))} - {"scenario.toml"}
    assert only == "forecast.csv"


def test_a_cell_that_swallows_the_file_is_told(tmp_path: Path) -> None:
    rows = full_files()["agents.csv"].replace("Amy Ozola", '"' + "x" * 200_000)
    (problem,) = problems_of(full(tmp_path, agents=rows))
    assert problem.place == "agents.csv:2:agent"
    assert "quotation mark" in problem.message


def test_a_table_with_too_many_rows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.scenario.table.MOST_ROWS", 10)
    (problem,) = problems_of(full(tmp_path))
    assert (problem.place, problem.message[:21]) == ("forecast.csv", "has more than 10 rows")


def test_a_row_is_numbered_by_the_line_on_which_it_begins(tmp_path: Path) -> None:
    rows = 'agent,start,end,kind,paid\namy,2027-03-27,2027-03-27,"a\nb",yes\n\namie,x,y,z,yes\n'
    places = [problem.place for problem in problems_of(full(tmp_path, time_off=rows))]
    assert places == [
        "time_off.csv:2:kind",
        "time_off.csv:5:agent",
        "time_off.csv:5:start",
        "time_off.csv:5:end",
    ]


def test_a_column_that_is_wrong_from_top_to_bottom_is_not_told_forever(tmp_path: Path) -> None:
    rows = "agent,start,end,kind,paid\n" + "amy,x,2027-03-27,holiday,yes\n" * 5000
    problems = problems_of(full(tmp_path, time_off=rows))
    assert len(problems) == 101
    assert str(problems[-1]) == (
        "time_off.csv:102:start: this and 4899 more cells of the column are wrong"
    )


# --- everything at once -----------------------------------------------------------------


def test_problems_of_one_file_do_not_hide_those_of_another(tmp_path: Path) -> None:
    files = {
        name: content.replace("paid = false", "paid = 7")
        .replace("16.5", "much")
        .replace("T09:00,6", "T09:00,-6")
        .replace("holiday,yes", "holiday,maybe")
        .replace("ben,mon-fri", "ben,mon-fry")
        .replace("amy,off", "amy,of")
        .replace("ben,60", "ben,x")
        .replace("pinned", "pind")
        for name, content in full_files().items()
    }
    problems = problems_of(write_files(tmp_path / "scenario", files))
    assert {problem.place for problem in problems} == {
        "scenario.toml: contracts.full-time.breaks[1].paid",
        "agents.csv:2:hourly_rate",
        "forecast.csv:2:volume",
        "time_off.csv:2:paid",
        "availability.csv:2:weekdays",
        "preferences.csv:2:wish",
        "activities.csv:3:minutes",
        "shifts.csv:3:state",
    }


def test_several_problems_of_one_row_are_all_told(tmp_path: Path) -> None:
    rows = "agent,start,end,kind,paid\nnobody,monday,2027-02-30,,perhaps\n"
    places = [problem.place for problem in problems_of(full(tmp_path, time_off=rows))]
    assert [place.split(":")[2] for place in places] == ["agent", "start", "end", "kind", "paid"]


# --- the forecast -----------------------------------------------------------------------


def test_a_hole_in_the_forecast_is_one_line_from_end_to_end(tmp_path: Path) -> None:
    # en-chat never closes; 2027-03-27T10:00Z to 19:00Z are rows 21 to 29 of the file.
    rows = full_files()["forecast.csv"].splitlines()
    hole = [row for row in rows if not "en-chat,2027-03-27T10" <= row < "en-chat,2027-03-27T19"]
    (problem,) = problems_of(full(tmp_path, forecast="\n".join(hole)))
    assert problem.place == "forecast.csv:20:start"
    assert "from 2027-03-27T12:00+02:00 to 2027-03-27T21:00+02:00" in problem.message


def test_a_queue_without_any_row_is_one_line(tmp_path: Path) -> None:
    rows = [row for row in full_files()["forecast.csv"].splitlines() if "en-email" not in row]
    (problem,) = problems_of(full(tmp_path, forecast="\n".join(rows)))
    # Open on Saturday alone, 08:00 to 20:00 in Riga.
    assert problem.place == "forecast.csv:1:start"
    assert "from 2027-03-27T08:00+02:00 to 2027-03-27T20:00+02:00" in problem.message


def test_a_table_pasted_twice_is_one_line_for_each_stretch(tmp_path: Path) -> None:
    header, *rows = full_files()["forecast.csv"].splitlines()
    problems = problems_of(full(tmp_path, forecast="\n".join([header, *rows, *rows])))
    # de-voice pauses at noon: two stretches; the other two queues have one each.
    assert len(problems) == 4
    assert all("is forecast for this time in row" in problem.message for problem in problems)


def test_rows_that_overlap_without_beginning_together_are_told(tmp_path: Path) -> None:
    rows = full_files()["forecast.csv"] + "en-chat,2027-03-27T10:30Z,1,300,15\n"
    (problem,) = problems_of(full(tmp_path, forecast=rows))
    assert problem.place == f"forecast.csv:{len(rows.splitlines())}:start"
    assert "row 21" in problem.message


def test_a_single_row_must_say_how_long_its_period_is(tmp_path: Path) -> None:
    others = [row for row in full_files()["forecast.csv"].splitlines() if "de-voice" not in row]
    rows = "\n".join([*others, "de-voice,2027-03-27T09:00,3,,"])
    (problem,) = problems_of(full(tmp_path, forecast=rows))
    assert problem.place.endswith(":period_minutes")


def test_email_that_arrives_while_closed_is_no_problem(tmp_path: Path) -> None:
    assert "en-email,2027-03-28T10:00Z,3" in full_files()["forecast.csv"]  # a Sunday, closed
    assert read_scenario(full(tmp_path))


def test_handle_times_may_come_from_the_rows_alone(scenario: Scenario) -> None:
    assert scenario.queues["en-chat"].handle_time_seconds is None


# --- the grid ---------------------------------------------------------------------------


def test_starts_in_a_zone_of_half_hours_leave_an_hourly_grid(tmp_path: Path) -> None:
    # 06:00 in Kolkata is 00:30 UTC; the grid of hours begins at 22:00 UTC.
    folder = edited(tmp_path, "scenario.toml", '"Asia/Manila"', '"Asia/Kolkata"')
    (problem,) = problems_of(folder)
    assert problem.place == "scenario.toml: contracts.full-time.starts[1]"
    assert "(Asia/Kolkata)" in problem.message
    assert "horizon.interval_minutes = 30 would do" in problem.message


def test_a_site_whose_agents_do_not_use_a_contract_does_not_judge_it(tmp_path: Path) -> None:
    # part-time is worked in Riga alone; only full-time has agents in Kolkata.
    folder = edited(tmp_path, "scenario.toml", '"Asia/Manila"', '"Asia/Kolkata"')
    assert "part-time" not in text_of(problems_of(folder))


@pytest.mark.parametrize(("policy", "told"), [("keep_length", False), ("keep_end", True)])
def test_kept_ends_leave_an_hourly_grid_where_clocks_move_by_half_an_hour(
    tmp_path: Path, policy: str, told: bool
) -> None:
    # Lord Howe moves from 02:00 to 02:30 on 2027-10-03; a night shift from the 2nd loses 30 min.
    files = full_files()
    settings = files["scenario.toml"].replace("keep_length", policy)
    settings = settings.replace('"Europe/Riga"', '"Asia/Tokyo"')
    settings = settings.replace('"Asia/Manila"', '"Australia/Lord_Howe"')
    settings = settings.replace("2027-03-27", "2027-10-02")
    settings = settings.replace("06:00:00, to = 22", "06:30:00, to = 22")
    folder = write_files(tmp_path / "scenario", {**files, "scenario.toml": settings})
    problems = [p for p in problems_of(folder) if "shift_minutes" in p.place]
    assert bool(problems) == told
    assert all("when the clocks change in Australia/Lord_Howe" in p.message for p in problems)


def test_a_horizon_cut_by_half_an_hour_names_an_interval_that_would_do(tmp_path: Path) -> None:
    # 2027-10-03 has 23.5 hours on Lord Howe Island.
    settings = full_files()["scenario.toml"].replace("2027-03-27", "2027-10-02")
    settings = settings.replace('"Europe/Riga"\ninterval', '"Australia/Lord_Howe"\ninterval')
    files = {**full_files(), "scenario.toml": settings}
    problems = problems_of(write_files(tmp_path / "scenario", files))
    told = {problem.place: problem.message for problem in problems}
    message = told["scenario.toml: horizon.interval_minutes"]
    assert "2850 minutes" in message  # 24 + 23.5 hours
    assert "30 would do" in message


def test_problems_are_told_by_file_and_row(tmp_path: Path) -> None:
    rows = "agent,start,end,kind,paid\namy,x,2027-03-27,holiday,yes\neve,x,2027-03-27,,no\n"
    folder = full(tmp_path, time_off=rows)
    settings = full_files()["scenario.toml"].replace("[480, 540]", "[480, 510]")
    (folder / "scenario.toml").write_text(settings)
    assert [problem.place for problem in problems_of(folder)] == [
        "scenario.toml: contracts.full-time.shift_minutes[2]",
        "time_off.csv:2:start",
        "time_off.csv:3:agent",
        "time_off.csv:3:start",
        "time_off.csv:3:kind",
    ]
