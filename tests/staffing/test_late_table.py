"""Late contacts by any number of agents."""

from __future__ import annotations

import numpy as np
import pytest
from builders import tiny_queue, tiny_scenario

from planner.staffing import answered, required_agents
from planner.staffing.late_table import late_table


@pytest.fixture(scope="module")
def of_two_queues():
    queues = {
        "calls": tiny_queue(patience_seconds=120.0, priority=2.0),
        "mail": tiny_queue(channel="email", service_level={"share": 0.9, "within_hours": 4}),
        "chats": tiny_queue(channel="chat", concurrency=2),
    }
    scenario = tiny_scenario(queues=queues)
    contacts = required_agents(scenario).contacts
    return scenario, contacts, late_table(scenario, contacts)


def test_it_knows_voice_and_chat_alone(of_two_queues) -> None:
    _, _, table = of_two_queues
    assert table.rows.tolist() == [0, 2]


@pytest.mark.parametrize("agents", [0.0, 1.0, 1.3, 2.0, 2.75])
def test_it_tells_the_late_contacts_of_the_formulas(of_two_queues, agents: float) -> None:
    scenario, contacts, table = of_two_queues
    level = answered(scenario, contacts, np.full(contacts.volume.shape, agents)).service_level
    priority = np.array([[2.0], [1.0]])
    coming = (contacts.volume * contacts.open)[table.rows]
    expected = priority * coming * (1.0 - level[table.rows])
    assert table.at(np.full(table.first.shape, agents)) == pytest.approx(expected, abs=1e-9)


def test_fewer_than_none_are_none_and_more_than_it_knows_its_last(of_two_queues) -> None:
    _, _, table = of_two_queues
    none, many = np.zeros(table.first.shape), np.full(table.first.shape, 1e6)
    assert np.array_equal(table.at(none - 3.0), table.at(none))
    last = table.late[table.first + table.length - 1]
    assert table.at(many) == pytest.approx(last, abs=1e-12)


def test_nobody_is_late_where_nobody_comes(of_two_queues) -> None:
    _, contacts, table = of_two_queues
    closed = ~contacts.open[table.rows]
    assert closed.any()
    assert not table.at(np.zeros(table.first.shape))[closed].any()
