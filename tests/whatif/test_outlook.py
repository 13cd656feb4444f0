"""What a what-if asks for before a plan, and what the plan in force would give it."""

from __future__ import annotations

from datetime import date

import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from shifts import schedule, shift

from planner.plan import cover
from planner.scenario import Scenario, ServiceLevel
from planner.staffing import required_agents
from planner.whatif.changes import Absence, ConcurrencyChange, Hire, Leave, VolumeChange, changed
from planner.whatif.outlook import Load, outlook

DOUBLED = [VolumeChange(queues="*", factor=2)]


def emails() -> Scenario:
    """Ten emails of 360 s in each of 168 hours: an agent-hour of work an hour; five wait."""
    queue = tiny_queue(
        channel="email",
        opening_hours=None,
        service_level=ServiceLevel(share=0.9, within_hours=1),
        handle_time_seconds=360,
        backlog=5,
    )
    return tiny_scenario(queues={"en-email": queue})


def test_contacts_and_work_are_told_before_and_after() -> None:
    after = changed(emails(), DOUBLED)
    told = outlook(emails(), after, None)
    # The five that wait are half an hour of work.
    assert told.queues["en-email"].before.contacts == pytest.approx(1685)
    assert told.queues["en-email"].before.required_hours == pytest.approx(168.5)
    assert told.queues["en-email"].after == Load(
        contacts=pytest.approx(3365), required_hours=pytest.approx(336.5)
    )


def test_without_a_plan_nothing_is_said_of_one() -> None:
    told = outlook(emails(), emails(), None)
    assert told.queues["en-email"].served is None
    assert told.fallen == ()


def test_what_is_required_beyond_what_serves_is_short() -> None:
    # Amy alone from 09:00 to 17:00 on Monday: eight of the hours that the 40 open ones require.
    plan = schedule(tiny_scenario(), shift("2027-03-01 09:00"))
    after = changed(tiny_scenario(), DOUBLED)
    requirement = required_agents(after)
    served = outlook(tiny_scenario(), after, plan).queues["en-voice"].served
    assert served is not None
    assert served.serving_hours == pytest.approx(8)
    assert served.hours_short == pytest.approx(requirement.required.sum() - 8)
    assert served.late_contacts == pytest.approx(cover(after, requirement, plan).late.sum())


def test_an_hour_too_many_does_not_make_up_for_one_too_few() -> None:
    # Ten calls of 300 s are 0.83 erlangs. Two agents answer 77 % of them within 20 s, so that
    # each of the 40 open hours requires three for 80 %. Four work on Monday, nobody after it.
    scenario = tiny_scenario()
    agents = {f"agent-{i}": tiny_agent(f"agent-{i}") for i in range(4)}
    crowd = scenario.model_copy(update={"agents": agents})
    plan = schedule(crowd, *(shift("2027-03-01 09:00", agent=agent) for agent in agents))
    served = outlook(crowd, crowd, plan).queues["en-voice"].served
    assert served is not None
    assert served.hours_short == pytest.approx(32 * 3)


def test_late_contacts_are_customers_whatever_their_priority() -> None:
    plan = schedule(tiny_scenario(), shift("2027-03-01 09:00"))
    dear = tiny_scenario(queues={"en-voice": tiny_queue(priority=4)})
    usual, dearer = (
        outlook(scenario, scenario, plan).queues["en-voice"].served
        for scenario in (tiny_scenario(), dear)
    )
    assert usual is not None
    assert dearer is not None
    assert dearer.late_contacts == pytest.approx(usual.late_contacts)


def test_shifts_of_people_who_left_are_away_or_have_not_come_are_left_out() -> None:
    shifts = [
        shift("2027-03-01 09:00", agent=agent) for agent in ("amy", "ben", "new-riga-1", "late")
    ]
    later = shift("2027-03-03 09:00", agent="amy")
    agents = {
        "amy": tiny_agent("amy"),
        "ben": tiny_agent("ben"),
        "late": tiny_agent("late", starts_on=date(2027, 3, 2)),
    }
    before = tiny_scenario(agents=agents)
    hire = Hire(count=1, site="riga", contract="full-time", languages="en:C1", channels="voice")
    changes = [Absence(agent="amy", from_=date(2027, 3, 1)), Leave(agent="ben"), hire]
    after = changed(before, changes)
    plan = schedule(after, *shifts, later)
    told = outlook(before, after, plan)
    assert [(one.agent, one.date.day) for one in told.fallen] == [
        ("amy", 1), ("late", 1), ("ben", 1),
    ]  # fmt: skip
    # Amy on Wednesday and the new one on Monday.
    served = told.queues["en-voice"].served
    assert served is not None
    assert served.serving_hours == pytest.approx(16)


def test_a_shift_beyond_the_last_day_is_left_out() -> None:
    before = tiny_scenario()
    after = changed(before, [Leave(agent="amy", ends_on=date(2027, 3, 1))])
    plan = schedule(before, shift("2027-03-01 09:00"), shift("2027-03-02 09:00"))
    assert [one.date.day for one in outlook(before, after, plan).fallen] == [2]


def test_queues_come_in_the_order_of_the_scenario() -> None:
    queues = {"en-voice": tiny_queue(), "en-chat": tiny_queue(channel="chat")}
    before = tiny_scenario(queues=queues)
    after = changed(before, [ConcurrencyChange(queues="en-chat", concurrency=2)])
    told = outlook(before, after, None).queues
    assert list(told) == ["en-voice", "en-chat"]
    assert told["en-voice"].after == told["en-voice"].before
    assert told["en-chat"].after.required_hours < told["en-chat"].before.required_hours


def test_scenarios_of_other_queues_are_not_mixed_up() -> None:
    with pytest.raises(KeyError):
        outlook(emails(), tiny_scenario(), None)
