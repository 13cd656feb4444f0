"""The page Demand, part by part; and a scenario before there is a plan."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from builders import tiny_queue, tiny_scenario
from demand_builders import at, email, row, scenario, voice

from planner.scenario import Deflection, Horizon, Scenario, ServiceLevel
from planner.staffing import required_agents
from planner.staffing.explained import AnsweredNow, RequirementExplained, explain_requirement
from planner.ui.views import scenario_summary
from planner.ui.views.demand.explanation import large_figures, sentences, targets_table
from planner.ui.views.demand.moments import busiest, day_label, intervals_of, time_label
from planner.ui.views.demand.queues import MEANINGS, queues_table

RIGA = "Europe/Riga"
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


def day_of(day: date) -> Horizon:
    return Horizon(start=day, days=1, time_zone=RIGA, interval_minutes=60)


def explained(given: Scenario, interval: int = 0, queue: str = "q") -> RequirementExplained:
    return explain_requirement(given, required_agents(given), queue, interval)


def told(given: Scenario, interval: int = 0) -> list[str]:
    contacts = required_agents(given).contacts
    offered = float(contacts.offered[0, interval])
    return list(sentences(explained(given, interval), given.queues["q"], offered))


# --- queues ---------------------------------------------------------------------------


def test_a_queue_is_told_with_what_it_asks_for_over_the_horizon() -> None:
    # Ten calls of 300 s in each of 40 open hours: 0.83 erlangs. Two agents answer 77 % in 20 s by
    # Erlang C (of which 25 % wait at all), so three are required: 120 hours for 33.3 of work.
    given = tiny_scenario()
    (found,) = queues_table(given, required_agents(given), ["en-voice"]).to_dict("records")
    assert list(found) == list(MEANINGS)
    assert found.pop("Filled") == pytest.approx(100 * 33.33 / 120, abs=0.01)
    assert found == {
        "Queue": "en-voice",
        "Target": "80.0 % within 20 s",
        "Contacts": 400,
        "Handle time": 300,
        "Agent-hours": 120,
        "Most at once": 3.0,
    }


def test_waiting_work_and_queues_without_contacts_fill_no_share() -> None:
    given = scenario({"q": email(), "empty": voice()}, [row(at(h), 0) for h in range(24)])
    table = queues_table(given, required_agents(given), ["q", "empty"])
    assert table["Filled"].tolist() == [None, None]
    assert table["Handle time"].tolist() == [None, None]


# --- days and times -------------------------------------------------------------------


def test_a_day_with_a_clock_change_tells_its_length() -> None:
    assert day_label(SPRING, RIGA) == "Sun 28 Mar 2027, 23 hours long"
    assert day_label(AUTUMN, RIGA) == "Sun 31 Oct 2027, 25 hours long"
    assert day_label(AUTUMN, "Asia/Manila") == "Sun 31 Oct 2027"


def test_a_day_has_the_intervals_that_begin_on_it() -> None:
    assert intervals_of(day_of(SPRING).grid(), SPRING, RIGA) == list(range(23))
    # Midnight in Riga is 05:00 in Manila: five hours of the next date are left out.
    assert intervals_of(day_of(AUTUMN).grid(), AUTUMN, "Asia/Manila") == list(range(19))


def test_the_doubled_hour_of_a_day_is_told_apart() -> None:
    # At 04:00 on 31 October Riga's clocks go back to 03:00.
    labels = [time_label(day_of(AUTUMN).grid(), interval, RIGA) for interval in (3, 4)]
    assert labels == ["03:00 (UTC+03:00) to 03:00 (UTC+02:00)", "03:00 to 04:00 (UTC+02:00)"]


def test_an_ordinary_time_needs_no_offset() -> None:
    assert time_label(day_of(date(2027, 3, 1)).grid(), 23, RIGA) == "23:00 to 00:00"


def test_the_busiest_interval_is_the_first_of_the_largest() -> None:
    required = np.array([1.0, 3.0, 2.0, 3.0])
    assert busiest(required, range(4)) == 1
    assert busiest(required, [2, 3]) == 3


# --- an interval explained ------------------------------------------------------------


def test_an_intervals_figures_follow_from_one_another() -> None:
    # 12 calls x 300 s / 3600 s = 1 erlang.
    given = scenario(voice(min_agents=2), [row(at(h), 12) for h in range(24)])
    figures = {figure.label: figure.value for figure in large_figures(explained(given))}
    assert figures["Contacts"] == "12"
    assert figures["Handle time"] == "300 s"
    assert figures["Offered load"] == "1.00"
    assert large_figures(explained(given))[-1].note == "at least 2 present"


def test_the_model_the_bot_and_what_decides_are_told() -> None:
    queue = voice(
        channel="chat",
        concurrency=2,
        patience_seconds=120,
        deflection=Deflection(share=0.5),
        min_agents=1,
    )
    given = scenario(queue, [row(at(h), 24) for h in range(24)])
    need = explained(given).required
    assert told(given) == [
        "The forecast says 24 contacts; after what a bot keeps and what comes back, 12 reach "
        "agents.",
        "The model is Erlang A: customers wait in line, and give up after 2 min 00 s on average.",
        "An agent handles 2 at a time.",
        f"What decides: with {need - 1:.0f} agent, the share answered within 20 s would miss what "
        "is asked.",
        "Besides, at least 1 agent must be present, whatever comes: the queue's own minimum.",
    ]


def test_where_nobody_gives_up_the_model_is_erlang_c() -> None:
    given = scenario(voice(), [row(at(h), 12) for h in range(24)])
    assert told(given)[0] == ("The model is Erlang C: customers wait in line, and nobody gives up.")


def test_targets_are_listed_with_what_each_requires() -> None:
    # One agent is busy for all of the time, two for half of it: occupancy alone asks for two. Of
    # two, Erlang C lets a third of the calls wait, nearly all of them longer than 20 s: too many.
    given = scenario(voice(max_occupancy=0.6), [row(at(h), 12) for h in range(24)])
    reason = explained(given).reason
    assert isinstance(reason, AnsweredNow)
    first, second = targets_table(reason).to_dict("records")
    assert (first["Target"], first["Limit"]) == ("share answered within 20 s", "at least 80.0 %")
    assert second["Target"] == "share of the time agents are busy"
    assert (second["Limit"], second["Requires alone"]) == ("at most 60.0 %", "2 agents")
    assert (first["Decides"], second["Decides"]) == ("yes", "no")


def test_waiting_work_is_told_with_its_window() -> None:
    given = scenario(email(4, "elapsed", max_occupancy=0.9), [row(at(h), 6) for h in range(24)])
    assert told(given) == [
        "These contacts may wait: each is to be answered within 4 hours, and its work is spread "
        "evenly over them.",
        "Agents are to be busy for at most 90.0 % of their time.",
    ]


def test_a_closed_queue_says_so() -> None:
    # Midnight in Riga; the queue opens at 09:00.
    calls = tiny_scenario(queues={"q": tiny_queue()})
    assert told(calls) == ["The queue is closed then: nobody comes and nobody is required."]
    mails = tiny_scenario(
        queues={
            "q": tiny_queue(channel="email", service_level=ServiceLevel(share=0.9, within_hours=8))
        }
    )
    assert told(mails)[0] == "The queue is closed then: what comes in waits until it opens."


# --- before there is a plan -----------------------------------------------------------


def test_a_scenario_is_summed_up_before_there_is_a_plan() -> None:
    given = tiny_scenario()
    figures = scenario_summary.large_figures(given, required_agents(given))
    assert [(figure.label, figure.value, figure.note) for figure in figures] == [
        ("Agents", "2", "at 1 site"),
        ("Queues", "1", "in 1 language"),
        ("Horizon", "7 days", "from 1 Mar 2027"),
        ("Contacts", "400", "reach agents"),
    ]
    assert scenario_summary.sites_table(given)["Agents"].tolist() == [2]
    assert scenario_summary.queues_table(given).to_dict("records") == [
        {
            "Queue": "en-voice",
            "Language": "English",
            "Channel": "voice",
            "Customers' clock": RIGA,
            "Target": "80.0 % within 20 s",
            "Agents who may serve it": 2,
        }
    ]


def test_targets_of_messages_name_the_hours_that_count() -> None:
    assert scenario_summary.target_words(email(4)) == "90.0 % within 4 opening hours"
    assert scenario_summary.target_words(email(4, "elapsed")) == "90.0 % within 4 hours"
