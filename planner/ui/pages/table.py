"""Tables on pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

SHOWN_WHOLE = 30
NONE = "-"


def show_table(
    frame: pd.DataFrame,
    meanings: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
) -> None:
    """A table without an index; a dash where a row has no such figure. Long ones scroll.

    meanings: what columns tell, shown on demand. formats: how Streamlit writes the numbers of
    some of them.
    """
    meanings, formats = meanings or {}, formats or {}
    columns: dict[str, Any] = {
        name: st.column_config.Column(help=meaning) for name, meaning in meanings.items()
    }
    for name, told in formats.items():
        columns[name] = st.column_config.NumberColumn(format=told, help=meanings.get(name))
    st.dataframe(
        frame,
        hide_index=True,
        height="content" if len(frame) <= SHOWN_WHOLE else "auto",
        placeholder=NONE,
        column_config=columns,
    )
