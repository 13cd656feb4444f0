"""The page Demand: what customers ask for, and why that takes so many agents."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from driving import App, address_of, choose, chooser, expect_no_trace, settled
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]


@pytest.fixture
def page(app: App, visit: Visit) -> Page:
    """The page on a scenario of which there is no plan."""
    opened = visit(address_of(app, "demand"))
    choose(opened, "Scenario", "Follow the sun")
    return opened


def metric(page: Page, label: str) -> Locator:
    return page.get_by_test_id("stMetric").filter(has_text=label)


def test_an_intervals_requirement_is_explained(page: Page) -> None:
    choose(page, "Queue", "en-chat")
    choose(page, "Day", "Tue 2 Mar 2027")
    choose(page, "Time", "12:00 to 12:15")
    expect(metric(page, "Offered load")).to_contain_text("erlangs")
    told = page.get_by_test_id("stMain")
    expect(told).to_contain_text("The model is Erlang A")
    expect(told).to_contain_text("An agent handles 2 at a time.")
    expect(told).to_contain_text(re.compile("What decides: with .* would miss what is asked"))
    expect(told).to_contain_text(re.compile(r"en-chat: \d+ agents? required from Tue 2027-03-02"))
    expect_no_trace(page)


def test_a_day_on_which_clocks_change_is_as_long_as_it_is(page: Page) -> None:
    # On 28 March at 03:00 the clocks of Riga go forward to 04:00.
    choose(page, "Queue", "en-emea-voice")
    choose(page, "Times in", "Europe/Riga")
    choose(page, "Day", "Sun 28 Mar 2027, 23 hours long")
    choose(page, "Time", "02:45 (UTC+02:00) to 04:00 (UTC+03:00)")
    expect(page.get_by_test_id("stMain")).to_contain_text("clocks go forward 1 h")
    expect(page.get_by_test_id("stMain")).to_contain_text("The queue is closed then")
    expect_no_trace(page)


def test_what_was_picked_is_there_after_a_reload(page: Page) -> None:
    choose(page, "Queue", "de-email")
    choose(page, "Day", "Wed 3 Mar 2027")
    page.get_by_role("radiogroup").get_by_text("Agents required").click()
    expect(page.get_by_test_id("stMain")).to_contain_text("agents required, mean over the weeks")
    settled(page)
    expect(chooser(page, "Day")).to_have_value("Wed 3 Mar 2027")
    page.reload()
    expect(chooser(page, "Queue")).to_have_value("de-email")
    expect(chooser(page, "Day")).to_have_value("Wed 3 Mar 2027")
    expect(page.get_by_test_id("stMain")).to_contain_text("agents required, mean over the weeks")
