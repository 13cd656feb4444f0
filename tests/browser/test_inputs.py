"""Inputs: upload what is broken, see its rows named, mend it, keep it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from builders import full_files
from driving import App, address_of, choose, chooser, expect_no_trace, settled
from grids import cell, edit, grid, select
from playwright.sync_api import Locator, Page, expect

from planner.reports.exports.archive import zipped
from planner.scenario import read_scenario

Visit = Callable[..., Page]
AGENTS = full_files()["agents.csv"]


@pytest.fixture
def inputs(app: App, visit: Visit) -> Page:
    """The page, on the scenario of a small team."""
    page = visit(address_of(app, "inputs"))
    choose(page, "Scenario", "Small team")
    expect(cell(grid(page), 0, "agent")).to_have_text("beatriz")
    return page


def body(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def upload(page: Page, files: Mapping[str, str]) -> None:
    """Upload a folder as a zip, and take it in."""
    archive = zipped({f"March/{name}": text.encode() for name, text in files.items()})
    page.get_by_role("button", name="Upload a scenario").click()
    file = {"name": "March.zip", "mimeType": "application/zip", "buffer": archive}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Work on it").click()
    expect(body(page)).to_contain_text("Uploaded.")
    settled(page)


def test_a_broken_table_that_is_uploaded_has_its_rows_named(inputs: Page) -> None:
    broken = AGENTS.replace("riga,part-time", "rga,part-time")
    upload(inputs, {**full_files(), "agents.csv": broken})
    expect(body(inputs)).to_contain_text("2 problems to mend: Agents 2.")
    # Ben is in row 3 and Dan in row 5 of the file, in which the header is row 1.
    expect(cell(grid(inputs), 1, "To mend")).to_contain_text('did you mean "riga"')
    problems = inputs.get_by_test_id("stTable").get_by_role("row")
    expect(problems.nth(1)).to_contain_text(re.compile("^3 *site"))
    expect(problems.nth(2)).to_contain_text(re.compile("^5 *site"))
    expect_no_trace(inputs)


def test_a_cell_is_made_wrong_mended_and_the_draft_kept(inputs: Page, app: App) -> None:
    edit(inputs, grid(inputs), 0, "site", "lissbon")
    expect(body(inputs)).to_contain_text("1 problem to mend: Agents 1.")
    expect(cell(grid(inputs), 0, "To mend")).to_contain_text('did you mean "lisbon"')
    edit(inputs, grid(inputs), 0, "site", "lisbon")
    expect(body(inputs)).to_contain_text("Small team: no problems.")
    edit(inputs, grid(inputs), 0, "name", "Beatriz Almeida Costa")
    expect(body(inputs)).to_contain_text("not kept yet: Agents")
    settled(inputs)
    inputs.get_by_role("button", name="Keep as a scenario").click()
    inputs.get_by_role("textbox", name="Name").fill("Renamed team")
    inputs.get_by_role("textbox", name="Name").press("Enter")
    inputs.get_by_role("button", name="Keep it").click()
    expect(chooser(inputs, "Scenario")).to_have_value("Renamed team (kept)")
    kept = read_scenario(app.out / "scenarios" / "renamed-team")
    assert kept.agents["beatriz"].name == "Beatriz Almeida Costa"


def test_what_was_typed_is_there_on_the_next_page_and_after_a_reload(inputs: Page) -> None:
    edit(inputs, grid(inputs), 1, "contract", "none such")
    expect(body(inputs)).to_contain_text("1 problem to mend")
    settled(inputs)
    inputs.get_by_role("link", name="Plans").click()
    expect(inputs.get_by_role("heading", name="Plans")).to_be_visible()
    inputs.get_by_role("link", name="Inputs").click()
    expect(cell(grid(inputs), 1, "contract")).to_have_text("none such")
    inputs.reload()
    expect(cell(grid(inputs), 1, "contract")).to_have_text("none such")


def test_rows_are_added_and_removed(inputs: Page) -> None:
    inputs.get_by_role("button", name="Add a row").click()
    table = grid(inputs)
    expect(cell(table, 8, "Row")).to_have_text("10")
    settled(inputs)
    edit(inputs, table, 8, "agent", "zoe")
    expect(cell(table, 8, "To mend")).to_contain_text("name: is empty")
    select(inputs, table, 8, "Tick")
    inputs.keyboard.press("Enter")
    inputs.get_by_role("button", name="Remove 1 row").click()
    expect(body(inputs)).to_contain_text("Small team: no problems.")


def test_two_sessions_do_not_see_each_other_s_drafts(inputs: Page, app: App, visit: Visit) -> None:
    edit(inputs, grid(inputs), 0, "site", "lissbon")
    expect(body(inputs)).to_contain_text("1 problem to mend")
    other = visit(address_of(app, "inputs"))
    choose(other, "Scenario", "Small team")
    expect(body(other)).to_contain_text("Small team: no problems.")
