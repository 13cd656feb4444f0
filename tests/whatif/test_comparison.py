"""Plans side by side: figures, terms, queues, sites, and the shifts that differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from finished_plans import plan_of
from shifts import row, shift

from planner.plan import Shift
from planner.reports.comparison import comparison_text
from planner.scenario import Horizon, Objective, Scenario, Site, StartWindow
from planner.simulation.told import Range, SimulationTold
from planner.whatif.comparison import (
    Better,
    ChangeKind,
    Comparison,
    Measure,
    PlanRecord,
    Verdict,
    compare,
    record_of,
)

NIGHTS = tiny_contract(starts=(StartWindow(from_=time(8), to=time(22), every_minutes=60),))
RIGA = Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)
MANILA = Site(time_zone="Asia/Manila", country="PH", currency="PHP", hourly_rate=200)
TINY = tiny_scenario(sites={"riga": RIGA})


def record(*shifts: Shift, scenario: Scenario = TINY, label: str = "plan") -> PlanRecord:
    return record_of(plan_of(scenario, *shifts), label)


def beside(*plans: PlanRecord) -> Comparison:
    return compare(plans)


# --- measures ---------------------------------------------------------------------------


def test_a_difference_is_counted_from_the_first_plan() -> None:
    measure = Measure((10.0, 12.0, 7.0), Better.LESS)
    assert measure.differences == (0, 2, -3)
    assert measure.verdicts == (Verdict.SAME, Verdict.WORSE, Verdict.BETTER)


def test_more_is_better_where_that_is_so_and_neither_where_nothing_is() -> None:
    assert Measure((0.8, 0.9), Better.MORE).verdicts[1] is Verdict.BETTER
    assert Measure((0.8, 0.7), Better.MORE).verdicts[1] is Verdict.WORSE
    assert Measure((10.0, 12.0)).verdicts[1] is Verdict.OTHER


def test_rounding_is_no_difference() -> None:
    assert Measure((1e6, 1e6 + 1e-3), Better.LESS).verdicts[1] is Verdict.SAME


def test_nothing_is_said_of_a_figure_that_either_plan_lacks() -> None:
    for values in ((None, 1.0), (1.0, None)):
        assert Measure(values, Better.LESS).differences[1] is None
        assert Measure(values, Better.LESS).verdicts[1] is None


# --- figures ----------------------------------------------------------------------------


def test_more_people_mean_fewer_late_contacts_and_more_cost() -> None:
    # A second agent for the 8 hours of Monday, at 10 EUR an hour.
    found = beside(
        record(shift("2027-03-01 09:00")),
        record(shift("2027-03-01 09:00"), shift("2027-03-01 09:00", agent="ben")),
    )
    assert found.values["labour_cost"].values == pytest.approx((80, 160))
    assert found.costs["riga", "EUR"].differences == pytest.approx((0, 80))
    assert found.costs["riga", "EUR"].verdicts[1] is Verdict.WORSE
    assert found.overall["late_contacts"].verdicts[1] is Verdict.BETTER
    queue = found.queues["en-voice"]
    assert queue["contacts"].values == pytest.approx((400, 400))
    assert queue["service_level"].verdicts[1] is Verdict.BETTER
    assert queue["target"].values == (0.8, 0.8)
    assert found.work["paid_hours"].values == (8, 16)
    assert (found.work["agents"].values, found.work["shifts"].values) == ((1, 2), (1, 2))


def test_the_worth_of_all_terms_adds_up_to_the_objective() -> None:
    found = beside(record(shift("2027-03-01 09:00")), record())
    for plan, objective in enumerate(found.overall["objective"].values):
        worths = [worth.values[plan] for worth in found.worths.values()]
        assert sum(filter(None, worths)) == pytest.approx(objective)


def test_a_published_shift_that_moves_is_a_change_worth_its_price() -> None:
    # A change is worth two late contacts.
    told = tiny_scenario(shifts=(row("2027-03-01 09:00"),))
    kept, moved = shift("2027-03-01 09:00"), shift("2027-03-01 10:00")
    found = beside(record(kept, scenario=told), record(moved, scenario=told))
    assert found.values["changes"].values == (0, 1)
    assert found.worths["changes"].differences == (0, 2)


def simulated(value: float, low: float, high: float) -> PlanRecord:
    told = SimulationTold(replications=20, seed=0, not_in_time=Range(value, low, high), queues=())
    return replace(record(), simulated=told)


def test_what_was_simulated_is_better_only_beyond_its_uncertainty() -> None:
    clear = beside(simulated(100, 90, 110), simulated(80, 75, 85))
    assert clear.overall["simulated_late"].values == (100, 80)
    assert clear.overall["simulated_late"].verdicts[1] is Verdict.BETTER
    unclear = beside(simulated(100, 90, 110), simulated(95, 85, 105))
    assert unclear.overall["simulated_late"].verdicts[1] is Verdict.OTHER


def test_a_plan_that_was_not_simulated_has_no_such_figure() -> None:
    found = beside(record(), simulated(80, 75, 85))
    assert found.overall["simulated_late"].values == (None, 80)
    assert found.overall["simulated_late"].verdicts[1] is None
    assert "as simulated" not in comparison_text(beside(record(), record()))
    assert "not in time, as simulated" in comparison_text(found)


def test_terms_that_weigh_otherwise_are_named() -> None:
    dearer = TINY.model_copy(update={"objective": Objective(wish=0.5)})
    assert beside(record(), record(scenario=dearer)).weighed_otherwise == ("wishes",)
    assert beside(record(), record()).weighed_otherwise == ()


def test_a_term_that_a_plan_lacks_has_no_value_there() -> None:
    found = beside(record(), record(scenario=tiny_scenario()))
    assert found.values["labour_cost"].values == (0, None)
    assert found.weighed_otherwise == ()


def test_a_queue_of_one_plan_alone_has_no_figures_in_the_other() -> None:
    queues = {"en-voice": tiny_queue(), "en-chat": tiny_queue(channel="chat")}
    found = beside(record(), record(scenario=tiny_scenario(queues=queues)))
    assert list(found.queues) == ["en-voice", "en-chat"]
    assert {measure.values[0] for measure in found.queues["en-chat"].values()} == {None}
    assert found.queues["en-chat"]["contacts"].values[1] == pytest.approx(400)


def test_costs_are_told_by_site_in_its_own_currency() -> None:
    agents = {"amy": tiny_agent(), "cat": tiny_agent("cat", site="manila")}
    scenario = tiny_scenario(sites={"riga": RIGA, "manila": MANILA}, agents=agents)
    there = shift("2027-03-01 09:00", agent="cat", zone="Asia/Manila")
    found = beside(record(shift("2027-03-01 09:00"), there, scenario=scenario), record())
    assert found.costs["manila", "PHP"].values == (1600, 0)
    assert found.sites["manila"]["paid_hours"].values == (8, 0)
    assert found.sites["riga"]["agents"].values == (1, 0)


def test_cost_is_missing_where_a_shift_has_none() -> None:
    found = beside(record(shift("2027-03-01 09:00"), scenario=tiny_scenario()))
    assert found.costs["riga", "EUR"].values == (None,)


def test_nights_are_told_of_those_who_work_at_a_site() -> None:
    # From 22:00 to 06:00 seven of eight hours are night, from 19:00 to 03:00 four, from 17:00 two.
    scenario = tiny_scenario(contracts={"full-time": NIGHTS})
    found = beside(
        record(
            shift("2027-03-01 22:00"), shift("2027-03-02 19:00"),
            shift("2027-03-03 17:00", agent="ben"), scenario=scenario,
        ),
        record(scenario=scenario),
    )  # fmt: skip
    assert found.sites["riga"]["most_nights"].values == (2, None)
    assert found.sites["riga"]["fewest_nights"].values == (0, None)
    assert found.values["unfairness"].values == (2, 0)


# --- shifts -----------------------------------------------------------------------------


def test_shifts_are_kept_moved_dropped_or_new() -> None:
    # Monday's shift moves by an hour: one hour lies in the old one only, one in the new.
    found = beside(
        record(shift("2027-03-01 09:00"), shift("2027-03-02 09:00"), shift("2027-03-04 09:00")),
        record(
            shift("2027-03-01 10:00"),
            shift("2027-03-04 09:00"),
            shift("2027-03-03 09:00", 6, agent="ben"),
        ),
    )
    changed = found.changes[0]
    assert [(c.agent, c.date.day, c.kind, c.minutes) for c in changed.changes] == [
        ("amy", 2, ChangeKind.DROPPED, 480),
        ("ben", 3, ChangeKind.NEW, 360),
        ("amy", 1, ChangeKind.MOVED, 120),
    ]
    assert [changed.count(kind) for kind in ChangeKind] == [1, 1, 1]
    assert (changed.kept, changed.agents) == (1, 2)


def test_other_breaks_are_no_other_shift() -> None:
    pause = shift("2027-03-01 09:00", off=(("lunch", "12:00", 60),))
    changed = beside(record(shift("2027-03-01 09:00")), record(pause)).changes[0]
    assert (changed.kept, changed.changes) == (1, ())


def test_a_shift_that_moves_to_the_next_evening_shares_no_minute() -> None:
    scenario = tiny_scenario(contracts={"full-time": NIGHTS})
    changed = beside(
        record(shift("2027-03-01 08:00"), scenario=scenario),
        record(shift("2027-03-01 22:00"), scenario=scenario),
    ).changes[0]
    assert [(c.kind, c.minutes) for c in changed.changes] == [(ChangeKind.MOVED, 960)]


def horizon(start: int, days: int) -> Horizon:
    return Horizon(
        start=date(2027, 3, start), days=days, time_zone="Europe/Riga", interval_minutes=60
    )


def test_plans_of_other_days_are_compared_on_those_that_they_share() -> None:
    # Monday 1 to Sunday 7 March beside Friday 5 to Thursday 11.
    later = tiny_scenario(horizon=horizon(5, 7))
    found = beside(
        record(shift("2027-03-01 09:00"), shift("2027-03-05 09:00")),
        record(shift("2027-03-05 10:00"), shift("2027-03-08 09:00"), scenario=later),
    )
    changed = found.changes[0]
    assert changed.days == (date(2027, 3, 5), date(2027, 3, 7))
    assert [(c.date.day, c.kind) for c in changed.changes] == [(5, ChangeKind.MOVED)]


def test_totals_over_other_days_are_neither_better_nor_worse() -> None:
    longer = tiny_scenario(horizon=horizon(1, 14), sites={"riga": RIGA})
    found = beside(record(shift("2027-03-01 09:00")), record(scenario=longer))
    totals = (found.overall["objective"], found.values["labour_cost"], found.costs["riga", "EUR"])
    assert {total.verdicts[1] for total in totals} == {Verdict.OTHER}
    assert found.queues["en-voice"]["service_level"].verdicts[1] is Verdict.WORSE


def test_plans_without_a_day_in_common_have_no_shifts_to_compare() -> None:
    later = tiny_scenario(horizon=horizon(8, 7))
    found = beside(
        record(shift("2027-03-01 09:00")), record(shift("2027-03-08 09:00"), scenario=later)
    )
    changed = found.changes[0]
    assert (changed.days, changed.kept, changed.changes) == (None, 0, ())


def test_every_plan_is_compared_with_the_first() -> None:
    monday = record(shift("2027-03-01 09:00"))
    found = beside(record(), monday, monday)
    assert [changed.count(ChangeKind.NEW) for changed in found.changes] == [1, 1]
