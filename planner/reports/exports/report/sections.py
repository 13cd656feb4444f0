"""The sections of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil

from planner.plan import QueueService
from planner.reports.exports.costs import Cost, site_costs
from planner.reports.exports.handout import GapRow, Handout, Kind, Person
from planner.reports.exports.handout.clocks import offset_text
from planner.reports.exports.handout.gap_row import worst_first
from planner.reports.exports.report.day_chart import day_chart
from planner.reports.exports.report.markup import Cell, Content, Markup, element, joined, table
from planner.reports.exports.summary import Figure, customers, origin, proof, terms, work
from planner.reports.exports.usual_days import usual_days
from planner.reports.service import HEADINGS, service_cells
from planner.reports.words import count, plural

WORST = 25
MOST_DATES = 10
KIND_STYLES = {
    Kind.DAY: "",
    Kind.NIGHT: "night",
    Kind.WEEKEND: "weekend",
    Kind.WEEKEND_NIGHT: "weekend-night",
}


def section(title: str, *content: Content) -> Markup:
    """A part of the page under its own heading."""
    return element("section", element("h2", title), *content)


def headline(handout: Handout) -> Markup:
    """What the plan covers, what customers get, and what a reader must know."""
    span = f"from {handout.start:%Y-%m-%d %H:%M} to {handout.end:%Y-%m-%d %H:%M} UTC"
    notes = (element("p", f"Note: {note}.", style="short") for note in handout.notes)
    cards = element("div", *map(_card, (*customers(handout), *work(handout))), style="cards")
    return joined(
        element("h1", handout.title), element("p", f"A plan {span}", style="quiet"), *notes, cards
    )


def _card(figure: Figure) -> Markup:
    value, meaning = element("strong", str(figure)), element("span", figure.meaning, style="quiet")
    return element("div", figure.what, value, meaning, style="card")


def weighed(handout: Handout) -> Markup:
    """The objective, term by term, and what is proven of it."""
    rows = [
        (term.words, count(term.value), f"{term.weight:.4g}", count(term.worth))
        for term in terms(handout)
    ]
    total = ("objective, the sum", "", "", count(handout.figures.objective))
    headings = ("in late contacts", "value", "one is worth", "together")
    proven = map(_line, proof(handout))
    return section("What is weighed", table(headings, [*rows, total], "lrrr"), *proven)


def _line(figure: Figure) -> Markup:
    meaning = element("span", figure.meaning, style="quiet")
    return element("p", f"{figure.what}: {figure} ", meaning)


def service_by_queue(handout: Handout) -> Markup:
    """What customers of each queue live through, over the horizon."""
    rows = (_service_row(row) for row in handout.service if row.date is None)
    align = "l" + "r" * (len(HEADINGS) - 1)
    return section("Service by queue", table(HEADINGS, rows, align))


def _service_row(row: QueueService) -> tuple[str | Cell, ...]:
    below = row.service_level is not None and row.service_level < row.target
    queue, contacts, late, level, *others = service_cells(row)
    return (queue, contacts, late, Cell(level, "short" if below else ""), *others)


def days(handout: Handout) -> Markup:
    """A drawing of each queue's usual day."""
    return section(
        "The usual day of each queue",
        element(
            "p", "Agents at each hour of the customers' clock, means over the horizon: ",
            _key("serving", "serving"), _key("required", "required"),
        ),
        element("div", *map(day_chart, usual_days(handout)), style="days"),
    )  # fmt: skip


def _key(style: str, words: str) -> Markup:
    return element("span", words, style=f"key {style}")


def worst_gaps(handout: Handout) -> Markup:
    """Where queues are short, the worst for customers first, and why."""
    if not handout.gaps:
        return section("Gaps", element("p", "Nowhere is a queue short of agents."))
    worst = worst_first(handout.gaps)[:WORST]
    headings = ("queue", "from", "until", "clock", "agent-hours short", "late", "cause")
    told = f"The worst {len(worst)} of {plural(len(handout.gaps), 'gap')}, by the customers' clock."
    rows = table(headings, map(_gap_row, worst), "llllrrl", style="gaps")
    return section("Gaps", element("p", told), rows)


def _gap_row(gap: GapRow) -> tuple[str | Markup, ...]:
    start, end = gap.start_local, gap.end_local
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%a %H:%M}"
    particulars = element("div", gap.particulars, style="quiet")
    return (
        gap.queue, f"{start:%a %d %b %H:%M}", until, offset_text(start),
        count(gap.agent_hours_short), count(gap.late_contacts), joined(gap.kind, particulars),
    )  # fmt: skip


def cost_by_site(handout: Handout) -> Markup:
    """Hours and money of every site, in its currency."""
    headings = ("site", "agents", "shifts", "paid hours", "cost")
    return section(
        "Work and cost by site", table(headings, map(_cost_row, site_costs(handout)), "lrrrr")
    )


def _cost_row(cost: Cost) -> tuple[str, ...]:
    money = "not known" if cost.cost is None else f"{cost.cost:,.2f} {cost.currency}"
    return cost.site, f"{cost.agents:,}", f"{cost.shifts:,}", count(cost.paid_hours), money


def schedule(handout: Handout) -> Markup:
    """An agent a row, a date a column, by the clock of the agent's site."""
    keys = (_key(style, str(kind)) for kind, style in KIND_STYLES.items() if style)
    tables = (_schedule_of(handout, dates) for dates in _pages(handout.dates))
    return section("Schedule", element("p", *keys), *tables)


def _pages(dates: Sequence[date]) -> Iterator[Sequence[date]]:
    """As few parts of about the same length as fit beside the names."""
    length = ceil(len(dates) / ceil(len(dates) / MOST_DATES))
    for first in range(0, len(dates), length):
        yield dates[first : first + length]


def _schedule_of(handout: Handout, dates: Sequence[date]) -> Markup:
    headings = ("agent", "name", "local time of", *(f"{day:%a %d %b}" for day in dates))
    rows = (list(_person_row(handout, person, dates)) for person in handout.people)
    return table(headings, rows, "l" * len(headings), style="schedule")


def _person_row(handout: Handout, person: Person, dates: Sequence[date]) -> Iterator[str | Cell]:
    shifts = {shift.date: shift for shift in handout.shifts_of[person.agent]}
    yield from (person.agent, person.name)
    yield next((shift.zone for shift in shifts.values()), "")
    for day in dates:
        shift = shifts.get(day)
        yield Cell(shift.hours_text, KIND_STYLES[shift.kind]) if shift else ""


def made(handout: Handout) -> Markup:
    """Where the plan comes from."""
    return section("How it was made", *map(_line, origin(handout)))
