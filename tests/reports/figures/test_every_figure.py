"""What holds of every figure: it follows the reader's theme, and is the same each time."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date

import plotly.graph_objects as go
import pytest
from covered_days import covered, one_day
from shifts import shift

from planner.plan import service
from planner.plan.fairness import burdens
from planner.plan.gaps import gaps
from planner.reports import figures
from planner.reports.figures import LocalDays
from planner.reports.zone_choice import ZoneChoice
from planner.simulation.told import DayTold, QueueTold, Range, Verdict
from planner.staffing import required_agents
from planner.staffing.explained import explain_requirement
from planner.whatif.changes import VolumeChange, changed

SCENARIO = one_day()
COVERAGE = covered(SCENARIO, shift("2027-03-01 09:00"))
REQUIREMENT = COVERAGE.requirement
DOUBLED = required_agents(changed(SCENARIO, [VolumeChange(queues="*", factor=2)]))
DAY = LocalDays(date(2027, 3, 1), 1, "Europe/Riga")
ZONES = ZoneChoice(SCENARIO, "Europe/Riga")
NEARLY = Range(0.79, 0.75, 0.83)
SIMULATED = QueueTold(
    "en-voice", Verdict.IN_DOUBT, 0.8, None, None, NEARLY, None, None, None, by_formula=0.7
)
SIMULATED_DAY = DayTold("en-voice", date(2027, 3, 1), 0.8, 80.0, NEARLY, 0.4)

FIGURES: dict[str, Callable[[], go.Figure]] = {
    "daily_volume": lambda: figures.daily_volume(REQUIREMENT, ["en-voice"], ZONES),
    "fairness": lambda: figures.fairness(SCENARIO, burdens(SCENARIO, COVERAGE.schedule)),
    "frontier": lambda: figures.frontier([0, 1], [9.0, 3.0], [90.0, 95.0], "EUR"),
    "gap_bars": lambda: figures.gap_bars(gaps(COVERAGE), ZONES),
    "interval_volume": lambda: figures.interval_volume(REQUIREMENT, ["en-voice"], DAY),
    "language_strip": lambda: figures.language_strip(COVERAGE, ZONES),
    "late_contacts": lambda: figures.late_contacts(9.0, 4.0),
    "net_heat_map": lambda: figures.net_heat_map(COVERAGE, "en-voice", "Europe/Riga"),
    "progress": lambda: figures.progress([1.0, 2.0], [9.0, 8.0], [0.0, 7.0]),
    "required_and_serving": lambda: figures.required_and_serving(COVERAGE, "en-voice", DAY),
    "required_then": lambda: figures.required_then(REQUIREMENT, DOUBLED, ZONES),
    "requirement_explained": lambda: figures.requirement_explained(
        explain_requirement(SCENARIO, REQUIREMENT, "en-voice", 10)
    ),
    "service_by_queue": lambda: figures.service_by_queue(service(COVERAGE)),
    "simulated_days": lambda: figures.simulated_days("en-voice", "Europe/Riga", [SIMULATED_DAY]),
    "simulated_service": lambda: figures.simulated_service([SIMULATED]),
    "terms_bars": lambda: figures.terms_bars({"now": {"late_contacts": 3.0}}),
    "timeline": lambda: figures.timeline(SCENARIO, COVERAGE.schedule, ["amy", "ben"], DAY),
    "week_heat_map": lambda: figures.week_heat_map(REQUIREMENT, "en-voice", "Europe/Riga"),
}

every_figure = pytest.mark.parametrize("name", FIGURES)


def test_every_figure_is_tried_here() -> None:
    public = {name for name in figures.__all__ if inspect.isfunction(getattr(figures, name))}
    assert public == set(FIGURES)


@every_figure
def test_backgrounds_are_clear_and_fonts_left_to_the_theme(name: str) -> None:
    layout = FIGURES[name]().layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    fonts = [layout.font, layout.title.font, *(note.font for note in layout.annotations)]
    assert [font.color for font in fonts] == [None] * len(fonts)


@every_figure
def test_a_figure_has_a_title_and_is_the_same_each_time(name: str) -> None:
    once, again = FIGURES[name](), FIGURES[name]()
    assert once.layout.title.text
    assert once.to_json() == again.to_json()
