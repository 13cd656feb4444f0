"""The page Inputs without a browser: whatever the files are like, it tells what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import full_files, write_files
from malformed import Malformed
from malformed_settings import SETTINGS
from malformed_tables import TABLES
from streamlit.testing.v1 import AppTest

from planner.reports.exports.archive import zipped
from planner.scenario import read_scenario
from planner.scenario.files import ALL_FILES
from planner.ui import folders

PATIENCE = 120
SAMPLE = [*SETTINGS[::12], *TABLES[::12]]

Files = dict[str, str | bytes]
Opened = Callable[[Files], AppTest]


def inputs_page() -> None:
    from planner.ui.pages import inputs
    from planner.ui.session import sit_down
    from planner.ui.sidebar import show_sidebar

    sit_down()
    show_sidebar()
    inputs.show()


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens the page on a scenario of these files; `out` beside it is where drafts are kept."""
    words = ["app", "--scenarios", tmp_path / "scenarios", "--out", tmp_path / "out"]
    monkeypatch.setattr(sys, "argv", [str(word) for word in words])
    folders._told.cache_clear()

    def page(files: Files) -> AppTest:
        if files:
            write_files(tmp_path / "scenarios" / "one", files)
        return run(AppTest.from_function(inputs_page, default_timeout=PATIENCE))

    return page


def run(page: AppTest) -> AppTest:
    """The page after one more run, in which nothing was thrown."""
    page.run()
    assert not page.exception
    return page


def choose_file(page: AppTest, name: str) -> AppTest:
    page.radio(key="kept inputs file").set_value(name)
    return run(page)


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    return run(page)


def told(page: AppTest) -> str:
    return "\n".join(box.value for box in page.error)


@pytest.mark.parametrize("case", SAMPLE, ids=str)
def test_malformed_inputs_are_told_on_every_tab(opened: Opened, case: Malformed) -> None:
    files: Files = dict(full_files())
    files[case.file] = full_files()[case.file].replace(case.old, case.new, 1)
    page = opened(files)
    assert "to mend" in told(page)
    choose_file(page, case.file)
    shown = page.table[0].value
    assert len(shown) == sum(place.startswith(case.file) for place in case.places)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfea", b"PK\x03\x04", b"a\0b", b"\xe9", b"a;b\n", b'"', b"#row\n1\n"]
)
def test_a_file_that_is_no_table_is_told_and_can_be_replaced(
    opened: Opened, content: bytes
) -> None:
    page = opened({**full_files(), "time_off.csv": content, "odd.csv": content})
    for name in (*ALL_FILES, "odd.csv"):
        choose_file(page, name)
    choose_file(page, "odd.csv")
    press(page, "Leave this table out")
    choose_file(page, "time_off.csv")
    assert "Time off" in told(page)
    upload = next(one for one in page.file_uploader if one.label == "A CSV file for Time off")
    upload.set_value(("mine.csv", full_files()["time_off.csv"].encode(), "text/csv"))
    run(page)
    press(page, "Put it in the place of this table")
    assert told(page) == ""


def test_no_scenario_at_all_asks_for_one(opened: Opened) -> None:
    page = opened({})
    assert page.info[0].value == "There is no scenario yet: upload one."


def test_an_uploaded_scenario_is_mended_and_kept(opened: Opened, tmp_path: Path) -> None:
    files = {
        **full_files(),
        "scenario.toml": full_files()["scenario.toml"].replace("days = 2", "days = 0"),
    }
    page = opened({})
    page.file_uploader[0].set_value(
        ("mine.zip", zipped({f"mine/{n}": t.encode() for n, t in files.items()}), "application/zip")
    )
    run(page)
    press(page, "Work on it")
    assert "1 problem to mend: Settings 1" in told(page).replace("\\", "")
    choose_file(page, "scenario.toml")
    page.selectbox(key="kept inputs part").set_value(1)
    run(page)
    page.text_area[0].set_value(page.text_area[0].value.replace("days = 0", "days = 2"))
    run(page)
    assert told(page) == ""
    page.text_input[0].set_value("March, mended")
    run(page)
    press(page, "Keep it")
    kept = tmp_path / "out" / "scenarios" / "march-mended"
    assert (kept / "agents.csv").read_text() == full_files()["agents.csv"]
    original = read_scenario(write_files(tmp_path / "original", full_files()))
    assert read_scenario(kept) == original.model_copy(update={"name": "March, mended"})


def test_what_was_typed_stays_though_it_is_wrong(opened: Opened) -> None:
    page = opened(dict(full_files()))
    choose_file(page, "scenario.toml")
    page.selectbox(key="kept inputs part").set_value(1)
    run(page)
    page.text_area[0].set_value("[horizon]\nstart = soon")
    run(page)
    assert "Settings 1" in told(page)
    choose_file(page, "agents.csv")
    choose_file(page, "scenario.toml")
    assert page.text_area[0].value == "[horizon]\nstart = soon\n"


def test_a_table_that_is_not_there_is_begun(opened: Opened) -> None:
    files = {name: text for name, text in full_files().items() if name != "shifts.csv"}
    page = choose_file(opened(dict(files)), "shifts.csv")
    press(page, "Begin the table")
    assert told(page) == ""
    press(page, "Add a row")
    press(page, "Discard them")
    assert page.info[0].value == "This scenario has no such table."


def test_a_table_that_is_cut_short_as_text_is_shown_as_a_table_again(opened: Opened) -> None:
    page = opened(dict(full_files()))
    mode = page.radio(key="kept inputs mode")
    mode.set_value(mode.options[1])
    run(page)
    page.text_area[0].set_value("\n".join(full_files()["agents.csv"].splitlines()[:2]))
    run(page)
    page.radio(key="kept inputs mode").set_value(mode.options[0])
    run(page)
    assert "to mend" in told(page)
