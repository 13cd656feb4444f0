"""What somebody does in the app, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect

from planner.ui.pages import PAGES

TRIES, OPEN_MS = 10, 10_000
SIGNS_OF_A_TRACE = ("Traceback", "site-packages", "encountered an error", "fault of the planner")


@dataclass(frozen=True)
class App:
    """A server of the app: its address, and the folder of its plans."""

    address: str
    out: Path


def address_of(app: App, path: str) -> str:
    """A page's address. The first page is where the app opens, and has none of its own."""
    return app.address if path == PAGES[0].path else f"{app.address}/{path}"


def sidebar(page: Page) -> Locator:
    return page.get_by_test_id("stSidebar")


def settled(page: Page) -> None:
    """Waits until the page is drawn and the server has nothing more to say."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true]")).to_have_count(0)


def chooser(page: Page, label: str) -> Locator:
    """A list to choose from."""
    # While a page is being drawn anew, the list as it was may stand beside it.
    return page.get_by_role("combobox", name=label, exact=True).first


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by what it shows."""
    settled(page)
    boxes = page.get_by_role("combobox", name=label, exact=True)
    box = boxes.first
    for number in range(TRIES):
        # The list as it was may still stand beside the one that counts.
        box = boxes.nth(number % max(boxes.count(), 1))
        if _chosen(page, box, option):
            break
    expect(box).to_have_value(option)
    settled(page)


def _chosen(page: Page, box: Locator, option: str) -> bool:
    """Whether an option was clicked and holds.

    Figures drawn meanwhile scroll and close the list, and what is drawn anew may lose the click.
    """
    box.click()
    box.fill(option)
    try:
        page.get_by_role("option", name=option, exact=True).click(timeout=OPEN_MS)
        expect(box).to_have_value(option, timeout=OPEN_MS)
    except (TimeoutError, AssertionError):
        box.press("Escape")
        return False
    return True


def open_expander(page: Page, label: str) -> None:
    details = page.locator("details", has=page.locator("summary", has_text=label))
    is_open = page.locator("details[open]", has=page.locator("summary", has_text=label))
    for _ in range(TRIES):
        # What is drawn anew between the look and the click is closed again.
        if is_open.count() or _opened(details, is_open):
            break
    expect(is_open).to_be_visible()


def _opened(details: Locator, is_open: Locator) -> bool:
    details.locator("summary").click()
    try:
        is_open.wait_for(timeout=OPEN_MS)
    except TimeoutError:
        return False
    return True


def number(page: Page, label: str) -> Locator:
    """A field for a number."""
    return page.get_by_role("spinbutton", name=label, exact=True)


def type_seconds(page: Page, seconds: int) -> None:
    """Say how long the next plan may be searched for."""
    settled(page)
    open_expander(page, "Make a plan")
    field = number(page, "Seconds to search")
    field.fill(str(seconds))
    field.press("Enter")
    settled(page)


def ask_for_plan(page: Page, scenario: str, seconds: int) -> None:
    """Choose a scenario and have it planned."""
    choose(page, "Scenario", scenario)
    type_seconds(page, seconds)
    sidebar(page).get_by_role("button", name="Make a plan").click()


def expect_no_trace(page: Page) -> None:
    """Nothing on the page is a programmer's business."""
    settled(page)
    for sign in SIGNS_OF_A_TRACE:
        expect(page.locator("body")).not_to_contain_text(sign)
