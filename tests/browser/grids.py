"""Tables drawn on a canvas: their cells are found by what those who cannot see it are told."""

from __future__ import annotations

from driving import settled
from playwright.sync_api import Locator, Page, expect

HEADER, ROW, LEFT = 35, 35, 25


def grid(page: Page, number: int = 0) -> Locator:
    """The tables of a page, from the top."""
    return page.get_by_test_id("stDataFrame").nth(number)


def cell(table: Locator, row: int, column: str) -> Locator:
    """A cell that is in view, by its row from 0 and the name of its column."""
    return _cell(table, row, _place(table, column))


def tick(page: Page, table: Locator, row: int) -> None:
    """Tick a row at the left edge of a table that one picks from."""
    settled(page)
    _click(page, table, row)
    settled(page)


def select(page: Page, table: Locator, row: int, column: str) -> None:
    """Go to a cell by keys, from the first one of its row."""
    settled(page)
    _click(page, table, row)
    expect(_cell(table, row, 1)).to_have_attribute("aria-selected", "true")
    place = _place(table, column)
    for passed in range(2, place + 1):
        page.keyboard.press("ArrowRight")
        expect(_cell(table, row, passed)).to_have_attribute("aria-selected", "true")


def edit(page: Page, table: Locator, row: int, column: str, text: str) -> None:
    """Type something else into a cell."""
    select(page, table, row, column)
    page.keyboard.press("Enter")
    field = page.locator("#portal textarea")
    field.fill(text)
    field.press("Enter")
    expect(cell(table, row, column)).to_have_text(text)


def _click(page: Page, table: Locator, row: int) -> None:
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + LEFT, box["y"] + HEADER + ROW * (row + 0.5))


def _cell(table: Locator, row: int, place: int) -> Locator:
    return table.locator(f"[aria-rowindex='{row + 2}'] [aria-colindex='{place}']")


def _place(table: Locator, column: str) -> int:
    """A column's number, from 1; ticks at the left edge, where there are any, are the first."""
    header = table.locator("[role=columnheader]").get_by_text(column, exact=True)
    return int(header.get_attribute("aria-colindex") or 0)
