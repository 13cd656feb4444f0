"""Simulation: a plan without one is simulated, and what customers live through is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from builders import tiny_scenario
from driving import App, address_of, choose, expect_no_trace
from finished_plans import plan_folder
from playwright.sync_api import Page, expect
from shifts import shift

from planner.scenario import Simulation, write_scenario

Visit = Callable[..., Page]


@pytest.fixture
def simulation(app: App, visit: Visit) -> Iterator[Page]:
    """The page, on a plan of one shift that was never simulated."""
    scenario = tiny_scenario(name="Simulated", simulation=Simulation(replications=3))
    inputs, plan = app.out / "scenarios" / "simulated", app.out / "simulated"
    write_scenario(scenario, inputs)
    plan_folder(plan, scenario, shift("2027-03-01 09:00"))
    page = visit(address_of(app, "simulation"))
    choose(page, "Scenario", "Simulated (kept)")
    yield page
    shutil.rmtree(inputs)
    shutil.rmtree(plan)


def test_a_plan_is_simulated_at_a_click_and_told_queue_by_queue(simulation: Page) -> None:
    main = simulation.get_by_test_id("stMain")
    expect(main).to_contain_text("has not been simulated yet")
    simulation.get_by_role("button", name="Simulate this plan").click()
    expect(main).to_contain_text("3 times")
    expect(main).to_contain_text("0 of 1")
    expect(main).to_contain_text("1 missed, 0 in doubt")
    expect(main).to_contain_text("reach the target on average")
    simulation.get_by_role("button", name="Simulate again").click()
    expect(main).to_contain_text("6 times")
    expect_no_trace(simulation)
