"""Reading what must fit the clock: the forecast and its holes, contracts on the grid."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import full_files, write_files
from reading_builders import edited, full, problems_of, text_of

from planner.scenario import read_scenario


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


def test_handle_times_may_come_from_the_rows_alone(tmp_path: Path) -> None:
    scenario = read_scenario(full(tmp_path))
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
