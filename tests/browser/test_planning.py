"""Planning in the app: start, watch, stop, find again."""

from __future__ import annotations

import re
from collections.abc import Callable

from contradiction import contradicting_scenario
from driving import (
    App,
    ask_for_plan,
    choose,
    chooser,
    expect_no_trace,
    number,
    open_expander,
    settled,
    sidebar,
    type_seconds,
)
from playwright.sync_api import Page, expect

from planner.scenario import write_scenario

Visit = Callable[..., Page]


def test_a_plan_is_made_watched_and_opened(page: Page) -> None:
    ask_for_plan(page, "Small team", seconds=8)
    expect(sidebar(page)).to_contain_text("Small team is being planned")
    expect(sidebar(page)).to_contain_text(re.compile(r"late contacts, at least .* in any plan"))
    expect(sidebar(page)).to_contain_text(re.compile(r"objective .*, bound .*, gap .* %"))
    expect(sidebar(page)).to_contain_text("Small team is planned")
    expect(chooser(page, "Plan")).to_have_value(re.compile("^Small team, "))
    expect(sidebar(page).get_by_role("button", name="Open it")).to_have_count(0)
    expect_no_trace(page)


def test_a_plan_is_improved_by_simulation_and_tells_how_it_came_about(page: Page) -> None:
    choose(page, "Scenario", "Small team")
    open_expander(page, "Make a plan")
    # The box itself is drawn over: what somebody clicks is its label.
    sidebar(page).get_by_text("Improve it by simulation").click()
    settled(page)
    ask_for_plan(page, "Small team", seconds=12)
    expect(sidebar(page)).to_contain_text(re.compile(r"simulated: \d+ contacts late"))
    expect(sidebar(page)).to_contain_text("Small team is planned")
    page.get_by_role("link", name="Simulation").click()
    expect(page.get_by_role("heading", name="How the plan came about")).to_be_visible()
    expect_no_trace(page)


def test_a_solve_is_stopped_and_its_plan_kept(page: Page) -> None:
    ask_for_plan(page, "Follow the sun", seconds=900)
    expect(sidebar(page)).to_contain_text("late contacts")
    sidebar(page).get_by_role("button", name="Stop and keep the best plan").click()
    expect(sidebar(page)).to_contain_text("was stopped; its best plan is kept")
    expect(chooser(page, "Plan")).to_have_value(re.compile("^Follow the sun, "))


def test_a_reload_during_a_solve_finds_it_again(page: Page) -> None:
    ask_for_plan(page, "Follow the sun", seconds=900)
    expect(sidebar(page)).to_contain_text("is being planned")
    expect(page).to_have_url(re.compile("desk="))
    page.reload()
    expect(sidebar(page)).to_contain_text("is being planned")
    expect(sidebar(page).get_by_role("button", name="Stop and keep the best plan")).to_be_visible()


def test_two_sessions_see_whose_turn_it_is(visit: Visit) -> None:
    one, two = visit(), visit()
    ask_for_plan(one, "Follow the sun", seconds=900)
    expect(sidebar(one)).to_contain_text("is being planned")
    ask_for_plan(two, "Small team", seconds=8)
    expect(sidebar(two)).to_contain_text("Small team waits for its turn")
    expect(sidebar(two)).to_contain_text("1 run before it")
    expect(sidebar(one)).to_contain_text("Small team: waits for its turn")
    sidebar(one).get_by_role("button", name="Stop and keep the best plan").click()
    expect(sidebar(two)).to_contain_text("Small team is planned")


def test_two_sessions_do_not_see_each_other_s_choices(visit: Visit) -> None:
    one, two = visit(), visit()
    choose(one, "Scenario", "Odd hours")
    choose(one, "Times in", "UTC")
    type_seconds(one, 33)
    settled(two)
    open_expander(two, "Make a plan")
    expect(chooser(two, "Times in")).to_have_value("each site's own")
    expect(number(two, "Seconds to search")).to_have_value("60")


def test_what_was_chosen_and_typed_is_there_after_a_reload(page: Page) -> None:
    choose(page, "Scenario", "Odd hours")
    choose(page, "Times in", "UTC")
    type_seconds(page, 33)
    page.reload()
    settled(page)
    open_expander(page, "Make a plan")
    expect(chooser(page, "Scenario")).to_have_value("Odd hours")
    expect(chooser(page, "Times in")).to_have_value("UTC")
    expect(number(page, "Seconds to search")).to_have_value("33")


def test_an_address_that_is_in_use_gives_a_copy_of_its_desk(visit: Visit) -> None:
    one = visit()
    choose(one, "Scenario", "Odd hours")
    two = visit(one.url)
    expect(chooser(two, "Scenario")).to_have_value("Odd hours")
    expect(two).not_to_have_url(one.url)
    choose(two, "Scenario", "Night and day")
    one.reload()
    settled(one)
    expect(chooser(one, "Scenario")).to_have_value("Odd hours")


def test_a_plan_that_cannot_be_made_tells_why_and_loses_nothing(app: App, visit: Visit) -> None:
    write_scenario(contradicting_scenario(), app.out / "scenarios" / "contradicting")
    page = visit()
    ask_for_plan(page, "Contradicting (kept)", seconds=33)
    expect(sidebar(page)).to_contain_text("could not be planned")
    expect(sidebar(page).get_by_role("alert")).to_contain_text("amy")
    expect(chooser(page, "Scenario")).to_have_value("Contradicting (kept)")
    open_expander(page, "Make a plan")
    expect(number(page, "Seconds to search")).to_have_value("33")
    expect_no_trace(page)
