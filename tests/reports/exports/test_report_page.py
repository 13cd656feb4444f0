"""The page, read back as HTML: complete, harmless, and without needs."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from handed_out import called, handout_of, in_riga, monday_folder, risky, two_sites
from hypothesis import given

from planner.reports.exports import Handout, read_handout, report_html
from planner.reports.exports.handout import GapRow

LOADING = {"script", "link", "img", "iframe", "object", "embed", "base", "form"}


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Handout:
    return read_handout(monday_folder(tmp_path_factory.mktemp("plans") / "plan"))


class Page(HTMLParser):
    """A page's elements, its attributes and its cells by their table's class."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_page_is_well_formed_and_loads_nothing(handout: Handout) -> None:
    text = report_html(handout)
    page = Page(text)
    assert not page.open
    assert not LOADING.intersection(page.tags)
    assert not {"src", "href", "onload", "onclick"}.intersection(dict(page.attributes))
    assert "url(" not in text
    assert "@import" not in text
    assert "//" not in text


def test_a_page_tells_customers_service_gaps_schedule_and_cost(handout: Handout) -> None:
    texts = Page(report_html(handout)).texts
    headings = (
        "Tiny", "Service by queue", "The usual day of each queue", "Gaps", "Schedule",
        "Work and cost by site", "What is weighed", "How it was made",
    )  # fmt: skip
    assert [text for text in texts if text in headings] == list(headings)
    for told in ("en-voice", "Amy Ozola", "09:00-17:00", "22:15-06:15", "70.00 EUR", "not known"):
        assert told in texts


def test_a_queue_has_a_bar_for_every_hour_in_which_it_is_open(handout: Handout) -> None:
    page = Page(report_html(handout))
    assert page.tags.count("svg") == 1
    assert page.tags.count("rect") == 24
    office = [
        row if 9 <= row.start_local.hour < 17 else replace(row, open=False)
        for row in handout.coverage
    ]
    short = Page(report_html(replace(handout, coverage=tuple(office))))
    assert short.tags.count("rect") == 8


def test_shifts_are_coloured_by_kind(tmp_path: Path) -> None:
    shifts = (in_riga("2027-03-02 22:00"), in_riga("2027-03-06 09:00"))
    text = report_html(handout_of(tmp_path / "plan", two_sites(), *shifts))
    assert '<td class="night">22:00-06:00</td>' in text
    assert '<td class="weekend">09:00-17:00</td>' in text


def test_a_long_schedule_is_told_in_parts_of_about_the_same_length(tmp_path: Path) -> None:
    # 28 days: three parts, of ten dates at most.
    four_weeks = two_sites(days=28)
    page = Page(report_html(handout_of(tmp_path / "plan", four_weeks, in_riga("2027-03-01 09:00"))))
    assert [value for name, value in page.attributes if name == "class"].count("schedule") == 3


def test_the_worst_gaps_come_first_and_the_others_are_counted(handout: Handout) -> None:
    gap = handout.gaps[0]
    gaps = tuple(
        replace(gap, late_contacts=float(late), cause=f"cause {late}") for late in range(40)
    )
    texts = Page(report_html(replace(handout, gaps=gaps))).texts
    causes = [text for text in texts if text.startswith("cause ")]
    assert causes == [f"cause {late}" for late in range(39, 14, -1)]
    assert "The worst 25 of 40 gaps, by the customers' clock." in texts


def test_a_plan_without_gaps_or_shifts_says_so(tmp_path: Path) -> None:
    bare = handout_of(tmp_path / "plan", two_sites())
    texts = Page(report_html(replace(bare, gaps=()))).texts
    assert "Nowhere is a queue short of agents." in texts
    assert "with a shift, of 2" in texts


def test_a_page_says_when_shifts_were_edited(handout: Handout) -> None:
    assert "edited after the plan was made" in report_html(replace(handout, edited=True))


def test_markup_in_names_queues_and_causes_stays_text(handout: Handout) -> None:
    evil = '<script>alert("x")</script>'
    gap: GapRow = replace(handout.gaps[0], cause=f"rules: {evil}", queue=evil)
    coverage = tuple(replace(row, queue=evil) for row in handout.coverage)
    page = Page(report_html(replace(called(handout, evil), gaps=(gap,), coverage=coverage)))
    assert "script" not in page.tags
    assert page.texts.count(evil) >= 4


@given(name=risky)
def test_any_name_is_read_back_as_it_is(handout: Handout, name: str) -> None:
    page = Page(report_html(called(handout, name)))
    assert not page.open
    assert name in page.texts
    assert page.tags == Page(report_html(handout)).tags
