"""The page Overview, part by part."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from builders import tiny_queue, tiny_scenario
from finished_plans import plan_folder
from shifts import at, shift

from planner.plan import QueueService, Violation
from planner.reports.zone_choice import CUSTOMERS, ZoneChoice
from planner.scenario import Horizon, Scenario, Site, write_scenario
from planner.ui.library import Library
from planner.ui.opened import OpenedPlan, read_opened_plan, read_opened_scenario
from planner.ui.views.gap_rows import GapRow
from planner.ui.views.gaps_now import gaps_now
from planner.ui.views.overview import customers, service, terms, verdict, work
from planner.ui.views.overview.customers import Customers
from planner.ui.views.overview.heading import heading
from planner.ui.views.overview.proof import is_edited, proof
from planner.ui.views.overview.worst_gaps import all_gaps, worst_gaps

PAID = tiny_scenario(
    sites={"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)}
)
SHIFTS = (shift("2027-03-01 09:00"), shift("2027-03-02 09:00"))


def opened(folder: Path, scenario: Scenario = PAID) -> OpenedPlan:
    """A plan of Amy's two shifts, as the app opens it; one that is there already is opened."""
    inputs, out = folder / "scenarios" / "tiny", folder / "out"
    if not inputs.exists():
        write_scenario(scenario, inputs)
        plan_folder(out / "mine", scenario, *SHIFTS)
    known = Library(inputs.parent, out).plan(out / "mine")
    assert known is not None
    return read_opened_plan(known, read_opened_scenario(inputs))


def leave_out_tuesday(folder: Path) -> None:
    """Take Amy's second shift out by hand."""
    for name in ("shifts.csv", "activities.csv"):
        lines = (folder / name).read_text().splitlines()
        kept = [line for line in lines if "2027-03-02" not in line]
        (folder / name).write_text("\n".join([*kept, ""]))


@pytest.fixture
def plan(tmp_path: Path) -> OpenedPlan:
    return opened(tmp_path)


# --- customers ------------------------------------------------------------------------


def test_customers_on_time_stand_beside_the_best_of_any_plan() -> None:
    told = customers.large_figures(Customers(contacts=200, late=30, fewest=10))
    assert [(figure.value, figure.note) for figure in told] == [
        ("85.0 %", "170 of 200 contacts"),
        ("95.0 %", "190 of 200 contacts"),
        ("20", "contacts, 10.0 % of all"),
    ]


def test_at_the_bound_nothing_is_left_to_win() -> None:
    left = customers.large_figures(Customers(contacts=200, late=10.001, fewest=10))[-1]
    assert (left.value, left.note) == ("0", "no plan is better for them")


def test_fewer_late_than_any_plan_could_have_come_of_broken_rules() -> None:
    left = customers.large_figures(Customers(contacts=200, late=5, fewest=10))[-1]
    assert (left.value, left.note) == ("0", "fewer than rules allow")


def test_without_a_proof_the_best_of_any_plan_is_not_known() -> None:
    told = customers.large_figures(Customers(contacts=200, late=10, fewest=None))
    assert [figure.value for figure in told] == ["95.0 %", "not known", "not known"]


def test_nobody_is_late_where_nobody_comes() -> None:
    told = customers.large_figures(Customers(contacts=0, late=0, fewest=0))
    assert [figure.value for figure in told] == ["100.0 %", "100.0 %", "0"]


# --- what it is, and whether to trust it ----------------------------------------------


def test_a_heading_names_the_plan_when_it_was_made_and_what_it_covers(plan: OpenedPlan) -> None:
    made = replace(plan.known, made=datetime(2026, 11, 24, 9, 27, tzinfo=UTC), name="my_plan")
    assert heading(replace(plan, known=made), "Europe/Riga") == (
        r"**my\_plan**, made on Tue 24 Nov 2026 at 11:27 (Europe/Riga), after a search of 1 s.  "
        "\nA plan of *Tiny*: 2 agents at 1 site, 1 queue, 7 days: Mon 1 Mar to Sun 7 Mar 2027 "
        "(Europe/Riga)."
    )


def test_a_proof_holds_for_the_inputs_it_was_made_of(tmp_path: Path, plan: OpenedPlan) -> None:
    found = proof(plan)
    assert found is not None
    assert found.late_contacts_bound == 0
    changed = replace(plan, inputs=replace(plan.inputs, scenario=tiny_scenario(name="Other")))
    assert proof(changed) is None


