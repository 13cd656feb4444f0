"""Coverage and gaps: pick a gap, and see who serves it, who does not, and why."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from builders import even_forecast, tiny_queue, tiny_scenario
from driving import App, address_of, choose, chooser, expect_no_trace
from finished_plans import plan_folder
from grids import cell, grid, tick
from playwright.sync_api import Locator, Page, expect
from shifts import shift

from planner.scenario import Horizon, write_scenario

Visit = Callable[..., Page]


@pytest.fixture
def coverage(app: App, visit: Visit) -> Iterator[Page]:
    """The page, on a plan over the night on which Riga's clocks go forward.

    A queue is open around the clock on Saturday 27 and Sunday 28 March, and one agent is enough;
    in another, by New York's clock, nobody calls.
    Amy works on Saturday from 9 to 17 with lunch at noon, and nobody else ever. So the worst gap,
    of 30 hours, comes after her, the next, of nine hours, before her, and the last while she eats.
    """
    horizon = Horizon(start=date(2027, 3, 27), days=2, time_zone="Europe/Riga", interval_minutes=60)
    queues = {"en-voice": tiny_queue(opening_hours=None)}
    quiet = {"us-voice": tiny_queue(time_zone="America/New_York")}
    forecast = (*even_forecast(horizon, queues, volume=1), *even_forecast(horizon, quiet, volume=0))
    scenario = tiny_scenario(
        name="Spring", horizon=horizon, queues={**queues, **quiet}, forecast=forecast
    )
    inputs, plan = app.out / "scenarios" / "spring", app.out / "spring"
    write_scenario(scenario, inputs)
    plan_folder(plan, scenario, shift("2027-03-27 09:00", off=(("lunch", "12:00", 60),)))
    page = visit(address_of(app, "coverage"))
    choose(page, "Scenario", "Spring (kept)")
    yield page
    shutil.rmtree(inputs)
    shutil.rmtree(plan)


def body(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def pick_gap(page: Page, row: int, start: str) -> None:
    """Tick a gap, which begins at a time."""
    expect(cell(grid(page), row, "From")).to_contain_text(start)
    tick(page, grid(page), row)


def test_a_gap_that_is_picked_tells_who_could_come_and_who_could_not(coverage: Page) -> None:
    pick_gap(coverage, 2, "12:00")
    expect(chooser(coverage, "Time")).to_have_value("12:00 to 13:00")
    expect(body(coverage)).to_contain_text("On queue and may serve it: nobody")
    others = grid(coverage, 1)
    expect(body(coverage)).to_contain_text("Not on queue and may serve it: 2")
    expect(others).to_contain_text("on lunch")
    expect(others).to_contain_text("free: could work Sat 27 Mar")
    expect_no_trace(coverage)


def test_an_interval_that_is_picked_tells_who_serves_it(coverage: Page) -> None:
    choose(coverage, "Day", "Sat 27 Mar 2027")
    choose(coverage, "Time", "10:00 to 11:00")
    expect(body(coverage)).to_contain_text("On queue and may serve it: 1")
    expect(grid(coverage, 1)).to_contain_text("Sat 27 Mar 09:00-17:00")


def test_a_day_of_23_hours_is_23_hours_long(coverage: Page) -> None:
    # 03:00 to 04:00 is skipped, so that the hour after 02:00 begins at 04:00.
    expect(coverage.get_by_text("Sun 28 Mar (23 h)")).to_be_visible()
    choose(coverage, "Day", "Sun 28 Mar 2027, 23 hours long")
    choose(coverage, "Time", "02:00 (UTC+02:00) to 04:00 (UTC+03:00)")


def test_another_queue_is_looked_at_by_its_own_customers_clock(coverage: Page) -> None:
    choose(coverage, "Times in", "customers' own")
    choose(coverage, "Day", "Sun 28 Mar 2027, 23 hours long")
    choose(coverage, "Queue", "us-voice")
    # In New York the clocks went forward two weeks before.
    expect(chooser(coverage, "Day")).to_have_value(re.compile("^S[a-z]+ 2[78] Mar 2027$"))
    coverage.get_by_text("Show the people present too").click()
    expect_no_trace(coverage)


def test_times_follow_the_zone_that_is_chosen(coverage: Page) -> None:
    choose(coverage, "Times in", "Asia/Manila")
    # 12:00 in Riga is 18:00 in Manila.
    pick_gap(coverage, 2, "18:00")
    expect(chooser(coverage, "Time")).to_have_value("18:00 to 19:00")
