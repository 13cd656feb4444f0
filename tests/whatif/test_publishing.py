"""Publishing: a plan's shifts become the scenario's, and nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import tiny_contract, tiny_scenario
from shifts import at, row, schedule, shift

from planner.errors import PlannerError
from planner.plan import Schedule, audit
from planner.plan.history import history
from planner.plan.schedule import with_listed_stretches
from planner.plan.terms import changes
from planner.planning import build_plan
from planner.scenario import (
    Break,
    Horizon,
    PlacedActivity,
    PublishedShift,
    Scenario,
    Site,
    read_scenario,
    write_scenario,
)
from planner.whatif import publishing
from planner.whatif.publishing import BrokenRules, publish, published

ROOT = Path(__file__).parents[2]
LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)
CONTRACTS = {"full-time": tiny_contract(breaks=(LUNCH,))}
MONDAY = shift("2027-03-01 09:00", off=(("lunch", "12:00", 60),))
TUESDAY = shift("2027-03-02 09:00", agent="ben", off=(("lunch", "13:00", 60),))


def with_rows(*rows: PublishedShift) -> Scenario:
    return tiny_scenario(contracts=CONTRACTS, shifts=rows)


def told(rows: tuple[PublishedShift, ...]) -> list[tuple[str, str, str]]:
    """Whose row, its day in March or February, and its state."""
    return [(r.agent, f"{r.date:%d %b}", r.state) for r in rows]


def lunch(start: str) -> tuple[PlacedActivity, ...]:
    return (PlacedActivity(activity="lunch", start=at(start), minutes=60),)


# --- which rows there are ---------------------------------------------------------------


def test_every_planned_shift_is_published_with_its_breaks() -> None:
    scenario = with_rows()
    rows = published(scenario, schedule(scenario, MONDAY, TUESDAY))
    assert told(rows) == [("amy", "01 Mar", "published"), ("ben", "02 Mar", "published")]
    assert [r.activities for r in rows] == [lunch("2027-03-01 12:00"), lunch("2027-03-02 13:00")]
    assert tuple(map(with_listed_stretches, rows)) == (MONDAY, TUESDAY)


def test_a_shift_without_breaks_is_published_as_one_that_has_none_to_plan() -> None:
    scenario = tiny_scenario()
    assert published(scenario, schedule(scenario, shift("2027-03-01 09:00")))[0].activities == ()


def test_rows_outside_the_horizon_stay_and_those_inside_make_way() -> None:
    # The horizon is 1 to 7 March.
    february = row("2027-02-26 09:00")
    april = row("2027-04-01 09:00", state="pinned")
    scenario = with_rows(april, row("2027-03-03 09:00"), february)
    rows = published(scenario, schedule(scenario, MONDAY))
    assert rows[0] is february
    assert told(rows) == [
        ("amy", "26 Feb", "published"), ("amy", "01 Mar", "published"), ("amy", "01 Apr", "pinned"),
    ]  # fmt: skip
    assert rows[2] is april


def test_a_pinned_shift_stays_pinned_and_takes_the_breaks_of_the_plan() -> None:
    scenario = with_rows(row("2027-03-01 09:00", state="pinned"))
    rows = published(scenario, schedule(scenario, MONDAY, TUESDAY))
    assert told(rows) == [("amy", "01 Mar", "pinned"), ("ben", "02 Mar", "published")]
    assert rows[0].activities == lunch("2027-03-01 12:00")


def test_a_shift_moved_away_from_a_published_one_is_the_only_one_left() -> None:
    scenario = with_rows(row("2027-03-01 10:00"))
    rows = published(scenario, schedule(scenario, MONDAY))
    assert [(r.start, r.end) for r in rows] == [(MONDAY.start, MONDAY.end)]


def test_a_date_cut_by_the_horizons_end_has_no_two_shifts() -> None:
    # The horizon ends at midnight in Riga, 17:00 in New York: Sunday has an evening after it.
    site = Site(time_zone="America/New_York", country="US", currency="USD")
    later = PublishedShift(
        agent="amy",
        date=MONDAY.date.replace(day=7),
        start=at("2027-03-07 18:00", "America/New_York"),
        end=at("2027-03-07 23:00", "America/New_York"),
        state="published",
    )
    scenario = tiny_scenario(sites={"riga": site}, shifts=(later,))
    planned = schedule(scenario, shift("2027-03-07 09:00", zone="America/New_York"))
    with pytest.raises(PlannerError, match="amy has a shift on 2027-03-07 after the horizon"):
        published(scenario, planned)


# --- what is written --------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scenario with a shift before its horizon and one published inside it."""
    write_scenario(with_rows(row("2027-02-26 09:00"), row("2027-03-03 09:00")), tmp_path / "tiny")
    return tmp_path / "tiny"


