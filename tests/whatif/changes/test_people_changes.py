"""People who come, go, and learn."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from builders import tiny_agent, tiny_scenario
from changing import HOUR, published, refused, with_shifts
from pydantic import ValidationError

from planner.scenario import Activity, Availability, Proficiency, Scenario, TimeOff, Wish
from planner.whatif.changes import Hire, Leave, Training, apply_changes

C1, B2 = (Proficiency(spoken=level, written=level) for level in ("C1", "B2"))


def hired(count: int = 2, **fields: object) -> Hire:
    return Hire(
        **{
            "count": count,
            "site": "riga",
            "contract": "full-time",
            "languages": {"en": C1},
            "channels": {"voice"},
            **fields,
        }
    )


# --- hire -------------------------------------------------------------------------------


def test_new_people_have_the_first_free_ids() -> None:
    once = hired().apply(tiny_scenario())
    assert list(once.agents) == ["amy", "ben", "new-riga-1", "new-riga-2"]
    assert list(hired(1).apply(once).agents)[-1] == "new-riga-3"


def test_new_people_are_what_the_change_says() -> None:
    change = hired(1, hourly_rate=14.5, starts_on=date(2027, 3, 3), team="blue", name="Jo Smith")
    after = apply_changes(tiny_scenario(), [change])
    assert after.agents["new-riga-1"] == tiny_agent(
        "new-riga-1",
        name="Jo Smith",
        channels=frozenset({"voice"}),
        hourly_rate=14.5,
        starts_on=date(2027, 3, 3),
        team="blue",
    )


def test_new_people_are_told_apart_by_their_names() -> None:
    numbered = hired(name="Newcomer").apply(tiny_scenario()).agents
    assert [agent.name for agent in numbered.values()][2:] == ["Newcomer 1", "Newcomer 2"]
    unnamed = hired().apply(tiny_scenario()).agents
    assert [agent.name for agent in unnamed.values()][2:] == [
        "New hire 1 (riga)",
        "New hire 2 (riga)",
    ]


def test_a_site_and_a_contract_that_are_not_there_are_told_together() -> None:
    assert refused(hired(site="rig", contract="ful-time"), tiny_scenario()) == [
        'no site has the id "rig"; did you mean "riga"?',
        'no contract has the id "ful-time"; did you mean "full-time"?',
    ]


def test_one_who_came_leaves_again() -> None:
    assert hired(1).inverse(tiny_scenario()) == Leave(agent="new-riga-1")
    assert hired(2).inverse(tiny_scenario()) is None


def test_hiring_is_told_in_words() -> None:
    change = hired(3, languages={"de": C1}, channels={"voice", "chat"})
    assert change.words(tiny_scenario()) == (
        "Three people hired in Riga: full-time, de C1, chat and voice"
    )
    one = hired(1, name="Jo Smith", starts_on=date(2027, 3, 3))
    assert one.words(tiny_scenario()) == (
        "Jo Smith hired in Riga from 3 March: full-time, en C1, voice"
    )


# --- leave ------------------------------------------------------------------------------


def told_of(agent: str) -> Scenario:
    """Tables that say something of the agent for Tuesday and for Thursday, 2 and 4 March."""
    days = [datetime(2027, 3, day, 7, tzinfo=UTC) for day in (2, 4)]
    window = {"from_": time(9), "to": time(17)}
    return tiny_scenario(
        time_off=tuple(
            TimeOff(agent=agent, start=day, end=day + HOUR, kind="doctor", paid=True)
            for day in days
        ),
        availability=tuple(Availability(agent=agent, on=day.date(), **window) for day in days),
        preferences=(
            Wish(agent=agent, wish="off", weekdays=("fri",)),
            *(Wish(agent=agent, wish="work", on=day.date()) for day in days),
        ),
        activities=tuple(
            Activity(
                activity="training",
                agents=("amy", "ben"),
                minutes=60,
                earliest=day,
                latest=day + 8 * HOUR,
                together=True,
            )
            for day in days
        ),
        shifts=(published("amy", 2), published("amy", 4)),
    )


def test_who_leaves_after_a_day_keeps_only_what_is_said_until_then() -> None:
    before = told_of("amy")
    after = apply_changes(before, [Leave(agent="amy", ends_on=date(2027, 3, 3))])
    assert after.agents["amy"].ends_on == date(2027, 3, 3)
    assert after.time_off == before.time_off[:1]
    # Without any row she would be available always, not on Tuesday alone.
    assert after.availability == before.availability
    assert after.preferences == before.preferences[:2]
    assert after.shifts == before.shifts[:1]
    assert [activity.agents for activity in after.activities] == [("amy", "ben"), ("ben",)]


def test_who_is_not_there_at_all_is_in_no_table() -> None:
    after = apply_changes(told_of("amy"), [Leave(agent="amy")])
    assert list(after.agents) == ["ben"]
    assert after.time_off == after.availability == after.preferences == after.shifts == ()
    assert [activity.agents for activity in after.activities] == [("ben",), ("ben",)]


def test_an_activity_that_nobody_is_left_for_goes() -> None:
    before = told_of("amy")
    alone = tuple(one.model_copy(update={"agents": ("amy",)}) for one in before.activities)
    after = Leave(agent="amy").apply(before.model_copy(update={"activities": alone}))
    assert after.activities == ()


def test_leaving_is_told_with_the_shifts_that_fall_away() -> None:
    scenario = with_shifts(published("amy", 2), published("amy", 4))
    change = Leave(agent="amy", ends_on=date(2027, 3, 3))
    assert change.words(scenario) == (
        "Amy leaves after 3 March; 1 published shift falls away (4 March)"
    )
    assert Leave(agent="cat").words(scenario) == "cat leaves"


def test_another_last_day_is_undone_where_nothing_was_lost() -> None:
    agents = {"amy": tiny_agent(ends_on=date(2027, 3, 6))}
    before = tiny_scenario(agents=agents)
    change = Leave(agent="amy", ends_on=date(2027, 3, 3))
    assert change.inverse(before) == Leave(agent="amy", ends_on=date(2027, 3, 6))
    lost = before.model_copy(update={"shifts": (published("amy", 4),)})
    assert change.inverse(lost) is None
    assert change.inverse(tiny_scenario()) is None


def test_nobody_leaves_who_is_not_there() -> None:
    assert refused(Leave(agent="emy"), tiny_scenario()) == [
        'no agent has the id "emy"; did you mean "amy"?'
    ]


# --- train ------------------------------------------------------------------------------


def test_who_learns_has_the_level_and_the_channels_beside_the_others() -> None:
    change = Training(agent="amy", language="de", level="B2", channels={"social"})
    amy = change.apply(tiny_scenario()).agents["amy"]
    assert amy.languages == {"en": C1, "de": B2}
    assert amy.channels == {"voice", "chat", "email", "social"}


def test_levels_may_differ_and_be_given_as_in_agents_csv() -> None:
    change = Training(agent="amy", language="de", level="B2/-")
    assert change.level == Proficiency(spoken="B2", written=None)


def test_learning_is_told_in_words() -> None:
    change = Training(agent="amy", language="de", level="B2/C1", channels={"chat"})
    assert change.words(tiny_scenario()) == "Amy learns German (B2/C1) and chat"


def test_a_level_is_undone_by_the_one_before_and_a_new_skill_by_nothing() -> None:
    scenario = tiny_scenario()
    better = Training(agent="amy", language="en", level="C2")
    assert better.inverse(scenario) == Training(agent="amy", language="en", level="C1")
    assert Training(agent="amy", language="de", level="B2").inverse(scenario) is None
    assert better.model_copy(update={"channels": frozenset({"social"})}).inverse(scenario) is None


@pytest.mark.parametrize("fields", [{}, {"language": "de"}, {"level": "B2", "channels": {"chat"}}])
def test_language_and_level_belong_together(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Training(agent="amy", **fields)


def test_people_of_one_name_are_told_apart() -> None:
    twins = {"amy": tiny_agent(), "amy-2": tiny_agent("amy-2", name="Amy")}
    assert Leave(agent="amy-2").words(tiny_scenario(agents=twins)) == "Amy (amy-2) leaves"
