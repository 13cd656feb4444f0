"""What stands around every page: navigation, sidebar, and the door that they go through."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.ui.door import door
from planner.ui.pages import PAGES, PageEntry
from planner.ui.session import sit_down
from planner.ui.sidebar import show_sidebar

# The framework leaves as much air above a title as a laptop's screen has room for two figures.
LESS_AIR = "<style>[data-testid='stMainBlockContainer'] { padding-top: 4rem }</style>"


def show() -> None:
    """Answer a session: its desk, the sidebar, and the page it is on."""
    st.set_page_config(page_title="Shift planner", page_icon=":material/groups:", layout="wide")
    pages = [_page(entry, default=entry is PAGES[0]) for entry in PAGES]
    chosen = st.navigation(pages, position="top")
    st.html(LESS_AIR)
    sit_down()
    show_sidebar()
    chosen.run()


def _page(entry: PageEntry, *, default: bool) -> st.Page:
    return st.Page(
        _through_the_door(entry.show),
        title=entry.title,
        url_path=entry.path,
        icon=entry.icon,
        default=default,
    )


def _through_the_door(show_page: Callable[[], None]) -> Callable[[], None]:
    def page() -> None:
        with door():
            show_page()

    return page
