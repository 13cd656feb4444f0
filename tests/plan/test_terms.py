"""The terms of the objective that concern people, each on a case that a person can check."""

from datetime import date, time

from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import row, schedule, shift

from planner.plan.fairness import unfairness
from planner.plan.terms import (
    changes,
    smallest_arc,
    start_spread,
    wishes_denied,
)
from planner.scenario import (
    Horizon,
    Wish,
)


def weeks_from(first, days):
    return Horizon(start=first, days=days, time_zone="Europe/Riga", interval_minutes=60)


def test_a_shift_moved_and_a_shift_dropped_are_one_change_each():
    published = (row("2027-03-01 09:00"), row("2027-03-02 09:00"), row("2027-03-03 09:00"))
    scenario = tiny_scenario(shifts=published)
    plan = schedule(scenario, shift("2027-03-01 09:00"), shift("2027-03-02 10:00"))
    assert changes(scenario, plan) == 2


def test_moved_breaks_pinned_shifts_and_history_are_no_changes():
    rows = (
        row("2027-02-28 09:00"), row("2027-03-01 09:00"), row("2027-03-02 09:00", state="pinned")
    )  # fmt: skip
    scenario = tiny_scenario(shifts=rows)
    plan = schedule(scenario, shift("2027-03-01 09:00", off=(("lunch", "12:00", 60),)))
    assert changes(scenario, plan) == 0


def wish(kind, weight, **fields):
    return Wish(agent="amy", wish=kind, weight=weight, **fields)


def test_a_wish_to_be_off_is_denied_by_a_shift_that_starts_that_day():
    scenario = tiny_scenario(preferences=(wish("off", 3, weekdays=("mon", "tue")),))
    plan = schedule(scenario, shift("2027-03-01 09:00"), shift("2027-03-03 09:00"))
    assert wishes_denied(scenario, plan) == 3


def test_a_wish_to_be_off_at_some_hours_is_denied_by_a_shift_that_overlaps_them():
    evening = wish("off", 2, weekdays=("mon",), from_=time(17), to=time(22))
    scenario = tiny_scenario(preferences=(evening,))
    assert wishes_denied(scenario, schedule(scenario, shift("2027-03-01 09:00"))) == 0
    assert wishes_denied(scenario, schedule(scenario, shift("2027-03-01 10:00"))) == 2


def test_a_wish_to_work_is_denied_by_a_day_without_a_shift_inside_its_window():
    early = wish("work", 2, on=date(2027, 3, 1), from_=time(8), to=time(16))
    scenario = tiny_scenario(preferences=(early, wish("work", 5, weekdays=("tue",))))
    assert wishes_denied(scenario, schedule(scenario, shift("2027-03-01 08:00"))) == 5
    assert wishes_denied(scenario, schedule(scenario, shift("2027-03-01 09:00"))) == 2 + 5


def test_nights_and_weekends_are_unfair_where_one_peer_has_them_all():
    # Amy: one night (22:00 to 06:00, into Saturday), one weekend. Ben: none.
    scenario = tiny_scenario()
    plan = schedule(scenario, shift("2027-03-05 22:00"), shift("2027-03-01 09:00", agent="ben"))
    assert unfairness(scenario, plan) == 1 + 1


def test_people_of_different_contracts_are_no_peers():
    contracts = {"full-time": tiny_contract(), "other": tiny_contract()}
    agents = {"amy": tiny_agent(), "ben": tiny_agent("ben", contract="other")}
    scenario = tiny_scenario(contracts=contracts, agents=agents)
    assert unfairness(scenario, schedule(scenario, shift("2027-03-05 22:00"))) == 0


def test_the_smallest_arc_passes_midnight():
    # 23:00, 00:30 and 01:00 lie within two hours.
    assert smallest_arc([23 * 60, 30, 60]) == 120
    assert smallest_arc([480]) == 0
    assert smallest_arc([0, 720]) == 720


def test_start_times_that_spread_beyond_the_limit_count_in_hours():
    # 08:00 to 12:00 is four hours, one allowed; the next week's single start spreads nothing.
    scenario = tiny_scenario(
        horizon=weeks_from(date(2027, 3, 1), 14),
        contracts={"full-time": tiny_contract(max_start_spread_minutes=60)},
    )
    plan = schedule(
        scenario, shift("2027-03-01 08:00"), shift("2027-03-02 12:00"), shift("2027-03-08 20:00")
    )
    assert start_spread(scenario, plan) == 3
