"""A comparison as an HTML page that needs nothing besides itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from planner.reports.comparison import changes, plans
from planner.reports.comparison.markup import Markup, element
from planner.reports.comparison.notes import notes
from planner.reports.comparison.section import Cell, Line, Section
from planner.reports.comparison.sections import LEGEND, sections
from planner.reports.comparison.style import STYLE
from planner.whatif.comparison import ChangedShifts, Comparison

TITLE = "Plans side by side"
MOST_CHANGES = 100
HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
"""


def comparison_page(comparison: Comparison) -> str:
    """The whole page; plans are called by their labels."""
    names = [record.label for record in comparison.records]
    main = element(
        "main",
        element("h1", TITLE),
        _plans(comparison),
        *(element("p", note) for note in notes(comparison, names)),
        *(_section(section, names) for section in sections(comparison)),
        element("p", LEGEND),
        *_changes(comparison, names),
    )
    title = element("title", f"{TITLE}: {', '.join(names)}")
    style = element("style", Markup(STYLE))
    return f"{HEAD}{title}\n{style}\n</head>\n{element('body', main)}\n</html>\n"


def _plans(comparison: Comparison) -> Markup:
    first = comparison.records[0]
    return _words_table(
        plans.HEADINGS, (plans.plan_cells(first, record) for record in comparison.records)
    )


def _words_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table of words whose rows begin with a name."""
    return _table(
        element("tr", *(element("th", heading, scope="col") for heading in headings)),
        (
            element("tr", element("th", name, scope="row"), *(element("td", c) for c in cells))
            for name, *cells in rows
        ),
    )


def _table(heading: Markup, rows: Iterable[Markup]) -> Markup:
    table = element("table", element("thead", heading), element("tbody", *rows))
    # A box of its own scrolls where the table is wider than the window.
    return element("div", table, class_="wide", tabindex=0)


def _section(section: Section, names: Sequence[str]) -> Markup:
    title = section.headings[0]
    heading = f"{title[0].upper()}{title[1:]}"
    return element("section", element("h2", heading), _figures(section, names))


def _figures(section: Section, names: Sequence[str]) -> Markup:
    first, *others = names
    heading = element(
        "tr",
        element("td", colspan=len(section.headings)),
        element("th", first, scope="col", class_="figure"),
        *(element("th", name, scope="colgroup", class_="plan", colspan=2) for name in others),
    )
    return _table(heading, _rows(section))


def _rows(section: Section) -> Iterator[Markup]:
    """A row per line; lines that begin with the same name share its cell."""
    for name, group in groupby(section.lines, key=lambda line: line.names[0]):
        lines = list(group)
        for number, line in enumerate(lines):
            shared = [] if number else [_name(name, len(lines))]
            yield element("tr", *shared, *(_name(n, 1) for n in line.names[1:]), *_cells(line))


def _name(name: str, lines: int) -> Markup:
    if lines == 1:
        return element("th", name, scope="row")
    return element("th", name, scope="rowgroup", rowspan=lines)


def _cells(line: Line) -> Iterator[Markup]:
    first, *others = line.cells
    yield element("td", first.text, class_="figure")
    for cell in others:
        yield element("td", cell.text, class_="figure")
        yield _difference(cell)


def _difference(cell: Cell) -> Markup:
    """The difference, with an arrow and a word beside the colour."""
    if not cell.judgement:
        return element("td", cell.difference, class_="difference")
    arrow = "▲" if cell.difference.startswith("+") else "▼"
    told = f"{arrow} {cell.difference} {cell.judgement}"
    return element("td", told, class_=f"difference {cell.judgement}")


def _changes(comparison: Comparison, names: Sequence[str]) -> Iterator[Markup]:
    first, *others = names
    told = list(zip(others, comparison.changes, strict=True))
    rows = [(name, *changes.counts(changed)) for name, changed in told]
    yield element("h2", f"Shifts beside {first}")
    yield _words_table(("plan", *changes.COUNTS), rows)
    for name, changed in told:
        if changed.changes:
            yield _list(first, name, changed)


def _list(first: str, name: str, changed: ChangedShifts) -> Markup:
    title = f"{changes.largest(changed, MOST_CHANGES)} from {first} to {name}"
    cells = map(changes.change_cells, changed.changes[:MOST_CHANGES])
    return element("section", element("h3", title), _words_table(changes.CHANGE, cells))
