"""Service against targets, and late contacts against the fewest possible, as they are drawn."""

from __future__ import annotations

from planner.plan import QueueService
from planner.reports.figures import late_contacts, service_by_queue


def queue(name: str, level: float | None, target: float = 0.8) -> QueueService:
    return QueueService(name, None, 100.0, 2.0, level, target, None, None, None, None)


def test_queues_that_meet_their_target_are_dots_and_others_crosses() -> None:
    figure = service_by_queue([queue("a", 0.9), queue("b", 0.7), queue("empty", None)])
    drawn = {trace.name: trace for trace in figure.data if trace.name}
    assert (drawn["target met"].x, drawn["target met"].y) == ((0.9,), (0,))
    assert (drawn["target missed"].x, drawn["target missed"].y) == ((0.7,), (1,))
    assert drawn["target met"].marker.symbol != drawn["target missed"].marker.symbol
    assert figure.layout.yaxis.ticktext == ("a", "b")


def test_a_low_service_level_is_inside_the_scale() -> None:
    low, high = service_by_queue([queue("a", 0.1)]).layout.xaxis.range
    assert low < 0.1
    assert high > 1


def test_without_contacts_there_is_no_service_to_draw() -> None:
    figure = service_by_queue([queue("empty", None)])
    assert figure.layout.annotations[0].text == "No queue has contacts."


def test_late_contacts_are_cut_where_no_plan_could_have_fewer() -> None:
    figure = late_contacts(220.0, 123.0)
    assert [trace.x for trace in figure.data] == [(123.0,), (97.0,)]
    assert figure.data[1].name == "97 late in this plan, maybe not in a better one"


def test_a_plan_that_breaks_rules_may_be_below_the_bound() -> None:
    assert [trace.x for trace in late_contacts(5.0, 10.0).data] == [(5.0,), (0.0,)]