@pytest.mark.parametrize("bound", ["low", float("nan"), None])
def test_figures_that_cannot_be_understood_prove_nothing_and_a_warning_says_so(
    tmp_path: Path, plan: OpenedPlan, bound: object
) -> None:
    file = plan.folder / "plan.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "lower_bound": bound}))
    again = opened(tmp_path)
    assert proof(again) is None
    assert list(verdict.warnings(again)) == [verdict.UNREADABLE]


def test_shifts_that_were_edited_by_hand_are_told(tmp_path: Path, plan: OpenedPlan) -> None:
    assert not is_edited(plan)
    assert list(verdict.warnings(plan)) == []
    leave_out_tuesday(plan.folder)
    again = opened(tmp_path)
    assert is_edited(again)
    assert list(verdict.warnings(again)) == [verdict.EDITED]


def test_a_plan_without_rates_says_why_it_tells_no_cost(tmp_path: Path) -> None:
    plan = opened(tmp_path, tiny_scenario())
    assert [text.replace("\\", "") for text in verdict.warnings(plan)] == [
        "Cost is left out: no hourly_rate is known for amy, ben."
    ]


def test_the_verdict_names_the_first_five_broken_rules() -> None:
    assert verdict.verdict(()) == verdict.KEPT
    broken = [Violation("rest", "amy", None, f"Amy: rest {number}") for number in range(7)]
    lines = verdict.verdict(broken).splitlines()
    assert lines[0] == "**7 rules broken** in this plan:"
    assert lines[2:] == [
        *(rf"- Amy\: rest {number}" for number in range(5)),
        "- and 2 more",
    ]


def test_clock_changes_inside_the_horizon_are_told() -> None:
    assert verdict.clock_changes(PAID) is None
    spring = Horizon(start=date(2027, 3, 28), days=1, time_zone="Europe/Riga", interval_minutes=60)
    assert verdict.clock_changes(tiny_scenario(horizon=spring)) == (
        "Clocks change inside the horizon: Sun 28 Mar (Europe/Riga)."
    )


# --- gaps -----------------------------------------------------------------------------


def gap(late: float, short: float = 1.0, queue: str = "en-voice", cause: str = "rules") -> GapRow:
    return GapRow(queue, at("2027-03-01 22:00"), at("2027-03-02 06:00"), short, late, cause)


def test_the_five_gaps_that_make_most_late_are_told_the_worst_first() -> None:
    rows = [gap(float(late)) for late in range(7)]
    told = worst_gaps(rows, ZoneChoice(PAID))
    lates = [words.title.split("**")[3] for words in told]
    assert lates == [f"{late} contacts late" for late in (6, 5, 4, 3, 2)]


def test_a_gap_is_told_by_the_clock_of_its_heading() -> None:
    berlin = tiny_scenario(queues={"de-voice": tiny_queue(time_zone="Europe/Berlin")})
    row = gap(0.0, 2.5, "de-voice", "rules: on queue: 2, serving nothing else; rest: Amy *A*, Ben")
    (told,) = worst_gaps([row], ZoneChoice(berlin, CUSTOMERS))
    # 22:00 to 06:00 in Riga.
    assert told.title == (
        r"**de\-voice**, Mon 1 Mar 21:00 to Tue 05:00 (Europe/Berlin): **nobody late**, "
        "2.5 agent-hours short"
    )
    assert told.why.startswith("The rules of their contracts stop")
    assert told.standings == (
        r"**On queue**: 2\, serving nothing else",
        r"**Stopped by rest**: Amy \*A\*\, Ben",
    )


def test_all_gaps_are_added_up() -> None:
    rows = [gap(1.0), gap(2.0, 3.0)]
    assert all_gaps(rows) == (
        "Of 2 gaps in all, in which 4 agent-hours are missing and 3 contacts are late."
    )


def test_gaps_are_as_told_until_shifts_change(tmp_path: Path, plan: OpenedPlan) -> None:
    # Three agents are required for eight hours a day; Amy alone is there on Monday and Tuesday.
    assert [row.agent_hours_short for row in gaps_now(plan)] == [16, 16, 24, 24, 24]
    leave_out_tuesday(plan.folder)
    assert [row.agent_hours_short for row in gaps_now(opened(tmp_path))] == [16, 24, 24, 24, 24]


def test_a_gap_that_other_inputs_make_is_found(plan: OpenedPlan) -> None:
    german = tiny_scenario(name="Other", queues={"de-voice": tiny_queue(language="de")})
    changed = replace(plan, inputs=replace(plan.inputs, scenario=german))
    assert {row.queue for row in gaps_now(changed)} == {"de-voice"}
    assert gaps_now(changed)[0].cause.startswith("nobody has the skill")


