"""Tables drawn on a canvas: their cells are found by what those who cannot see it are told.

While such a table is drawn anew it may miss a click or a key, which is then repeated.
"""

from __future__ import annotations

from collections.abc import Callable

from driving import settled
from playwright.sync_api import Locator, Page, expect

HEADER, ROW, LEFT = 35, 35, 25
TRIES, LOOKS, PAUSE_MS = 20, 60, 50
# A table gathers what is typed this long before it tells the server, and twice that is enough.
TELLING_MS = 150


def grid(page: Page, number: int = 0) -> Locator:
    """The tables of a page, from the top."""
    return page.get_by_test_id("stDataFrame").nth(number)


def cell(table: Locator, row: int, column: str) -> Locator:
    """A cell that is in view, by its row from 0 and the name of its column."""
    return _cell(table, row, _place(table, column))


def tick(page: Page, table: Locator, row: int) -> None:
    """Tick a row at the left edge of a table that one picks from."""
    settled(page)
    ticked = table.locator(f"[role=row][aria-rowindex='{row + 2}'][aria-selected=true]")
    _until(page, lambda: ticked.count() > 0, lambda: _click(page, table, row))
    settled(page)


def select(page: Page, table: Locator, row: int, column: str) -> None:
    """Go to a cell by keys, from the first one of its row."""
    settled(page)
    _until(page, lambda: _selected(table, row) > 0, lambda: _click(page, table, row))
    place = _place(table, column)
    _until(
        page,
        lambda: _selected(table, row) == place,
        lambda: page.keyboard.press("ArrowRight" if _selected(table, row) < place else "ArrowLeft"),
    )


def edit(page: Page, table: Locator, row: int, column: str, text: str) -> None:
    """Type something else into a cell."""
    select(page, table, row, column)
    field = page.locator("#portal textarea")
    _until(page, lambda: field.count() > 0, lambda: page.keyboard.press("Enter"))
    field.fill(text)
    field.press("Enter")
    expect(cell(table, row, column)).to_have_text(text)
    page.wait_for_timeout(2 * TELLING_MS)
    settled(page)


def _until(page: Page, is_done: Callable[[], bool], act: Callable[[], None]) -> None:
    """Act until it is done; so rarely that what was slow to show is not acted on twice."""
    for look in range(TRIES * LOOKS):
        if is_done():
            return
        if look % LOOKS == 0:
            act()
        page.wait_for_timeout(PAUSE_MS)
    assert is_done()


def _click(page: Page, table: Locator, row: int) -> None:
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + LEFT, box["y"] + HEADER + ROW * (row + 0.5))


def _cell(table: Locator, row: int, place: int) -> Locator:
    return table.locator(f"[aria-rowindex='{row + 2}'] [aria-colindex='{place}']")


def _selected(table: Locator, row: int) -> int:
    """The number of the cell of a row that is selected, from 1; 0 where none is."""
    found = table.locator(f"[aria-rowindex='{row + 2}'] [role=gridcell][aria-selected=true]")
    return int(found.get_attribute("aria-colindex") or 0) if found.count() else 0


def _place(table: Locator, column: str) -> int:
    """A column's number, from 1; ticks at the left edge, where there are any, are the first."""
    header = table.locator("[role=columnheader]").get_by_text(column, exact=True)
    return int(header.get_attribute("aria-colindex") or 0)
