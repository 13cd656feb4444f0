"""Plans side by side on a terminal, on a page and for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from builders import tiny_queue, tiny_scenario
from finished_plans import plan_of
from shifts import shift

from planner.plan import Shift
from planner.reports.comparison import comparison_page, comparison_record, comparison_text
from planner.reports.comparison.markup import Markup, element
from planner.reports.comparison.text import letters
from planner.scenario import Horizon, Objective, Scenario, Site
from planner.whatif.comparison import PlanRecord, compare, record_of

RIGA = Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)
TINY = tiny_scenario(sites={"riga": RIGA})
MONDAY = shift("2027-03-01 09:00")
BEN = shift("2027-03-01 09:00", agent="ben")
TUESDAY = shift("2027-03-02 10:00")
NASTY = """<img src="x" onerror='alert(1)'> & co"""


def record(*shifts: Shift, scenario: Scenario = TINY, label: str = "plan") -> PlanRecord:
    return record_of(plan_of(scenario, *shifts), label)


THREE = compare(
    [
        record(MONDAY, label="baseline"),
        record(MONDAY, BEN, label="more people"),
        record(TUESDAY, label="later"),
    ]
)


def line_of(text: str, name: str) -> str:
    """The first line with that name, its columns a blank apart."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return next(line for line in lines if line.startswith(name))


# --- on a terminal ----------------------------------------------------------------------


def test_three_plans_fit_an_ordinary_terminal() -> None:
    assert max(map(len, comparison_text(THREE).splitlines())) <= 100


def test_plans_are_told_apart_by_letters() -> None:
    text = comparison_text(THREE)
    assert "A  baseline     Tiny      2027-03-01 to 2027-03-07  the baseline\n" in text
    assert "B  more people  Tiny      2027-03-01 to 2027-03-07  the same\n" in text
    assert letters(28) == [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "A1", "B1"]


def test_a_figure_stands_beside_its_difference_and_a_word() -> None:
    # 8 hours of one or two people at 10 EUR an hour.
    text = comparison_text(THREE)
    assert line_of(text, "labour cost in") == ("labour cost in EUR 80 160 +80 worse 80 same")
    assert line_of(text, "shifts") == "shifts 1 2 +1 1 same"
    assert line_of(text, "contacts") == "contacts 400 400 same 400 same"


def test_a_share_below_the_target_is_marked() -> None:
    text = comparison_text(compare([record()]))
    assert line_of(text, "in time") == "in time 0.0 % *"
    assert line_of(text, "target") == "target 80.0 %"
    assert "* below the queue's target" in text


def test_shifts_that_differ_are_listed_by_the_clock_of_their_site() -> None:
    text = comparison_text(THREE)
    counts = text.split("shifts beside A")[1].splitlines()
    assert counts[1].split() == ["B", "1", "0", "0", "1", "1", "2027-03-01", "to", "2027-03-07"]
    assert counts[2].split()[:6] == ["C", "0", "0", "1", "1", "1"]
    assert "2 changes from A to C:\n" in text
    assert "amy    Mon 2027-03-01  09:00-17:00  free         Europe/Riga  8 h\n" in text
    assert "amy    Tue 2027-03-02  free         10:00-18:00  Europe/Riga  8 h" in text


def test_of_many_changes_the_largest_are_listed() -> None:
    days = [shift(f"2027-03-0{day} 09:00", agent=who) for day in range(1, 7) for who in "ab"]
    agents = {who: TINY.agents["amy"].model_copy(update={"agent": who}) for who in "ab"}
    staffed = tiny_scenario(agents=agents)
    text = comparison_text(compare([record(scenario=staffed), record(*days, scenario=staffed)]))
    assert "The 10 largest of 12 changes from A to B:" in text
    assert len(text.split("from A to B:\n")[1].splitlines()) == 1 + 10


