"""The page Plans: what has been planned is told, compared, taken away and deleted."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from contradiction import contradicting_scenario
from driving import (
    App,
    address_of,
    choose,
    chooser,
    expect_no_trace,
    open_expander,
    settled,
)
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from runs_awaited import over

from planner.jobs import submit
from planner.planning import build_plan, write_plan
from planner.scenario import read_scenario

ROOT = Path(__file__).parents[2]
Visit = Callable[..., Page]


@pytest.fixture
def plans(app: App) -> Iterator[list[Path]]:
    """Two plans of the small team, made on the command line."""
    scenario = read_scenario(ROOT / "scenarios" / "small_team")
    made = build_plan(scenario, iterations=1)
    folders = [app.out / name for name in ("monday", "tuesday")]
    for folder in folders:
        write_plan(folder, made)
    yield folders
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def page(plans: list[Path], visit: Visit, app: App) -> Page:
    """The page, with the small team's plans on it."""
    opened = visit(address_of(app, "plans"))
    choose(opened, "Scenario", "Small team")
    return opened


def choose_plan(page: Page, name: str) -> None:
    box = chooser(page, "Plan to work with")
    box.click()
    page.get_by_role("option", name=re.compile(f"^{name}, ")).click()
    expect(page.get_by_text(f"Hand {name} out")).to_be_visible()
    settled(page)


def test_a_plan_is_opened(page: Page) -> None:
    for name in ("monday", "tuesday"):
        choose_plan(page, name)
        page.get_by_role("button", name="Open it").click()
        expect(chooser(page, "Plan")).to_have_value(re.compile(f"^{name}, "))


def test_plans_are_compared_and_the_comparison_taken_away(page: Page, tmp_path: Path) -> None:
    box = chooser(page, "Compare plans, the first with the others")
    for name in ("monday", "tuesday"):
        box.click()
        page.get_by_role("option", name=re.compile(f"^{name}, ")).click()
        settled(page)
        page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a page").click()
    download.value.save_as(tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text()
    assert "monday, " in text
    assert "tuesday, " in text
    expect_no_trace(page)


def test_a_plan_is_taken_away_as_a_zip(page: Page, plans: list[Path], tmp_path: Path) -> None:
    choose_plan(page, "monday")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    download.value.save_as(tmp_path / "plan.zip")
    with zipfile.ZipFile(tmp_path / "plan.zip") as archive:
        assert archive.read("shifts.csv") == (plans[0] / "shifts.csv").read_bytes()


def test_the_workbook_and_the_calendars_hold_every_shift(
    page: Page, plans: list[Path], tmp_path: Path
) -> None:
    choose_plan(page, "monday")
    for button, name in (("Workbook", "plan.xlsx"), ("Calendars", "calendars.zip")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / name)
    agents = [row.split(",")[0] for row in (plans[0] / "shifts.csv").read_text().splitlines()[1:]]
    sheet = load_workbook(tmp_path / "plan.xlsx")["Shifts"]
    assert [row[0].value for row in sheet.iter_rows() if row[0].value in agents] == agents
    with zipfile.ZipFile(tmp_path / "calendars.zip") as archive:
        found = [Calendar.from_ical(archive.read(name)) for name in archive.namelist()]
    assert sum(len(calendar.walk("VEVENT")) for calendar in found) == len(agents)


def test_a_plan_is_deleted_only_when_confirmed(page: Page, plans: list[Path]) -> None:
    choose_plan(page, "monday")
    page.get_by_role("button", name="Delete", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("will be gone for good")
    assert plans[0].exists()
    dialog.get_by_role("button", name="Delete it").click()
    expect(dialog).not_to_be_visible()
    assert not plans[0].exists()
    assert plans[1].exists()


def test_a_run_without_a_plan_tells_why_and_is_removed(app: App, visit: Visit) -> None:
    run = over(submit(app.out, contradicting_scenario(), name="Contradicting", time_limit=5.0))
    page = visit(address_of(app, "plans"))
    open_expander(page, "Contradicting: failed")
    expect(page.get_by_test_id("stMain")).to_contain_text("amy")
    settled(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Contradicting: failed")).to_have_count(0)
    assert not run.folder.exists()