def planned_in(folder: Path) -> tuple[Scenario, Schedule]:
    scenario = read_scenario(folder)
    return scenario, schedule(scenario, MONDAY, TUESDAY)


def test_what_is_published_reads_back_as_the_plan(folder: Path) -> None:
    scenario, planned = planned_in(folder)
    publication = publish(folder, scenario, planned)
    again = read_scenario(folder)
    assert again.shifts == publication.rows
    assert [len(publication.earlier), len(publication.planned), len(publication.later)] == [1, 2, 0]
    assert tuple(map(with_listed_stretches, again.shifts[1:])) == planned.shifts
    assert changes(again, planned) == 0
    assert again == scenario.model_copy(update={"shifts": again.shifts})


def test_the_table_as_it_was_is_kept_beside_it(folder: Path) -> None:
    before = (folder / "shifts.csv").read_bytes()
    publication = publish(folder, *planned_in(folder))
    assert publication.before == folder / "shifts.csv.before"
    assert publication.before.read_bytes() == before
    assert sorted(path.name for path in folder.iterdir() if "shifts" in path.name) == [
        "shifts.csv", "shifts.csv.before",
    ]  # fmt: skip


def test_publishing_twice_writes_nothing_more(folder: Path) -> None:
    publish(folder, *planned_in(folder))
    kept = (folder / "shifts.csv.before").read_bytes()
    again = publish(folder, *planned_in(folder))
    assert not again.is_new
    assert again.before is None
    assert (folder / "shifts.csv.before").read_bytes() == kept


def test_a_scenario_without_shifts_gets_a_table(tmp_path: Path) -> None:
    write_scenario(with_rows(), tmp_path / "new")
    assert publish(tmp_path / "new", *planned_in(tmp_path / "new")).before is None
    assert len(read_scenario(tmp_path / "new").shifts) == 2
    assert not (tmp_path / "new" / "shifts.csv.before").exists()


def test_a_plan_of_nothing_leaves_a_table_that_reads(tmp_path: Path) -> None:
    write_scenario(with_rows(row("2027-03-03 09:00")), tmp_path / "idle")
    publish(tmp_path / "idle", read_scenario(tmp_path / "idle"), Schedule(()))
    assert read_scenario(tmp_path / "idle").shifts == ()


def test_a_plan_that_breaks_a_rule_is_not_published(folder: Path) -> None:
    # Her contract starts shifts at 08:00, 09:00 or 10:00.
    scenario, before = read_scenario(folder), (folder / "shifts.csv").read_bytes()
    wrong = schedule(scenario, shift("2027-03-01 11:00", off=(("lunch", "14:00", 60),)))
    with pytest.raises(BrokenRules) as caught:
        publish(folder, scenario, wrong)
    assert [v.rule for v in caught.value.violations] == ["start_is_one_of_the_contract"]
    assert (folder / "shifts.csv").read_bytes() == before


def test_a_table_that_cannot_be_written_stays_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full_disk(*paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing.os, "fsync", full_disk)
    with pytest.raises(PlannerError, match="cannot be written: No space left on device"):
        publish(folder, *planned_in(folder))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


# --- what comes after -------------------------------------------------------------------


def test_the_next_week_takes_published_shifts_as_its_history(folder: Path) -> None:
    sunday = shift("2027-03-07 10:00", off=(("lunch", "14:00", 60),))
    publish(folder, read_scenario(folder), schedule(read_scenario(folder), sunday))
    next_week = tiny_scenario(
        horizon=Horizon(
            start=sunday.date.replace(day=8), days=7, time_zone="Europe/Riga", interval_minutes=60
        ),
        contracts={"full-time": tiny_contract(breaks=(LUNCH,), min_rest_hours=15)},
        shifts=read_scenario(folder).shifts,
    )
    write_scenario(next_week, folder.parent / "next")
    scenario = read_scenario(folder.parent / "next")
    assert history(scenario)[-1] == sunday
    # Sunday ends at 18:00: 14 hours of rest until Monday 08:00, 15 until 09:00.
    lunches = (("lunch", "12:00", 60),)
    early, late = (shift(f"2027-03-08 0{hour}:00", off=lunches) for hour in (8, 9))
    assert [v.rule for v in audit(scenario, schedule(scenario, early))] == [
        "rest_between_shifts_is_kept"
    ]
    assert not audit(scenario, schedule(scenario, late))


def test_planning_again_changes_nothing_that_was_published(tmp_path: Path) -> None:
    scenario = read_scenario(ROOT / "scenarios" / "small_team")
    write_scenario(scenario, tmp_path / "small_team")
    plan = build_plan(scenario, iterations=5)
    publish(tmp_path / "small_team", scenario, plan.schedule)
    told = read_scenario(tmp_path / "small_team")
    assert tuple(map(with_listed_stretches, told.shifts)) == plan.schedule.shifts
    assert build_plan(told, iterations=5).score.terms["changes"].value == 0
