"""Figures in words, and plain text tables."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reports.table import text_table
from planner.reports.words import count, hours, plural, seconds, share


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (12345.6, "12,346"),
        (9.96, "10"),
        (9.94, "9.9"),
        (3.0, "3"),
        (0.25, "0.2"),
        (0.042, "0.04"),
        (0.003, "under 0.01"),
        (-2.5, "-2.5"),
        (-1234.5, "-1,234"),
    ],
)
def test_counts_keep_the_digits_that_matter(value: float, words: str) -> None:
    assert count(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0.0 %"),
        (0.8123, "81.2 %"),
        (0.0003, "0.03 %"),
        (0.00001, "under 0.01 %"),
        (1, "100.0 %"),
    ],
)
def test_shares_are_told_in_per_cent(value: float, words: str) -> None:
    assert share(value) == words


def test_hours_and_seconds_are_told_as_people_do() -> None:
    assert (hours(450), hours(74400)) == ("7.5 h", "1,240 h")
    assert (seconds(8.4), seconds(59.6), seconds(125)) == ("8 s", "1 min 00 s", "2 min 05 s")
    assert (seconds(3599.4), seconds(3599.6), seconds(6716)) == (
        "59 min 59 s",
        "1 h 00 min",
        "1 h 52 min",
    )
    assert seconds(math.inf) == "no end"
    assert (plural(1, "shift"), plural(2130, "shift")) == ("1 shift", "2,130 shifts")


@given(st.floats(min_value=1e-12, max_value=1e12))
def test_what_is_there_is_never_told_as_nothing(value: float) -> None:
    assert count(value) not in {"0", "-0", "0.0", "0.00"}


def test_numbers_end_and_words_begin_in_one_column() -> None:
    assert text_table(("queue", "late"), [("de-voice", "7"), ("en", "1,234")], "lr") == (
        "queue      late\nde-voice      7\nen        1,234"
    )


def test_wide_letters_take_two_cells() -> None:
    # 田中 is two letters and four cells wide, as wide as "Ruta".
    assert text_table(("who", "h"), [("田中", "8"), ("Ruta", "8")], "lr") == (
        "who   h\n田中  8\nRuta  8"
    )
