"""Gaps, terms, frontiers, fairness and progress as they are drawn."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from shifts import at, schedule, shift

from planner.plan import Gap
from planner.plan.causes import Cause, Kind
from planner.plan.fairness import burdens
from planner.reports.figures import fairness, frontier, gap_bars, progress, terms_bars
from planner.reports.zone_choice import CUSTOMERS, ZoneChoice
from planner.scenario import StartWindow

BERLIN = tiny_scenario(queues={"de-voice": tiny_queue(time_zone="Europe/Berlin")})
ZONES = ZoneChoice(BERLIN, CUSTOMERS)


def gap(late: float, kind: Kind = Kind.RULES, particulars: tuple[str, ...] = ()) -> Gap:
    start = at("2027-03-01 09:00")
    return Gap("de-voice", start, start + timedelta(hours=2), 1.5, late, Cause(kind, particulars))


def test_gaps_are_bars_from_the_worst_by_the_kind_of_their_cause() -> None:
    figure = gap_bars([gap(1.0), gap(7.0, Kind.NO_SKILL), gap(3.0)], ZONES)
    assert [(bars.name, bars.y, bars.x) for bars in figure.data] == [
        ("nobody has the skill", (0,), (7,)), ("rules", (1, 2), (3, 1)),
    ]  # fmt: skip
    # 09:00 in Riga is 08:00 in Berlin.
    assert figure.layout.yaxis.ticktext[0] == "de-voice  Mon 2027-03-01 08:00 to 10:00"


def test_a_gaps_hover_is_a_sentence_in_which_names_hold_no_markup() -> None:
    words = gap_bars([gap(7.0, particulars=("<b>Amy</b> rests",))], ZONES).data[0].hovertext[0]
    assert words == (
        "de-voice, Mon 2027-03-01 08:00 to 10:00 in Europe/Berlin:<br>"
        "1.5 agent-hours short, 7 contacts late.<br>rules: &lt;b&gt;Amy&lt;/b&gt; rests."
    )


def test_ten_gaps_are_shown_of_many() -> None:
    figure = gap_bars([gap(float(late)) for late in range(12)], ZONES)
    assert figure.data[0].x == tuple(range(11, 1, -1))
    assert figure.layout.title.text == "The worst gaps: 10 of 12"


def test_no_gaps_are_good_news() -> None:
    figure = gap_bars([], ZONES)
    assert figure.layout.annotations[0].text == "Nowhere is a queue short of agents."


def test_plans_are_compared_by_the_terms_that_weigh_in_any_of_them() -> None:
    figure = terms_bars(
        {
            "now": {"late_contacts": 20.0, "wishes": 0.0, "changes": 0.0},
            "<i>then</i>": {"late_contacts": 5.0, "wishes": 0.0, "changes": 4.0},
        }
    )
    assert figure.layout.yaxis.ticktext == (
        "late contacts, by priority", "published shifts changed",
    )  # fmt: skip
    assert [bars.x for bars in figure.data] == [(20, 0), (5, 4)]
    assert figure.data[1].name == "&lt;i&gt;then&lt;/i&gt;"
    assert figure.layout.showlegend is True


def test_one_plan_has_no_legend() -> None:
    assert terms_bars({"now": {"late_contacts": 20.0}}).layout.showlegend is False


def test_a_frontier_shows_late_contacts_and_cost_by_the_number_of_changes() -> None:
    figure = frontier([0, 1, 5], [30.0, 20.0, 18.0], [100.0, 104.0, 110.0], "EUR")
    late, cost = figure.data
    assert (late.x, late.y, cost.y) == ((0, 1, 5), (30, 20, 18), (100, 104, 110))
    assert late.hovertext[1] == "With 1 shift changed: 20 late contacts."
    assert cost.hovertext[2] == "With 5 shifts changed: 110 labour cost (EUR)."
    assert len(frontier([0, 1], [30.0, 20.0]).data) == 1


def test_labels_of_a_frontier_that_would_touch_are_left_out() -> None:
    late = frontier([0, 1, 2, 10, 100], [5.0, 4.0, 3.0, 2.0, 1.0]).data[0]
    assert late.text == ("5", "", "", "2", "1")


def test_a_frontier_of_a_single_point_can_be_drawn() -> None:
    assert frontier([0], [0.0]).data[0].text == ("0",)


def test_burdens_are_counted_by_how_many_agents_have_so_many() -> None:
    nights = tiny_contract(starts=(StartWindow(from_=time(8), to=time(22), every_minutes=60),))
    agents = {name: tiny_agent(name) for name in ("amy", "ben", "cat")}
    scenario = tiny_scenario(contracts={"full-time": nights}, agents=agents)
    plan = schedule(
        scenario, shift("2027-03-01 22:00"), shift("2027-03-02 22:00"),
        shift("2027-03-06 09:00", agent="ben"),
    )  # fmt: skip
    night, weekend = fairness(scenario, burdens(scenario, plan)).data
    # Amy has two nights, Ben a weekend, Cat neither.
    assert (night.x, night.text) == ((0, 2), ("2", "1"))
    assert (weekend.x, weekend.text) == ((0, 1), ("2", "1"))
    assert night.hovertext == (
        "riga, full-time: 2 agents with 0 night shifts.<br>Ben, Cat",
        "riga, full-time: 1 agent with 2 night shifts.<br>Amy",
    )


def test_where_nothing_is_shared_out_it_says_so() -> None:
    scenario = tiny_scenario()
    figure = fairness(scenario, burdens(scenario, schedule(scenario)))
    assert "Nobody who has a peer" in figure.layout.annotations[0].text


def test_progress_steps_and_tells_the_gap() -> None:
    figure = progress([1.0, 2.0, 4.0], [200.0, 120.0, 100.0], [0.0, 80.0, 90.0])
    objective, bound = figure.data
    assert (objective.x, objective.y, bound.y) == ((1, 2, 4), (200, 120, 100), (0, 80, 90))
    assert {objective.line.shape, bound.line.shape} == {"hv"}
    assert figure.layout.title.text.endswith("at most 10.0 % from the best possible")
    assert bound.hovertext[2] == "After 4 s: no plan can be below, 90 late contacts."


@pytest.mark.parametrize(
    ("objective", "bound", "top"),
    [
        # A first plan of 5,000 is cut off at 1.6 times the last one, plus a margin of 5 %.
        ([5000.0, 100.0], [0.0, 90.0], 160 + 8),
        ([120.0, 100.0], [0.0, 90.0], 120 + 6),
    ],
)
def test_a_bad_first_plan_does_not_hide_the_rest(
    objective: list[float], bound: list[float], top: float
) -> None:
    assert progress([1.0, 2.0], objective, bound).layout.yaxis.range == (0, top)
