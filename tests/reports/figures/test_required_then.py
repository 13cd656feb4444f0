"""Required agent-hours by day, now and with the changes of a what-if."""

from __future__ import annotations

import pytest
from builders import tiny_queue, tiny_scenario

from planner.reports.figures import required_then
from planner.reports.zone_choice import ZoneChoice
from planner.scenario import Scenario
from planner.staffing import required_agents
from planner.whatif.changes import VolumeChange, changed


def two_queues() -> Scenario:
    """Two queues of calls from Monday to Friday: ten an hour each, which require three agents."""
    return tiny_scenario(
        queues={"en-voice": tiny_queue(), "lv-voice": tiny_queue(language="lv")},
    )


def test_a_queue_that_moves_has_a_line_for_now_and_one_for_then() -> None:
    before = two_queues()
    after = changed(before, [VolumeChange(queues="en-voice", factor=0)])
    zones = ZoneChoice(before, "Europe/Riga")
    figure = required_then(required_agents(before), required_agents(after), zones)
    assert [line.name for line in figure.data] == ["now", "with the changes"]
    # Three agents for eight hours on five days; then nobody calls any more.
    assert list(figure.data[0].y) == [24] * 5 + [0] * 2
    assert list(figure.data[1].y) == [0] * 7
    assert figure.layout.annotations[0].text == "en-voice: 120 h, then 0 h"


def test_where_no_queue_moves_the_figure_says_so() -> None:
    now = required_agents(two_queues())
    figure = required_then(now, now, ZoneChoice(two_queues(), "Europe/Riga"))
    assert not figure.data
    assert figure.layout.annotations[0].text == "No queue asks for more or for less."


@pytest.mark.parametrize(("queues", "height"), [(1, 268), (3, 268), (4, 396)])
def test_three_drawings_stand_side_by_side(queues: int, height: int) -> None:
    before = tiny_scenario(queues={f"queue-{number}": tiny_queue() for number in range(queues)})
    after = changed(before, [VolumeChange(queues="*", factor=3)])
    zones = ZoneChoice(before, "Europe/Riga")
    figure = required_then(required_agents(before), required_agents(after), zones)
    assert len(figure.data) == 2 * queues
    assert figure.layout.height == height
