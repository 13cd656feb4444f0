"""The page What-if: changes are said, seen, planned and compared; nothing typed is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import (
    App,
    address_of,
    choose,
    chooser,
    expect_no_trace,
    number,
    open_expander,
    settled,
    sidebar,
)
from playwright.sync_api import Page, expect

from planner.planning import build_plan, write_plan
from planner.scenario import read_scenario
from planner.whatif.changes import parse_change, read_changes, write_changes

ROOT = Path(__file__).parents[2]
SECONDS = 6
VOLUME = "1. Portuguese voice +30 %"
ABSENCE = "2. Inês Carvalho: sick on 2 March"

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def in_force(app: App) -> Iterator[None]:
    """A plan of the small team, made on the command line."""
    folder = app.out / "in_force"
    write_plan(folder, build_plan(read_scenario(ROOT / "scenarios" / "small_team"), iterations=1))
    yield
    shutil.rmtree(folder)


@pytest.fixture
def page(in_force: None, visit: Visit, app: App) -> Page:
    opened = visit(address_of(app, "what-if"))
    choose(opened, "Scenario", "Small team")
    return opened


def expect_words(page: Page, *words: str | re.Pattern[str]) -> None:
    """The page tells all this, sooner or later."""
    for each in words:
        expect(page.get_by_test_id("stMain")).to_contain_text(each)
    settled(page)


def press(page: Page, name: str) -> None:
    settled(page)
    page.get_by_role("button", name=name, exact=True).click()


def say_more_calls(page: Page) -> None:
    """Fill the form for 30 per cent more Portuguese calls."""
    box = chooser(page, "Queues")
    box.click()
    page.get_by_role("option", name="pt-voice", exact=True).click()
    settled(page)
    page.keyboard.press("Escape")
    number(page, "Per cent more (minus: less)").fill("30")
    press(page, "Add it")
    expect_words(page, VOLUME)


def say_absence(page: Page) -> None:
    """Fill the form for somebody who is sick on Tuesday."""
    choose(page, "What changes", "Somebody is absent")
    choose(page, "Who", "Inês Carvalho")
    page.get_by_role("spinbutton", name="year, First day").click()
    page.keyboard.type("20270302")
    press(page, "Add it")
    expect_words(page, ABSENCE)


def type_line(page: Page, line: str) -> None:
    settled(page)
    open_expander(page, "Type it on a line instead")
    box = page.get_by_role("textbox", name="A change on one line")
    box.fill(line)
    box.press("Enter")


def search_briefly(page: Page) -> None:
    field = number(page, "Seconds for the search")
    field.fill(str(SECONDS))
    field.press("Enter")
    settled(page)


def test_two_changes_are_seen_at_once_then_planned_and_compared(page: Page) -> None:
    say_more_calls(page)
    # 726 Portuguese calls are forecast; of 1,571 contacts in all they are 218 more.
    expect_words(page, "1,789", "+13.9 %, now 1,571", "pt-voice: 147 h, then 168 h")
    say_absence(page)
    expect_words(page, "of people who are away")
    search_briefly(page)
    press(page, "Plan it")
    expect(sidebar(page)).to_contain_text("What if: Portuguese voice +30 %; Inês Carvalho: sick")
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect_words(page, "planned anew")
    page.get_by_role("link", name="Plans").click()
    expect(page.get_by_role("heading", name="Plans")).to_be_visible()
    chooser(page, "Plan to work with").click()
    expect(
        page.get_by_role("option", name=re.compile("^What if: Portuguese voice"))
    ).to_be_visible()
    expect_no_trace(page)


def test_a_plan_is_repaired_with_few_changes_and_who_is_asked_is_told(page: Page) -> None:
    type_line(page, "absence ines 2027-03-02")
    press(page, "Add the line")
    expect_words(page, "1. Inês Carvalho: sick on 2 March")
    search_briefly(page)
    press(page, "Repair it")
    expect(page.get_by_role("heading", name="The repair")).to_be_visible()
    expect_words(page, re.compile(r"shifts? cannot stay"), "repaired")
    expect_no_trace(page)


def test_an_impossible_change_is_told_in_words_and_stays_typed(page: Page) -> None:
    line = "volume pt-voice +20% from 2027-04-08"
    type_line(page, line)
    expect_words(page, "nothing is forecast then within the horizon, 1 March to 7 March")
    press(page, "Add the line")
    settled(page)
    expect_words(page, "Nothing is changed yet")
    page.reload()
    expect_words(page, "nothing is forecast then")
    expect(page.get_by_role("textbox", name="A change on one line")).to_have_value(line)
    expect_no_trace(page)


def test_a_change_that_no_longer_fits_is_marked_and_nothing_is_planned(page: Page) -> None:
    for number_, line in enumerate(
        ("hire 1 lisbon full-time pt:C1 voice", "train new-lisbon-1 en C1")
    ):
        type_line(page, line)
        press(page, "Add the line")
        expect_words(page, f"{number_ + 1}. ")
    page.get_by_role("button", name="delete icon").first.click()
    expect_words(page, 'It cannot be made: no agent has the id "new-lisbon-1"')
    expect_words(page, "Mend or remove the changes marked in red above")


def test_a_change_that_spoils_the_outcome_is_marked(page: Page) -> None:
    # Nine hours on one day of a week are less than the 32 that the contract asks for.
    type_line(page, "contract_rule full-time days_per_week.max 1")
    press(page, "Add the line")
    expect_words(page, "With it, nothing can be planned", "32 h cannot be reached")
    expect_no_trace(page)


def test_the_list_is_edited_ordered_and_there_on_other_pages_and_after_a_reload(
    page: Page,
) -> None:
    say_more_calls(page)
    say_absence(page)
    page.get_by_role("button", name="edit icon").first.click()
    percent = number(page, "Per cent more (minus: less)").first
    expect(percent).to_have_value("30")
    percent.fill("-10")
    press(page, "Save the change")
    expect_words(page, "1. Portuguese voice -10 %")
    page.get_by_role("button", name="arrow_downward icon").first.click()
    expect_words(page, "1. Inês Carvalho", "2. Portuguese voice -10 %")
    page.get_by_role("link", name="Demand").click()
    expect(page.get_by_role("heading", name="Demand")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="What-if").click()
    expect_words(page, "1. Inês Carvalho", "2. Portuguese voice -10 %")
    page.reload()
    expect_words(page, "1. Inês Carvalho", "2. Portuguese voice -10 %")


def test_a_list_is_taken_away_and_brought_back(page: Page, tmp_path: Path) -> None:
    changes = [parse_change("volume pt-voice +30%"), parse_change("leave rita")]
    file = tmp_path / "list.toml"
    file.write_text(write_changes(changes))
    press(page, "Upload a list")
    page.locator("input[type=file]").set_input_files(file)
    press(page, "Add its 2 changes to the list")
    expect_words(page, VOLUME, "2. Rita Moreira leaves")
    with page.expect_download() as download:
        press(page, "Download the list")
    download.value.save_as(file)
    assert read_changes(file) == tuple(changes)


def test_a_broken_list_names_what_is_wrong(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "list.toml"
    file.write_text('[[change]]\nkind = "volume"\nqueues = "pt-voice"\nfactor = "much"\n')
    press(page, "Upload a list")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("change[1].factor")
    expect_no_trace(page)


def test_a_what_if_is_kept_as_a_scenario(page: Page, app: App) -> None:
    say_more_calls(page)
    press(page, "Keep it")
    expect_words(page, "Kept as What if: Portuguese voice +30 %")
    choose(page, "Scenario", "What if: Portuguese voice +30 % (kept)")
    expect_words(page, "Nothing is changed yet")
    shutil.rmtree(app.out / "scenarios" / "what-if-portuguese-voice-30")
