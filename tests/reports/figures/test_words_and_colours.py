"""What users wrote is shown as it is, and no meaning hangs on a colour alone."""

from __future__ import annotations

from shifts import RIGA, at

from planner.plan.causes import Kind
from planner.reports.figures.gap_bars import STYLES as CAUSES
from planner.reports.figures.palette import series_style
from planner.reports.figures.timeline_bar import STYLES as BARS
from planner.reports.figures.words import lines, plain, short_name, span


def test_markup_in_a_users_text_is_shown_not_read() -> None:
    assert plain("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert short_name("x" * 40) == "x" * 27 + "…"
    # With fifteen of the words, and their blanks, the first line is 78 letters long.
    words = ["word"] * 20
    assert lines(" ".join(["<i>", *words])) == (
        f"&lt;i&gt; {' '.join(words[:15])}<br>{' '.join(words[15:])}"
    )


def test_a_span_tells_the_day_of_its_end_where_that_is_another() -> None:
    night = at("2027-03-27 22:00"), at("2027-03-28 07:00")
    assert span(*night, RIGA) == "Sat 2027-03-27 22:00 to Sun 07:00"


def test_kinds_of_causes_and_of_bars_differ_by_pattern_where_they_share_a_colour() -> None:
    assert set(CAUSES) == set(Kind)
    assert len(set(CAUSES.values())) == len(Kind)
    beside_each_other = [style for kind, style in BARS.items() if kind != "shift"]
    assert len(set(beside_each_other)) == len(beside_each_other)


def test_thirty_five_series_look_different() -> None:
    assert len({series_style(number) for number in range(35)}) == 35
