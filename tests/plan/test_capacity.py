"""Who is on queue."""

from builders import tiny_contract, tiny_scenario
from shifts import row, schedule, shift

from planner.plan import ON_QUEUE, on_queue
from planner.plan.history import history
from planner.scenario import (
    Break,
    Site,
)

LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)


def test_an_agent_on_queue_is_worth_what_shrinkage_leaves():
    sites = {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", shrinkage=0.25)}
    contracts = {"full-time": tiny_contract(breaks=(LUNCH,))}
    scenario = tiny_scenario(sites=sites, contracts=contracts)
    plan = schedule(
        scenario,
        shift("2027-03-01 09:00", off=(("lunch", "12:00", 60),)),
        shift("2027-03-01 09:00", agent="ben"),
    )
    capacity = on_queue(scenario, plan)
    assert capacity.groups == ((0,),)
    assert capacity.amount[0, 9:18].tolist() == [1.5, 1.5, 1.5, 0.75, 1.5, 1.5, 1.5, 1.5, 0]
    assert capacity.heads[0, 9:13].tolist() == [2, 2, 2, 1]


def test_a_stretch_off_the_grid_counts_by_the_share_that_is_covered():
    scenario = tiny_scenario()
    capacity = on_queue(scenario, schedule(scenario, shift("2027-03-01 09:45", 1)))
    assert capacity.heads[0, 9:12].tolist() == [0.25, 0.75, 0]


def test_a_shift_from_before_the_horizon_covers_what_it_reaches():
    # Sunday 22:00 to Monday 06:00 in Riga; lunch at the earliest, 01:00.
    contracts = {"full-time": tiny_contract(breaks=(LUNCH,))}
    scenario = tiny_scenario(shifts=(row("2027-02-28 22:00"),), contracts=contracts)
    capacity = on_queue(scenario, schedule(scenario))
    assert capacity.heads[0, :8].tolist() == [1, 0, 1, 1, 1, 1, 0, 0]


def test_breaks_of_the_past_do_not_overlap():
    second = Break(name="rest", minutes=60, paid=True, earliest=180, latest=300)
    contracts = {"full-time": tiny_contract(breaks=(LUNCH, second))}
    scenario = tiny_scenario(shifts=(row("2027-02-28 08:00"),), contracts=contracts)
    (past,) = history(scenario)
    names = [(s.activity, s.minutes) for s in past.stretches]
    assert names == [(ON_QUEUE, 180), ("lunch", 60), ("rest", 60), (ON_QUEUE, 180)]
