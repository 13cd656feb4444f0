"""Plan folders read for comparing: as they were written, or refused with everything wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import tiny_queue, tiny_scenario
from finished_plans import plan_folder, plan_of
from shifts import at, shift

from planner.errors import PlanFolderError
from planner.scenario import Horizon, Site
from planner.whatif.comparison import read_folders, read_record, record_of

RIGA = Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)
SCENARIO = tiny_scenario(sites={"riga": RIGA})
SHIFTS = (shift("2027-03-01 09:00"), shift("2027-03-02 09:00", agent="ben"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plan_folder(tmp_path / "plan", SCENARIO, *SHIFTS)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder: Path) -> str:
    with pytest.raises(PlanFolderError) as caught:
        read_record(folder)
    return str(caught.value)


# --- as they were written ---------------------------------------------------------------


def test_a_folder_gives_the_record_of_the_plan_in_it(folder: Path) -> None:
    made = record_of(plan_of(SCENARIO, *SHIFTS), "plan")
    read = read_record(folder)
    # The tables keep six decimals.
    assert list(read.queues) == list(made.queues)
    for queue, told in read.queues.items():
        assert told.model_dump() == pytest.approx(made.queues[queue].model_dump(), abs=1e-6)
    assert replace(read, queues=made.queues) == made


def test_a_shift_is_read_with_its_site_and_cost(folder: Path) -> None:
    first = read_record(folder).shifts[0]
    assert (first.agent, first.site, first.date) == ("amy", "riga", date(2027, 3, 1))
    assert (first.start, first.end) == (at("2027-03-01 09:00"), at("2027-03-01 17:00"))
    assert (first.paid_minutes, first.cost, first.currency) == (480, 80.0, "EUR")


def test_cost_that_is_left_out_is_none(tmp_path: Path) -> None:
    folder = plan_folder(tmp_path / "plan", tiny_scenario(), *SHIFTS)
    assert read_record(folder).shifts[0].cost is None


def test_a_plan_without_shifts_is_a_plan(tmp_path: Path) -> None:
    assert read_record(plan_folder(tmp_path / "idle", SCENARIO)).shifts == ()


def test_the_days_are_those_of_the_queue_that_sees_the_fewest(tmp_path: Path) -> None:
    # The week of Riga begins on Sunday evening in New York.
    zones = {"us-voice": "America/New_York", "lv-voice": "Europe/Riga"}
    queues = {name: tiny_queue(time_zone=zone) for name, zone in zones.items()}
    folder = plan_folder(tmp_path / "plan", tiny_scenario(queues=queues))
    assert read_record(folder).days == (date(2027, 3, 1), date(2027, 3, 7))


def test_a_horizon_of_one_day_is_read(tmp_path: Path) -> None:
    day = Horizon(start=date(2027, 3, 1), days=1, time_zone="Europe/Riga", interval_minutes=60)
    folder = plan_folder(tmp_path / "plan", tiny_scenario(horizon=day))
    assert read_record(folder).days == (date(2027, 3, 1), date(2027, 3, 1))


def test_plans_are_called_by_their_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_record(folder).label == "plan"
    assert read_record(folder, label="as it is").label == "as it is"
    monkeypatch.chdir(folder)
    assert read_record(Path()).label == "plan"


def test_folders_of_the_same_name_are_called_by_their_paths(folder: Path, tmp_path: Path) -> None:
    other = plan_folder(tmp_path / "other" / "plan", SCENARIO)
    third = plan_folder(tmp_path / "third", SCENARIO)
    labels = [record.label for record in read_folders([folder, other, third])]
    assert labels == [str(folder), str(other), "third"]


# --- or refused -------------------------------------------------------------------------


def test_a_folder_without_a_plan_is_told_with_what_it_lacks(folder: Path, tmp_path: Path) -> None:
    (folder / "service.csv").unlink()
    assert refusal(folder).endswith("no plan is there, or not all of it: service.csv is missing")
    (tmp_path / "empty").mkdir()
    assert "plan.json, shifts.csv and service.csv are missing" in refusal(tmp_path / "empty")
    assert "are missing" in refusal(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "holds no figures"),
        ("{}", "plan.json: objective: is missing"),
    ],
    ids=["empty", "deep", "a list", "without keys"],
)
def test_figures_that_are_none_are_told(folder: Path, content: str, message: str) -> None:
    (folder / "plan.json").write_text(content)
    assert message in refusal(folder)


@pytest.mark.parametrize("value", ["much", None, float("nan"), 10**400, [1], True])
def test_a_figure_that_is_no_number_is_told_by_its_key(folder: Path, value: object) -> None:
    content = json.loads((folder / "plan.json").read_text())
    content["terms"]["wishes"]["value"] = value
    (folder / "plan.json").write_text(json.dumps(content))
    assert f"{folder / 'plan.json'}: terms.wishes.value: " in refusal(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("shifts.csv", "amy", "<amy>", "shifts.csv:2:agent: "),
        ("shifts.csv", "2027-03-01T07:00Z", "2027-03-01T07:00", "shifts.csv:2:start_utc: "),
        ("shifts.csv", "2027-03-01T15:00Z", "2027-03-01T05:00Z", "is not after the start"),
        ("shifts.csv", "Europe/Riga", "Europe/Atlantis", "shifts.csv:2:time_zone: "),
        ("shifts.csv", "480", "-480", "shifts.csv:2:paid_minutes: "),
        ("shifts.csv", "80.00", "eighty", "shifts.csv:2:cost: "),
        ("shifts.csv", "paid_minutes", "paid", 'the column "paid_minutes" is missing'),
        ("shifts.csv", "ben,riga,2027-03-02", "amy,riga,2027-03-01", "has another shift"),
        ("service.csv", "en-voice,2027-03-01,80", "en-voice,2027-03-01,many", ":2:contacts: "),
        ("service.csv", "en-voice,,", "en-voice,2027-03-08,", "no row over the horizon"),
        ("service.csv", "en-voice,2027-03-01,", "en-voice,,", "has another row without a date"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_with_its_place(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    edit(folder / file, old, new)
    assert message in refusal(folder)


def test_a_service_table_without_days_is_told(folder: Path) -> None:
    header = (folder / "service.csv").read_text().splitlines()[0]
    (folder / "service.csv").write_text(f"{header}\n")
    assert "service.csv: has no row for any day" in refusal(folder)


def test_everything_wrong_is_told_at_once(folder: Path) -> None:
    (folder / "plan.json").write_text("{}")
    edit(folder / "shifts.csv", "amy", "<amy>")
    edit(folder / "service.csv", "2027-03-01", "1 March")
    text = refusal(folder)
    assert all(f"{folder / name}:" in text for name in ("plan.json", "shifts.csv", "service.csv"))
