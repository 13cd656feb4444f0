"""The settings, part by part, as text."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.scenario.files import ScenarioFiles, TomlPart, plain_text, toml_parts
from planner.scenario.problems import SETTINGS_FILE
from planner.ui.door import door
from planner.ui.kept_choice import kept_choice
from planner.ui.pages.inputs import draft
from planner.ui.pages.inputs.file_text import NO_TEXT
from planner.ui.pages.inputs.problem_list import show_problems
from planner.ui.session import desk
from planner.ui.views.inputs.checked import PlacedProblem
from planner.ui.views.inputs.problem_tables import key_problems
from planner.ui.views.inputs.settings_parts import keys_words, part_labels
from planner.ui.views.markdown import plain

WHOLE = "Everything"
HELP = (
    'A key and its value on each line, such as name = "Follow the sun". What is behind a # is a '
    "remark. The text is checked when you leave the field."
)

Parts = Sequence[TomlPart]
Found = tuple[PlacedProblem, ...]


def show_settings(files: ScenarioFiles, problems: Found) -> None:
    """A part to choose, its text to edit, and what is wrong with the settings."""
    text = plain_text(files.contents.get(SETTINGS_FILE, b""))
    if text is None:
        st.info(NO_TEXT)
    else:
        parts = toml_parts(text)
        number = _choose_part(parts, problems)
        if number < len(parts):
            _edit(parts, number)
        else:
            _edit_whole(text)
    show_problems(SETTINGS_FILE, len(problems), key_problems(problems))


def _choose_part(parts: Parts, problems: Found) -> int:
    """The number of a part; the one after the last is the whole text."""
    options = range(len(parts) + 1)
    labels = [*part_labels(parts, problems), WHOLE]
    chosen: int = st.selectbox(
        "Part", options, format_func=labels.__getitem__, **kept_choice("inputs part", options, 0)
    )
    return chosen


def _edit(parts: Parts, number: int) -> None:
    key = _key(str(number))
    st.session_state.setdefault(key, parts[number].text)
    st.caption(plain(keys_words(parts[number])))
    st.text_area(
        "Settings as TOML text", key=key, height="content", help=HELP,
        on_change=_take, args=(parts, number, key),
    )  # fmt: skip


def _edit_whole(text: str) -> None:
    key = _key(WHOLE)
    st.session_state.setdefault(key, text)
    st.text_area(
        "Settings as TOML text", key=key, height="content", help=HELP,
        on_change=_take_whole, args=(key,),
    )  # fmt: skip


def _key(which: str) -> str:
    return f"inputs settings {desk().scenario} {draft.version()} {which}"


def _take(parts: Parts, number: int, key: str) -> None:
    """Put what was typed in the place of the part."""
    with door():
        typed: str = st.session_state[key]
        texts = [part.text for part in parts]
        texts[number] = typed if typed.endswith("\n") else f"{typed}\n"
        text = "".join(texts)
        draft.put(SETTINGS_FILE, text.encode())
        if [part.text for part in toml_parts(text)] != texts:
            # A heading was typed or taken out: what is in the field is a part no more.
            draft.renew()


def _take_whole(key: str) -> None:
    with door():
        draft.put(SETTINGS_FILE, st.session_state[key].encode())