def test_what_keeps_figures_from_being_like_for_like_is_told() -> None:
    other = tiny_scenario(
        sites={"riga": RIGA},
        horizon=Horizon(
            start=date(2027, 3, 8), days=7, time_zone="Europe/Riga", interval_minutes=60
        ),
        queues={"en-chat": tiny_queue(channel="chat")},
        objective=Objective(wish=0.5),
    )
    text = comparison_text(compare([record(MONDAY), record(scenario=other)]))
    assert "B plans other days than A: totals are not called better or worse" in text
    assert "A has no queue en-chat." in text
    assert "B has no queue en-voice." in text
    assert "A unit of wishes denied, by their weight is not worth the same" in text
    assert "none in common" in text
    assert line_of(text, "labour cost in") == "labour cost in EUR 80 0 -80"


def test_a_name_cannot_steer_the_terminal() -> None:
    text = comparison_text(compare([record(label="plan\x1b[2J\nplan")]))
    assert "\x1b" not in text
    assert "plan\\x1b[2J\\nplan" in text


# --- on a page --------------------------------------------------------------------------


class Page(HTMLParser):
    """What a browser sees: elements with their classes, what they load, and the text."""

    VOID = ("meta",)

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells: list[tuple[str, str]] = []
        self.loads: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self.loads += [key for key in told if key in ("src", "href") or key.startswith("on")]
        if tag not in self.VOID:
            self.open.append(tag)
        if tag in ("td", "th", "p", "h3"):
            self.cells.append((told.get("class") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th", "p", "h3"):
            kind, before = self.cells.pop()
            self.cells.append((kind, before + data))


def test_the_page_needs_nothing_besides_itself() -> None:
    text = comparison_page(THREE)
    page = Page(text)
    assert page.open == []
    assert page.loads == []
    assert not page.tags & {"script", "link", "img", "iframe", "object"}
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text


def test_better_and_worse_have_an_arrow_and_a_word() -> None:
    page = Page(comparison_page(THREE))
    assert ("difference worse", "▲ +80 worse") in page.cells
    judged = [text for kind, text in page.cells if kind.startswith("difference ")]
    assert judged
    assert all(text[0] in "▲▼" and text.endswith(("better", "worse")) for text in judged)


def test_the_page_calls_plans_by_their_labels() -> None:
    page = Page(comparison_page(THREE))
    assert ("plan", "more people") in page.cells
    assert ("", "2 changes from baseline to later") in page.cells


def test_every_name_is_escaped() -> None:
    named = record(MONDAY, label=NASTY)
    named = replace(named, figures=named.figures.model_copy(update={"scenario": NASTY}))
    page = Page(comparison_page(compare([named, replace(named, label=f"2 {NASTY}", shifts=())])))
    assert page.loads == []
    assert "img" not in page.tags
    assert sum(text == NASTY for _, text in page.cells) >= 3
    assert ("", f"1 change from {NASTY} to 2 {NASTY}") in page.cells


def test_an_element_escapes_all_but_markup() -> None:
    inside = element("b", "a < b")
    assert element("p", "1 & ", inside, class_='"x"', colspan=2) == (
        '<p class="&quot;x&quot;" colspan="2">1 &amp; <b>a &lt; b</b></p>'
    )
    assert isinstance(inside, Markup)


# --- for programs -----------------------------------------------------------------------


def test_the_record_has_every_figure_and_every_shift_that_differs() -> None:
    told = json.loads(json.dumps(comparison_record(THREE), allow_nan=False))
    assert [plan["plan"] for plan in told["plans"]] == ["baseline", "more people", "later"]
    assert told["plans"][0]["days"] == ["2027-03-01", "2027-03-07"]
    cost = told["terms"]["labour_cost"]["value"]
    assert (cost["values"], cost["differences"]) == ([80, 160, 80], [0, 80, 0])
    assert cost["verdicts"] == ["same", "worse", "same"]
    assert told["sites"]["riga"]["cost"]["EUR"]["values"] == [80, 160, 80]
    assert told["queues"]["en-voice"]["target"]["values"] == [0.8, 0.8, 0.8]
    more, later = told["changes"]
    assert (more["plan"], more["kept"], more["new"], more["days"]) == (
        "more people", 1, 1, ["2027-03-01", "2027-03-07"],
    )  # fmt: skip
    assert later["shifts"][0] == {
        "agent": "amy",
        "date": "2027-03-01",
        "kind": "dropped",
        "before": ["2027-03-01T07:00Z", "2027-03-01T15:00Z"],
        "after": None,
        "minutes": 480,
    }