# --- service --------------------------------------------------------------------------


def queue_service(level: float | None, target: float = 0.8, queue: str = "q") -> QueueService:
    return QueueService(queue, None, 100.4, 2.04, level, target, 0.05, 125.0, 0.5, None)


def test_a_queues_service_is_judged_in_percentage_points() -> None:
    assert service.verdict(queue_service(0.886)) == "met, +8.6"
    assert service.verdict(queue_service(0.75)) == "missed, -5.0"
    assert service.verdict(queue_service(None)) == "no contacts"


def test_a_service_table_has_numbers_where_there_are_any() -> None:
    table = service.service_table([queue_service(0.886)])
    row = table.iloc[0].to_dict()
    assert list(row) == list(service.MEANINGS)
    assert (row["Contacts"], row["Late"], row["Mean wait"]) == (100, 2.0, "2 min 05 s")
    assert (row["In time"], row["Target"], row["Busy"]) == pytest.approx((88.6, 80.0, 50.0))
    assert row["Left over"] is None


def test_queues_that_miss_their_target_are_named() -> None:
    met, missed = queue_service(0.8), queue_service(0.7, queue="late")
    assert service.targets_met([met]) == "Targets reached over the horizon: 1 of 1 queue."
    assert service.targets_met([met, missed]) == (
        "Targets reached over the horizon: 1 of 2 queues; missed by late."
    )


# --- work -----------------------------------------------------------------------------


def test_work_is_told_with_its_cost(plan: OpenedPlan) -> None:
    # Two shifts of eight hours at 10 EUR, for 400 contacts: ten in each of 40 open hours.
    told = work.large_figures(PAID, plan.schedule, plan.score)
    assert [(figure.label, figure.value, figure.note) for figure in told[:3]] == [
        ("Labour cost, EUR", "160", "0.40 a contact"),
        ("Paid hours", "16 h", "2 shifts, 1 agent"),
        ("Below weekly minima", "0 h", "none are missing"),
    ]


def test_work_is_told_site_by_site(plan: OpenedPlan) -> None:
    assert work.work_by_site(PAID, plan.schedule).to_dict("records") == [
        {
            "Site": "riga",
            "Clock": "Europe/Riga",
            "Agents with a shift": "1 of 2",
            "Shifts": "2",
            "Paid hours": "16 h",
            "Cost there": "160 EUR",
        }
    ]


def test_without_rates_cost_is_not_known(tmp_path: Path) -> None:
    plan = opened(tmp_path, tiny_scenario())
    told = work.large_figures(plan.scenario, plan.schedule, plan.score)
    assert (told[0].label, told[0].value) == ("Labour cost", "not known")
    assert work.work_by_site(plan.scenario, plan.schedule)["Cost there"].tolist() == ["not known"]


# --- terms ----------------------------------------------------------------------------


def test_every_term_is_explained_the_heaviest_first(plan: OpenedPlan) -> None:
    table = terms.terms_table(plan.score, "EUR")
    assert len(table) == len(terms.TERMS)
    # Nearly 400 contacts late weigh more than 16 hours at 0.2.
    assert table["What is weighed"].iloc[0].startswith("**Late contacts**")
    cost = table[table["What is weighed"].str.startswith("**Labour cost**")].iloc[0]
    assert [cost["In this plan"], cost["Together, in late contacts"]] == ["160 EUR", r"3\.2"]


def sum_with_bound(plan: OpenedPlan, share: float) -> str:
    """What is told of the sum where the bound is so much of it."""
    proven = proof(plan)
    assert proven is not None
    least = proven.model_copy(update={"lower_bound": share * plan.score.objective})
    return terms.objective_words(plan.score, least)


def test_the_sum_is_told_with_how_much_better_any_plan_could_be(plan: OpenedPlan) -> None:
    assert "at most 25.0 % better" in sum_with_bound(plan, 0.75)
    assert "No plan has a smaller sum" in sum_with_bound(plan, 1.0)
    assert "No plan" not in terms.objective_words(plan.score, None)


def test_a_sum_that_only_broken_rules_allow_is_no_proof_of_anything(plan: OpenedPlan) -> None:
    assert "No plan" not in sum_with_bound(plan, 1.5)
    assert "Plans that keep the rules weigh" in sum_with_bound(plan, 1.5)
