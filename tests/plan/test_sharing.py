import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sharing_cases import capacity_of, naive_programme, random_case, requirement_of, work_of

from planner.plan.sharing import share


def test_capacity_goes_where_the_curve_is_steepest():
    # The first agent saves 5 late contacts at queue 0 and 3 at queue 1, the second 1 and 2:
    # with two agents who serve both, one each leaves 1 + 2 = 3 late.
    requirement = requirement_of([[[6, 1, 0]], [[5, 2, 0]]])
    sharing = share(requirement, capacity_of({(0, 1): [2.0]}))
    assert sharing.serving[:, 0] == pytest.approx([1, 1])
    assert sharing.late_contacts == pytest.approx(1 + 2)


def test_a_fraction_of_an_agent_counts_on_the_straight_line_between_whole_ones():
    # Half way from 6 to 1 late contacts: 3.5.
    requirement = requirement_of([[[6, 1, 0]]])
    assert share(requirement, capacity_of({(0,): [0.5]})).late_contacts == pytest.approx(3.5)


def test_the_envelope_bridges_a_bump_and_the_exact_figure_does_not():
    # Points 6, 5.5, 0: one agent lies above the line from 6 to 0, which passes through 3.
    requirement = requirement_of([[[6, 5.5, 0]]])
    sharing = share(requirement, capacity_of({(0,): [1.0]}))
    assert sharing.late_contacts == pytest.approx(3)
    assert sharing.late_contacts_exact == pytest.approx(5.5)


def test_a_specialist_makes_room_for_the_one_who_can_serve_both():
    # Queue 1 is reached by the flexible group alone; the specialist takes queue 0.
    requirement = requirement_of([[[4, 0]], [[3, 0]]])
    sharing = share(requirement, capacity_of({(0,): [1.0], (0, 1): [1.0]}))
    assert sharing.late_contacts == 0
    assert sharing.given[1, 1, 0] == pytest.approx(1)


def test_surplus_is_spread_in_proportion_to_what_is_required():
    # Required 2 and 1; six agents who serve both leave a surplus of 3, shared 2 : 1.
    requirement = requirement_of([[[6, 1, 0]], [[5, 0]]])
    sharing = share(requirement, capacity_of({(0, 1): [6.0]}))
    assert sharing.serving[:, 0] == pytest.approx([4, 2])


def test_surplus_serves_waiting_work_as_early_as_possible():
    # 4 contacts of half an agent-interval arrive in interval 0, with time until interval 3.
    # One agent is there throughout: 2 are handled at once, 2 in interval 1.
    work = work_of(0, [(4, 0.5, 0, 3)], 4)
    sharing = share(requirement_of([[[]] * 4], [work]), capacity_of({(0,): [1.0] * 4}))
    assert sharing.handled[0] == pytest.approx([2, 2, 0, 0])
    assert sharing.late_contacts == 0


def test_work_that_cannot_be_done_by_its_deadline_is_late_there():
    # 6 contacts of half an agent-interval within two intervals of one agent: 4 are done in
    # time, 2 are late in interval 1 and answered in interval 2.
    work = work_of(0, [(6, 0.5, 0, 1)], 4)
    sharing = share(requirement_of([[[]] * 4], [work]), capacity_of({(0,): [1.0] * 4}))
    assert sharing.late[0] == pytest.approx([0, 2, 0, 0])
    assert sharing.handled[0] == pytest.approx([2, 2, 2, 0])


def test_a_late_contact_counts_with_its_queues_priority():
    work = work_of(0, [(2, 0.5, 0, 0)], 1, priority=3.0)
    sharing = share(requirement_of([[[]]], [work]), capacity_of({(0,): [0.5]}))
    assert sharing.late_contacts == pytest.approx(3 * 1)


def test_deferred_work_gives_way_to_calls_when_it_can_wait():
    # One agent for a call queue (4 late without) and an email of one agent-interval that has
    # until interval 1, where nobody calls: nothing is late.
    work = work_of(1, [(1, 1.0, 0, 1)], 2)
    requirement = requirement_of([[[4, 0], []], [[], []]], [work])
    sharing = share(requirement, capacity_of({(0, 1): [1.0, 1.0]}))
    assert sharing.late_contacts == pytest.approx(0)
    assert sharing.given[0, :, 0] == pytest.approx([1, 0])


def test_calls_give_way_to_emails_when_these_are_worth_more():
    # An agent saves one call, or ten emails of a tenth: the call is late.
    work = work_of(1, [(10, 0.1, 0, 0)], 1)
    requirement = requirement_of([[[1, 0]], [[]]], [work])
    sharing = share(requirement, capacity_of({(0, 1): [1.0]}))
    assert sharing.late[:, 0] == pytest.approx([1, 0])


def test_what_still_waits_at_the_end_is_late_beyond_the_allowance():
    # 5 contacts with their deadline after the horizon, nobody there: 2 may wait, 3 are late.
    work = work_of(0, [(5, 0.5, 1, 9)], 2, end_allowance=2)
    sharing = share(requirement_of([[[], []]], [work]), capacity_of({(0,): [0.0, 0.0]}))
    assert sharing.late[0] == pytest.approx([0, 3])


def test_a_closed_queue_is_given_nothing():
    requirement = requirement_of([[[4, 0]], [[3, 0]]], open_=np.array([[True], [False]]))
    sharing = share(requirement, capacity_of({(0, 1): [3.0]}))
    assert sharing.serving[:, 0] == pytest.approx([3, 0])


@settings(max_examples=120, deadline=None)
@given(seed=st.integers(0, 10**6), waiting=st.integers(0, 3))
def test_sharing_is_optimal(seed, waiting):
    # The programme's dual value proves that nothing better exists.
    requirement, capacity = random_case(seed, waiting=waiting)
    primal, dual = naive_programme(requirement, capacity)
    assert primal == pytest.approx(dual, abs=1e-6)
    assert share(requirement, capacity).late_contacts == pytest.approx(primal, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_no_capacity_is_counted_twice_or_lost(seed):
    requirement, capacity = random_case(seed)
    sharing = share(requirement, capacity)
    reach = np.array([[q in group for q in range(4)] for group in capacity.groups])
    able = (reach[:, :, None] & requirement.contacts.open).any(axis=1)
    assert sharing.given.min() >= -1e-12
    assert sharing.given.sum(axis=1) == pytest.approx(np.where(able, capacity.amount, 0))
    assert not sharing.given[~reach].any()


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_no_more_is_handled_than_waits(seed):
    requirement, capacity = random_case(seed)
    sharing = share(requirement, capacity)
    for work, handled in zip(requirement.deferred, sharing.handled, strict=True):
        intervals = np.arange(len(handled))
        released = [work.contacts[work.first <= t].sum() for t in intervals]
        assert (np.cumsum(handled) <= np.array(released) + 1e-6).all()


def test_sharing_twice_gives_the_same_figures_bit_for_bit():
    requirement, capacity = random_case(7)
    first, second = share(requirement, capacity), share(requirement, capacity)
    assert np.array_equal(first.given, second.given)
    assert np.array_equal(first.late, second.late)


def test_random_cases_are_short_of_agents_often_enough_to_be_worth_testing():
    late = [share(*random_case(seed)).late_contacts for seed in range(30)]
    assert sum(value > 0.1 for value in late) > 10
