"""The page What-if without its forms: the list in words, the outlook, names and results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from app_fakes import run_folder
from builders import tiny_scenario
from shifts import schedule, shift

from planner.jobs import Run
from planner.jobs.run import CHANGES
from planner.ui.views.whatif import names, repair, results
from planner.ui.views.whatif.outlook import (
    Outlooks,
    explanation,
    large_figures,
    outlook_table,
)
from planner.ui.views.whatif.told import outcome, told, wrong_with
from planner.whatif.changes import Change, parse_change, write_changes
from planner.whatif.outlook import outlook
from planner.whatif.repair import Asked, Frontier
from planner.whatif.repair.frontier import Point

MORE = parse_change("volume * +20%")
HIRED, TAUGHT = (
    parse_change("hire 1 riga full-time en:C1 voice"),
    parse_change("train new-riga-1 de B2"),
)


# --- the list ---------------------------------------------------------------------------


def test_a_change_can_build_on_those_before_it() -> None:
    found = told(tiny_scenario(), [HIRED, TAUGHT])
    assert found.is_sound
    assert found.changes[1].words == "New hire 1 (riga) learns German (B2)"


def test_a_change_that_cannot_be_made_says_why_and_the_others_are_made_without_it() -> None:
    found = told(tiny_scenario(), [TAUGHT, MORE])
    assert [bool(one.problems) for one in found.changes] == [True, False]
    assert 'no agent has the id "new-riga-1"' in found.changes[0].problems[0]
    assert not found.is_sound
    assert {row.volume for row in found.scenario.forecast} == {12.0}


def test_a_change_tells_what_undoes_it_where_something_does() -> None:
    hired, taught = told(tiny_scenario(), [HIRED, TAUGHT]).changes
    assert hired.opposite == parse_change("leave new-riga-1")
    assert taught.opposite is None  # nobody unlearns a language that was new


def test_changes_that_spoil_the_scenario_are_named() -> None:
    # Eight hours on one day a week at most: forty hours at least are too many.
    changes = [MORE, parse_change("contract_rule full-time days_per_week.max 1")]
    changes.append(parse_change("contract_rule full-time weekly_hours.min 40"))
    found = outcome(tiny_scenario(), changes)
    assert found.scenario is None
    assert found.problems[0].place.startswith("Contract full-time: fewest hours a week 40")
    more, _, hours = told(tiny_scenario(), changes).changes
    (wrong,) = wrong_with(hours, found.problems)
    assert wrong.startswith("With it, nothing can be planned: ")
    assert not list(wrong_with(more, found.problems))
    assert outcome(tiny_scenario(), [MORE]).scenario == told(tiny_scenario(), [MORE]).scenario


# --- names ------------------------------------------------------------------------------


def test_a_what_if_is_called_by_its_changes() -> None:
    assert names.name_of(told(tiny_scenario(), [MORE])) == "What if: All queues +20 %"


def test_of_many_changes_those_without_room_are_counted() -> None:
    long = told(tiny_scenario(), [MORE] * 9)
    name = names.name_of(long)
    assert name.startswith("What if: All queues +20 %; All queues +20 %; ")
    assert name.endswith(" more")
    assert len(name) <= names.LONGEST


def test_a_repair_is_called_by_who_is_away_and_not_by_what_falls_away() -> None:
    absent = [parse_change("absence amy 2027-03-01")]
    assert names.repair_name(told(tiny_scenario(), absent)) == "Repair: Amy: sick on 1 March"


# --- the outlook ------------------------------------------------------------------------

# Ten calls an hour for eight hours on five days; Amy alone works on Monday.
PLAN = schedule(tiny_scenario(), shift("2027-03-01 09:00"))


def outlooks(changes: Sequence[Change], *, with_plan: bool = True) -> Outlooks:
    before = tiny_scenario()
    plan = PLAN if with_plan else None
    after = told(before, changes).scenario
    return Outlooks(now=outlook(before, before, plan), then=outlook(before, after, plan))


def test_contacts_are_told_beside_those_of_now() -> None:
    contacts, hours, *_ = large_figures(outlooks([MORE]))
    assert (contacts.value, contacts.note) == ("480", "+20.0 %, now 400")
    # Three agents can take twelve calls an hour, too.
    assert (hours.value, hours.note) == ("120", "as now")


def test_a_plan_in_force_is_held_against_the_changes() -> None:
    found = outlooks([parse_change("absence amy 2027-03-01")])
    contacts, hours, late, lost = large_figures(found)
    assert (contacts.note, hours.note) == ("as now", "as now")
    assert late.note.startswith("+")
    assert lost.value == "1"
    table = outlook_table(found).iloc[0]
    assert (table["Required"], table["Required then"]) == (120, 120)
    # Three agents are required: Amy's eight hours are short when she is away.
    assert table["Short then"] == pytest.approx(table["Short"] + 8)


def test_without_a_plan_nothing_is_told_of_one() -> None:
    found = outlooks([MORE], with_plan=False)
    assert len(large_figures(found)) == 3
    assert list(outlook_table(found).columns) == [
        "Queue", "Contacts", "Contacts then", "Required", "Required then",
    ]  # fmt: skip
    assert "plan in force" not in explanation(found, None)


# --- what came of it --------------------------------------------------------------------


def run_of(out: Path, id: str, changes: Sequence[Change], **order: object) -> Run:
    run = run_folder(out, id, before_sha256="abc", **order)
    (run.folder / CHANGES).write_text(write_changes(changes))
    return run


def test_the_newest_runs_of_these_very_changes_are_found(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    newest = run_of(tmp_path, "5", [MORE])
    repaired = run_of(tmp_path, "4", [MORE], is_repair=True, start_from=str(plan))
    others = [
        run_of(tmp_path, "3", [MORE]),
        run_of(tmp_path, "2", [HIRED]),
        run_folder(tmp_path, "1"),
    ]
    runs = [newest, repaired, *others]
    assert results.latest(runs, "abc", [MORE], plan) == (newest, repaired)
    assert results.latest(runs, "another", [MORE], plan) == ()
    # A repair is one of the plan in force, and no other's.
    assert results.latest(runs, "abc", [MORE], tmp_path / "other") == (newest,)
    assert [results.label(run) for run in (newest, repaired)] == ["planned anew", "repaired"]


def test_who_is_asked_is_told_by_the_clock_of_their_site() -> None:
    before = tiny_scenario()
    after = told(before, [parse_change("leave amy"), HIRED]).scenario
    days = [
        Asked("amy", date(2027, 3, 1), shift("2027-03-01 09:00"), None),
        Asked("new-riga-1", date(2027, 3, 2), None, shift("2027-03-02 10:00", agent="new-riga-1")),
    ]
    assert repair.days_table(before, after, days).to_numpy().tolist() == [
        ["Mon 2027-03-01", "Amy", "09:00 to 17:00", "free", "Europe/Riga"],
        ["Tue 2027-03-02", "New hire 1 (riga)", "free", "10:00 to 18:00", "Europe/Riga"],
    ]


def test_a_repair_is_summed_up_by_what_its_changes_win() -> None:
    asked = (Asked("ben", date(2027, 3, 1), None, shift("2027-03-01 09:00", agent="ben")),)
    points = (Point(0, 40.0, None, 40.0), Point(1, 10.0, None, 12.0))
    assert repair.summary(Frontier((), points, 1, asked)) == (
        "Every shift can stay. If nobody is asked to work otherwise, 40 contacts are late; with "
        "1 shift changed, 10."
    )
    assert repair.summary(Frontier(asked, points, 0, ())) == (
        "1 shift cannot stay. Nobody is asked to work otherwise: 40 contacts are late."
    )
