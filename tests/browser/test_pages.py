"""What holds for every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import full_files, write_files
from driving import App, address_of, choose, expect_no_trace, settled
from playwright.sync_api import Page, expect

from planner.ui.pages import PAGES

Visit = Callable[..., Page]
EVERY_PAGE = pytest.mark.parametrize("path", [entry.path for entry in PAGES])


@EVERY_PAGE
def test_a_page_without_a_plan_says_what_to_do(app: App, visit: Visit, path: str) -> None:
    page = visit(address_of(app, path))
    choose(page, "Scenario", "Odd hours")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect_no_trace(page)


@EVERY_PAGE
def test_a_page_on_a_broken_scenario_names_what_is_wrong(app: App, visit: Visit, path: str) -> None:
    broken = app.out / "scenarios" / "broken"
    if not broken.exists():
        agents = full_files()["agents.csv"].replace("riga,part-time", "rga,part-time")
        write_files(broken, {**full_files(), "agents.csv": agents})
    page = visit(address_of(app, path))
    choose(page, "Scenario", "Everything at once (kept)")
    expect(page.get_by_test_id("stMain")).to_contain_text('no site has the id "rga"')
    settled(page)
    expect_no_trace(page)
