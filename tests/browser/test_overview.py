"""The page Overview: what a plan is worth, where it hurts and why."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import App, choose, chooser, expect_no_trace, settled
from finished_plans import plan_folder
from playwright.sync_api import Locator, Page, expect
from shifts import shift

from planner.plan import Shift
from planner.scenario import read_scenario

ROOT = Path(__file__).parents[2]
LISBON = "Europe/Lisbon"
Plant = Callable[..., Path]


@pytest.fixture
def plant(app: App) -> Iterator[Plant]:
    """Puts a plan of the small team with these shifts into the app's folder."""
    scenario = read_scenario(ROOT / "scenarios" / "small_team")
    folders = []

    def planted(name: str, *shifts: Shift) -> Path:
        folders.append(app.out / name)
        return plan_folder(app.out / name, scenario, *shifts)

    yield planted
    for folder in folders:
        shutil.rmtree(folder)


def shift_from(start: str) -> Shift:
    return shift(start, 9, "beatriz", LISBON, off=(("lunch", "12:00", 60),))


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def test_a_plan_is_told_in_customers_with_its_worst_gaps(plant: Plant, page: Page) -> None:
    plant("one-shift", shift_from("2027-03-01 09:00"))
    choose(page, "Scenario", "Small team")
    expect(chooser(page, "Plan")).to_have_value(re.compile("^one-shift, "))
    expect(main(page)).to_contain_text("No rule is broken.")
    expect(main(page)).to_contain_text(re.compile(r"late in this plan, maybe not in a better one"))
    gaps = main(page).get_by_text(re.compile(r"contacts late, .* agent-hours short"))
    expect(gaps).to_have_count(5)
    why = page.locator("details", has_text="Who could serve it").first
    why.locator("summary").click()
    expect(why).to_contain_text("Free")
    expect(main(page)).to_contain_text("Targets reached over the horizon:")
    expect_no_trace(page)


def test_gaps_are_told_in_the_zone_chosen(plant: Plant, page: Page) -> None:
    plant("one-shift", shift_from("2027-03-01 09:00"))
    choose(page, "Scenario", "Small team")
    expect(main(page)).to_contain_text(f"({LISBON}):")
    choose(page, "Times in", "Asia/Manila")
    expect(main(page)).to_contain_text("(Asia/Manila):")
    expect(main(page)).not_to_contain_text(f"({LISBON}):")


def test_a_rule_that_a_plan_breaks_is_named(plant: Plant, page: Page) -> None:
    # The team's full-time contract lets shifts start from 08:00.
    plant("too-early", shift_from("2027-03-01 07:00"))
    choose(page, "Scenario", "Small team")
    broken = main(page).get_by_role("alert").filter(has_text="broken in this plan")
    expect(broken).to_contain_text("Beatriz Almeida")
    expect_no_trace(page)


def test_without_a_plan_the_scenario_is_told_and_what_to_do(page: Page) -> None:
    choose(page, "Scenario", "Odd hours")
    expect(main(page)).to_contain_text("Press Make a plan in the sidebar")
    expect(main(page).get_by_role("heading", name="Odd hours")).to_be_visible()
    expect(main(page).get_by_test_id("stMetric")).to_have_count(4)
    settled(page)
    expect_no_trace(page)
