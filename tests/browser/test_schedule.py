"""The page Schedule: clocks, an agent's own page, and shifts edited by hand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from builders import tiny_agent, tiny_contract, tiny_scenario
from conftest import App
from driving import choose, chooser, expect_no_trace, number, settled, sidebar
from finished_plans import plan_folder
from grids import cell, edit, grid
from playwright.sync_api import Locator, Page, expect
from shifts import shift

from planner.jobs import runs
from planner.scenario import Break, Horizon, Scenario, Site, write_scenario

NAME = "Springtime"
LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)
# The rows of the table that are Amy's.
FRIDAY, SUNDAY = 0, 1


def springtime() -> Scenario:
    """Friday to Sunday 28 March 2027, when the clocks of Riga go forward; Ben works in Manila."""
    return tiny_scenario(
        name=NAME,
        horizon=Horizon(
            start=date(2027, 3, 26), days=3, time_zone="Europe/Riga", interval_minutes=60
        ),
        sites={
            "riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR"),
            "manila": Site(time_zone="Asia/Manila", country="PH", currency="EUR"),
        },
        contracts={"full-time": tiny_contract(breaks=(LUNCH,))},
        agents={"amy": tiny_agent(), "ben": tiny_agent("ben", site="manila")},
    )


@pytest.fixture(scope="module")
def planned(app: App) -> Iterator[None]:
    """A plan of that scenario: Amy on Friday and Sunday, Ben on Friday, from 08:00 each."""
    kept, plan = app.out / "scenarios" / "springtime", app.out / "springtime"
    write_scenario(springtime(), kept)
    plan_folder(
        plan,
        springtime(),
        shift("2027-03-26 08:00", off=(("lunch", "11:00", 60),)),
        shift("2027-03-28 08:00", off=(("lunch", "11:00", 60),)),
        shift("2027-03-26 08:00", 8, "ben", "Asia/Manila", off=(("lunch", "11:00", 60),)),
    )
    yield
    for folder in (kept, plan):
        shutil.rmtree(folder)


@pytest.fixture
def schedule(app: App, planned: None, visit: Callable[..., Page]) -> Page:
    """The page, with that plan."""
    page = visit(f"{app.address}/schedule")
    choose(page, "Scenario", f"{NAME} (kept)")
    return page


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def look_at(page: Page, view: str) -> None:
    settled(page)
    main(page).get_by_text(view, exact=True).click()
    settled(page)


def test_everyone_is_shown_by_two_clocks_and_the_short_day_is_marked(schedule: Page) -> None:
    expect(main(schedule)).to_contain_text("Site riga, times in Europe/Riga (site's own)")
    expect(main(schedule)).to_contain_text("Site manila, times in Asia/Manila (site's own)")
    expect(main(schedule)).to_contain_text("the clocks of Europe/Riga go forward by 1 h")
    expect(schedule.locator(".js-plotly-plot").first).to_contain_text("clocks go forward 1 h")
    choose(schedule, "Times in", "UTC")
    expect(main(schedule)).to_contain_text("Times in UTC")
    expect(main(schedule)).not_to_contain_text("go forward")
    expect_no_trace(schedule)


def test_an_agent_s_own_page_tells_their_weeks_and_days(schedule: Page) -> None:
    look_at(schedule, "One agent")
    choose(schedule, "Agent", "Amy (amy, riga)")
    expect(main(schedule)).to_contain_text("Day by day, times in Europe/Riga")
    expect(main(schedule)).to_contain_text("clocks go forward 1 h, a day of 23 h")
    expect_no_trace(schedule)


def test_an_edit_that_breaks_a_rule_is_named_survives_a_reload_and_is_undone(
    schedule: Page,
) -> None:
    look_at(schedule, "Edit by hand")
    edit(schedule, grid(schedule), FRIDAY, "Start", "12:00")
    broken = "no shift under contract full-time may start Fri 2027-03-26 12:00"
    expect(schedule.get_by_role("alert")).to_contain_text(broken)
    expect(cell(grid(schedule), FRIDAY, "What is wrong")).to_contain_text(broken)
    schedule.reload()
    expect(schedule.get_by_role("alert")).to_contain_text(broken)
    look_at(schedule, "Everyone")
    expect(main(schedule)).to_contain_text("With your 1 edit")
    look_at(schedule, "Edit by hand")
    schedule.get_by_role("button", name="Undo the last").click()
    expect(main(schedule)).not_to_contain_text(broken)
    expect(cell(grid(schedule), FRIDAY, "Start")).to_have_text("08:00")
    expect_no_trace(schedule)


def test_a_time_that_the_clocks_skip_is_not_taken_and_the_cure_is_told(schedule: Page) -> None:
    look_at(schedule, "Edit by hand")
    edit(schedule, grid(schedule), SUNDAY, "Start", "03:30")
    why = "2027-03-28 03:30 does not exist in Europe/Riga"
    expect(schedule.get_by_role("alert")).to_contain_text(why)
    settled(schedule)
    edit(schedule, grid(schedule), SUNDAY, "Start", "09:00")
    expect(main(schedule)).not_to_contain_text(why)
    expect(main(schedule)).to_contain_text("Sun 2027-03-28 08:00: starts Sun 2027-03-28 09:00")
    expect_no_trace(schedule)


def test_an_edited_plan_is_saved_as_a_plan_of_its_own(app: App, schedule: Page) -> None:
    look_at(schedule, "Edit by hand")
    edit(schedule, grid(schedule), FRIDAY, "Start", "09:00")
    schedule.get_by_role("button", name="Save as plan").click()
    expect(chooser(schedule, "Plan")).to_have_value(re.compile("^springtime-edited, "))
    expect(main(schedule)).not_to_contain_text("Your 1 edit")
    expect_no_trace(schedule)
    shutil.rmtree(app.out / "springtime-edited")


def test_the_rest_is_planned_around_what_was_edited(app: App, schedule: Page) -> None:
    look_at(schedule, "Edit by hand")
    edit(schedule, grid(schedule), FRIDAY, "Start", "09:00")
    expect(main(schedule)).to_contain_text("Your 1 edit")
    number(schedule, "Seconds to search around it").fill("5")
    schedule.get_by_role("button", name="Plan the rest around it").click()
    expect(sidebar(schedule)).to_contain_text("springtime, around your edits is planned")
    (run,) = runs(app.out)
    assert "amy,2027-03-26T07:00Z,2027-03-26T15:00Z,pinned" in (
        run.scenario / "shifts.csv"
    ).read_text("utf-8")
    expect_no_trace(schedule)
