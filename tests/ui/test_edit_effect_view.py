"""What hand edits do, as the page tells it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import tiny_contract, tiny_scenario
from finished_plans import plan_of
from shifts import at, shift

from planner.errors import PlannerError
from planner.scenario import Scenario, Site, WeeklyHours
from planner.ui.views.schedule import effect as view
from planner.ui.views.schedule.saving import plan_folder
from planner.whatif.editing import Edit, Effect, QueueEffect, Resize, edited, effect

START = at("2027-03-01 08:00")
SHORTER = Resize("amy", START, at("2027-03-01 12:00"))


def paid() -> Scenario:
    """Ten euros an hour."""
    return tiny_scenario(
        sites={"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)}
    )


def after(scenario: Scenario, *edits: Edit) -> Effect:
    plan = plan_of(scenario, shift("2027-03-01 08:00"))
    return effect(plan.score, plan.requirement, edited(scenario, plan.schedule, edits))


def test_the_large_figures_tell_what_is_now_and_by_how_much_it_changed() -> None:
    late, cost, objective, rules = view.large_figures(after(paid(), SHORTER))
    # Four hours less at ten euros; a length that the contract does not have.
    assert (cost.label, cost.value, cost.note) == ("Labour cost, EUR", "40", "-40 by your edits")
    assert late.note.startswith("+")
    assert objective.note.startswith("+")
    assert (rules.value, rules.note) == ("1", "none should be")


def test_without_edits_all_is_as_before() -> None:
    notes = [figure.note for figure in view.large_figures(after(paid()))]
    assert notes == ["as before", "as before", "as before", "says the audit"]


def test_where_rates_are_missing_the_cost_is_not_known() -> None:
    assert view.large_figures(after(tiny_scenario(), SHORTER))[1].value == "not known"


def test_queues_gain_lose_or_only_get_other_hours_and_the_rest_is_left_out() -> None:
    queues = (
        QueueEffect("gaining", (5.0, 3.0), (10.0, 11.0)),
        QueueEffect("losing", (5.0, 8.0), (10.0, 9.0)),
        QueueEffect("elsewhere", (0.0, 0.0), (10.0, 9.5)),
        QueueEffect("same", (5.0, 5.01), (10.0, 10.0)),
    )
    table = view.queues_table(queues)
    assert list(zip(table["Queue"], table["Verdict"], strict=True)) == [
        ("losing", "loses"),
        ("elsewhere", "other hours"),
        ("gaining", "gains"),
    ]
    assert view.queues_words(queues) == "Losing: losing. Gaining: gaining."


def test_where_no_queue_has_other_late_contacts_that_is_said() -> None:
    assert view.queues_words([]).startswith("No queue has more or fewer")


def test_other_terms_that_change_are_told_with_both_values() -> None:
    # Amy works eight hours of eight, then four; Ben none of eight.
    eight = tiny_contract(weekly_hours=WeeklyHours(min=8, max=40))
    found = after(tiny_scenario(contracts={"full-time": eight}), SHORTER)
    assert list(view.other_changes(found)) == ["Short hours: 8 to 12 hours"]


def test_a_plan_is_saved_in_a_folder_of_its_name(tmp_path: Path) -> None:
    assert plan_folder(tmp_path, "March, edited!") == tmp_path / "march-edited"


@pytest.mark.parametrize("name", ["runs", "Scenarios", "there", "?!", ""])
def test_a_name_that_is_taken_or_none_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(PlannerError, match=r"is taken|letters or digits"):
        plan_folder(tmp_path, name)
