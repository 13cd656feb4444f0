"""The app's last door: no traceback reaches whoever uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from planner.errors import PlannerError, fault_line
from planner.ui.views.markdown import plain
from planner.ui.views.problems import error_markdown


@contextmanager
def door() -> Iterator[None]:
    """Within it, what goes wrong is told in words on the page instead of ending it.

    Pages are inside one already; fragments, dialogs and callbacks need their own.
    """
    try:
        yield
    except PlannerError as error:
        st.error(error_markdown(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        st.error(plain(f"{where}{error.strerror or error}"))
    except Exception as error:  # the last door: whatever else happens is our fault, in a line
        st.error(plain(f"This is {fault_line(error)}"))
