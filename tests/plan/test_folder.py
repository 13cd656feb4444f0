"""A plan folder: whole or not at all, and read back as it was."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import schedule, shift

from planner.errors import PlanFolderError, ScenarioError
from planner.plan import Provenance, check_target, read_plan, score, stale, write_plan
from planner.plan import folder as folder_room
from planner.plan.folder import FILES
from planner.scenario import Break, Scenario, Site
from planner.scenario.fingerprint import fingerprint
from planner.staffing import required_agents

LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)


def provenance(scenario: Scenario) -> Provenance:
    return Provenance(
        input_sha256=fingerprint(scenario),
        lower_bound=1.0,
        late_contacts_bound=0.5,
        seed=3,
        time_limit_seconds=60.0,
        solve_seconds=1.5,
        versions={"tzdata": "2026f"},
    )


@pytest.fixture
def scenario() -> Scenario:
    """Two agents with a lunch, one of them with a comma and quotes in the name."""
    agents = {
        "amy": tiny_agent().model_copy(update={"name": 'O"Hara, Amy'}),
        "ben": tiny_agent("ben"),
    }
    sites = {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)}
    return open_forecast(
        tiny_scenario(
            agents=agents, sites=sites, contracts={"full-time": tiny_contract(breaks=(LUNCH,))}
        )
    )


def open_forecast(scenario: Scenario) -> Scenario:
    """The same without calls outside opening hours, 09:00 to 17:00 in Riga."""
    rows = [r for r in scenario.forecast if 7 <= r.start.hour < 15 and r.start.weekday() < 5]
    return scenario.model_copy(update={"forecast": tuple(rows)})


@pytest.fixture
def plan(scenario):
    return schedule(
        scenario,
        shift("2027-03-01 09:00", off=(("lunch", "12:00", 60),)),
        shift("2027-03-01 10:00", agent="ben", off=(("lunch", "14:00", 60),)),
        shift("2027-03-02 09:00", off=(("lunch", "13:00", 60),)),
    )


@pytest.fixture
def write(scenario, plan):
    worth = score(scenario, required_agents(scenario), plan)

    def write_it(folder: Path, **options) -> Path:
        write_plan(folder, scenario, plan, worth, provenance(scenario), **options)
        return folder

    return write_it


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- writing ----------------------------------------------------------------------------


def test_a_plan_folder_holds_exactly_its_files(tmp_path, write):
    folder = write(tmp_path / "out" / "plan")
    assert sorted(p.name for p in folder.iterdir()) == sorted(FILES)
    assert [p.name for p in folder.parent.iterdir()] == ["plan"]


def test_a_shift_is_told_in_local_time_and_in_utc(tmp_path, write):
    first = rows_of(write(tmp_path / "plan") / "shifts.csv")[0]
    assert first == {
        "agent": "amy",
        "site": "riga",
        "date": "2027-03-01",
        "start_local": "2027-03-01T09:00+02:00",
        "end_local": "2027-03-01T17:00+02:00",
        "time_zone": "Europe/Riga",
        "start_utc": "2027-03-01T07:00Z",
        "end_utc": "2027-03-01T15:00Z",
        "paid_minutes": "420",
        "cost": "70.00",
        "currency": "EUR",
    }


def test_activities_tile_their_shift(tmp_path, write):
    rows = rows_of(write(tmp_path / "plan") / "activities.csv")
    told = [(r["start_local"][11:16], r["end_local"][11:16], r["activity"]) for r in rows[:3]]
    assert told == [
        ("09:00", "12:00", "on_queue"),
        ("12:00", "13:00", "lunch"),
        ("13:00", "17:00", "on_queue"),
    ]


def test_coverage_has_a_row_for_every_queue_and_interval(tmp_path, write, scenario):
    rows = rows_of(write(tmp_path / "plan") / "coverage.csv")
    assert len(rows) == scenario.grid.count
    ten = next(r for r in rows if r["start_local"] == "2027-03-01T10:00+02:00")
    assert (ten["open"], ten["volume"], ten["serving"], ten["present"]) == ("yes", "10", "2", "2")
    assert float(ten["net"]) == float(ten["serving"]) - float(ten["required"])
    assert rows[0]["open"] == "no"
    assert rows[0]["service_level"] == ""


def test_service_has_a_row_for_every_day_and_one_for_the_horizon(tmp_path, write):
    rows = rows_of(write(tmp_path / "plan") / "service.csv")
    assert [r["date"] for r in rows] == [*(f"2027-03-0{d}" for d in range(1, 8)), ""]
    assert [r["contacts"] for r in rows] == ["80", "80", "80", "80", "80", "0", "0", "400"]


def test_the_schedule_is_a_table_of_agents_and_days(tmp_path, write):
    rows = rows_of(write(tmp_path / "plan") / "schedule.csv")
    assert rows[0]["name"] == 'O"Hara, Amy'
    assert rows[0]["2027-03-01"] == "09:00-17:00"
    assert rows[1]["2027-03-02"] == ""


def test_gaps_tell_where_agents_are_short(tmp_path, write):
    rows = rows_of(write(tmp_path / "plan") / "gaps.csv")
    wednesday = next(r for r in rows if r["start_local"].startswith("2027-03-03"))
    assert wednesday["start_local"] == "2027-03-03T09:00+02:00"
    assert wednesday["end_utc"] == "2027-03-03T15:00Z"
    assert float(wednesday["agent_hours_short"]) > 0


def test_the_figures_add_up(tmp_path, write):
    told = json.loads((write(tmp_path / "plan") / "plan.json").read_text())
    total = sum(term["value"] * term["weight"] for term in told["terms"].values())
    assert told["objective"] == pytest.approx(total)
    assert told["gap"] == pytest.approx((total - 1.0) / total)
    assert told["status"] == "feasible"
    assert told["service_gap"] == pytest.approx((told["late_contacts"] - 0.5) / told["contacts"])
    assert told["versions"] == {"tzdata": "2026f"}
    assert told["notes"] == []


def test_the_plan_says_that_cost_is_left_out(tmp_path):
    scenario = open_forecast(tiny_scenario())
    plan = schedule(scenario)
    worth = score(scenario, required_agents(scenario), plan)
    write_plan(tmp_path / "plan", scenario, plan, worth, provenance(scenario))
    told = json.loads((tmp_path / "plan" / "plan.json").read_text())
    assert "labour_cost" not in told["terms"]
    assert "cost is left out" in told["notes"][0]
    assert stale(scenario, tmp_path / "plan") == ()


def test_writing_twice_gives_the_same_bytes(tmp_path, write):
    first, second = write(tmp_path / "one"), write(tmp_path / "two")
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in FILES)


def test_an_existing_plan_is_replaced_only_with_force(tmp_path, write):
    folder = write(tmp_path / "plan")
    edit(folder / "plan.json", '"seed": 3', '"seed": 4')
    with pytest.raises(PlanFolderError, match="--force"):
        write(folder)
    assert json.loads((folder / "plan.json").read_text())["seed"] == 4
    write(folder, force=True)
    assert json.loads((folder / "plan.json").read_text())["seed"] == 3
    assert [p.name for p in tmp_path.iterdir()] == ["plan"]


def test_a_folder_that_is_no_plan_is_never_replaced(tmp_path, write):
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("years of work")
    for force in (False, True):
        with pytest.raises(PlanFolderError, match="no plan"):
            write(folder, force=force)
    assert (folder / "chapter.txt").read_text() == "years of work"


def test_a_plan_with_something_else_beside_it_is_not_replaced(tmp_path, write):
    folder = write(tmp_path / "plan")
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(PlanFolderError, match=r"notes\.txt"):
        write(folder, force=True)


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "plan").write_text("")
    with pytest.raises(PlanFolderError, match="no plan"):
        check_target(tmp_path / "plan", force=True)


def test_a_disk_that_fails_leaves_nothing(tmp_path, write, monkeypatch):
    def full(path, text):
        if path.name == "gaps.csv":
            raise OSError(28, "No space left on device")
        path.write_text(text)

    monkeypatch.setattr(folder_room, "_write_to_disk", full)
    with pytest.raises(PlanFolderError, match="No space left"):
        write(tmp_path / "plan")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_replacement_keeps_the_old_plan(tmp_path, write, monkeypatch):
    folder = write(tmp_path / "plan")

    def fails(path, text):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(folder_room, "_write_to_disk", fails)
    with pytest.raises(PlanFolderError):
        write(folder, force=True)
    assert sorted(p.name for p in folder.iterdir()) == sorted(FILES)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_writer_that_is_killed_leaves_no_plan(tmp_path):
    # The child kills itself before the last file is written.
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from planner.plan import folder\n"
        "write = folder._write_to_disk\n"
        "def dying(path, text):\n"
        "    if path.name == 'gaps.csv':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    write(path, text)\n"
        "folder._write_to_disk = dying\n"
        "folder._write_at_once(Path(sys.argv[1]), {name: 'x' for name in folder.FILES})\n"
    )
    child = subprocess.run([sys.executable, "-c", code, str(tmp_path / "plan")], check=False)
    assert child.returncode == -signal.SIGKILL
    assert not (tmp_path / "plan").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path, write):
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PlanFolderError, match="cannot be written"):
            write(tmp_path / "plan")
    finally:
        tmp_path.chmod(0o700)


# --- reading ----------------------------------------------------------------------------


def test_a_plan_reads_back_as_it_was_written(tmp_path, write, scenario, plan):
    folder = write(tmp_path / "plan")
    assert read_plan(scenario, folder) == plan
    assert stale(scenario, folder) == ()


def test_a_plan_with_names_full_of_commas_quotes_and_line_ends_reads_back(tmp_path):
    odd = Break(name='tea, "the" break', minutes=60, paid=True, earliest=180, latest=300)
    agents = {"amy": tiny_agent().model_copy(update={"name": 'A "B", C\nD'})}
    scenario = open_forecast(
        tiny_scenario(agents=agents, contracts={"full-time": tiny_contract(breaks=(odd,))})
    )
    plan = schedule(scenario, shift("2027-03-01 09:00", off=((odd.name, "12:00", 60),)))
    worth = score(scenario, required_agents(scenario), plan)
    write_plan(tmp_path / "plan", scenario, plan, worth, provenance(scenario))
    assert read_plan(scenario, tmp_path / "plan") == plan
    assert stale(scenario, tmp_path / "plan") == ()


def test_where_there_is_no_plan_that_is_told(tmp_path, scenario):
    with pytest.raises(PlanFolderError, match="no plan is there"):
        read_plan(scenario, tmp_path / "nowhere")


def problems(scenario, folder) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read_plan(scenario, folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_local_time_that_differs_from_utc_is_a_problem(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    edit(folder / "shifts.csv", "2027-03-01T09:00+02:00", "2027-03-01T10:00+02:00")
    (told,) = problems(scenario, folder)
    assert told.startswith("shifts.csv:2:start_local: ")
    assert "2027-03-01T07:00Z is 2027-03-01T09:00+02:00 in Europe/Riga" in told


def test_a_local_time_with_the_offset_of_another_zone_is_a_problem(tmp_path, write, scenario):
    # The same instant, but nobody in Riga reads it so.
    folder = write(tmp_path / "plan")
    edit(folder / "shifts.csv", "2027-03-01T09:00+02:00", "2027-03-01T08:00+01:00")
    (told,) = problems(scenario, folder)
    assert "start_local" in told


def test_every_problem_is_told_at_once(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    edit(folder / "shifts.csv", "ben,riga,2027-03-01", "bem,riga,soon")
    edit(folder / "activities.csv", "ben,2027-03-01T08:00Z", "ben,yesterday")
    told = problems(scenario, folder)
    assert any('shifts.csv:4:agent: "bem"' in one and "ben" in one for one in told)
    assert any("shifts.csv:4:date" in one for one in told)
    assert any("activities.csv:8:start_utc" in one for one in told)


def test_a_stretch_outside_all_shifts_is_a_problem(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    lines = (folder / "shifts.csv").read_text().splitlines(keepends=True)
    (folder / "shifts.csv").write_text("".join(lines[:-1]))
    told = problems(scenario, folder)
    assert len(told) == 3
    assert all("lies in no shift of ben" in one for one in told)


def test_a_missing_column_is_a_problem(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    edit(folder / "activities.csv", "activity\n", "what\n")
    assert any('"activity" is missing' in one for one in problems(scenario, folder))


# --- what is stale ----------------------------------------------------------------------


def test_a_shift_moved_by_hand_makes_what_follows_stale(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    text = (folder / "shifts.csv").read_text().splitlines(keepends=True)
    (folder / "shifts.csv").write_text("".join(text[:-1]))
    kept = (folder / "activities.csv").read_text().splitlines(keepends=True)
    (folder / "activities.csv").write_text("".join(kept[:-3]))
    found = [str(problem) for problem in stale(scenario, folder)]
    assert any(one.startswith("plan.json: objective") for one in found)
    assert any(one.startswith("schedule.csv:3:2027-03-01: says 10:00-18:00") for one in found)
    assert any(one.startswith("coverage.csv:") and "rows are stale" in one for one in found)
    assert any(one.startswith("service.csv:") for one in found)
    assert any(one.startswith("gaps.csv") for one in found)


def test_a_derived_cell_changed_by_hand_is_stale(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    edit(folder / "shifts.csv", "70.00", "71.00")
    (found,) = stale(scenario, folder)
    assert str(found) == "shifts.csv:2:cost: says 71.00 where 70.00 follows"


def test_a_missing_file_is_stale(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    (folder / "gaps.csv").unlink()
    (found,) = stale(scenario, folder)
    assert found.place == "gaps.csv"


def test_figures_that_are_no_json_are_stale(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    (folder / "plan.json").write_text("{")
    assert [str(p) for p in stale(scenario, folder)] == ["plan.json: is missing, or no JSON"]


def test_a_plan_of_another_state_of_its_scenario_is_stale(tmp_path, write, scenario):
    folder = write(tmp_path / "plan")
    renamed = scenario.model_copy(update={"name": "Tiny, revised"})
    assert [problem.place for problem in stale(renamed, folder)] == ["plan.json: input_sha256"]
