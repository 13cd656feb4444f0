"""A comparison on a terminal: plans are called by letters, so that three fit side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from string import ascii_uppercase

from planner.reports.clock_changes.words import paragraph
from planner.reports.comparison import changes, plans
from planner.reports.comparison.notes import notes
from planner.reports.comparison.section import Cell, Line, Section
from planner.reports.comparison.sections import LEGEND, sections
from planner.reports.table import text_table
from planner.scenario.suggestion import plain
from planner.whatif.comparison import Comparison

MOST_CHANGES = 10


def comparison_text(comparison: Comparison) -> str:
    """Which plans, their figures beside the baseline's, and the shifts that differ."""
    names = letters(len(comparison.records))
    parts = (
        _plans_text(comparison, names),
        *map(paragraph, notes(comparison, names)),
        *(_section_text(section, names) for section in sections(comparison)),
        LEGEND,
        *_changes_text(comparison, names),
    )
    return "\n\n".join(parts)


def letters(number: int) -> list[str]:
    """`A`, `B`, ... `Z`, `A1`, `B1`, ..."""
    turns = (divmod(i, len(ascii_uppercase)) for i in range(number))
    return [f"{ascii_uppercase[letter]}{turn or ''}" for turn, letter in turns]


def _plans_text(comparison: Comparison, names: Sequence[str]) -> str:
    first = comparison.records[0]
    rows = (
        (name, *map(plain, plans.plan_cells(first, record)))
        for name, record in zip(names, comparison.records, strict=True)
    )
    return text_table(("", *plans.HEADINGS), rows, "lllll")


def _section_text(section: Section, names: Sequence[str]) -> str:
    first, *others = names
    headings = [*section.headings, first]
    for name in others:
        headings += [name, f"{name} - {first}", ""]
    align = "l" * len(section.headings) + "r" + "rrl" * len(others)
    return text_table(headings, _rows(section), align)


def _rows(section: Section) -> Iterator[tuple[str, ...]]:
    """A row per line; of several that begin with the same name the first alone says it."""
    for name, group in groupby(section.lines, key=lambda line: line.names[0]):
        for number, line in enumerate(group):
            yield ("" if number else name, *line.names[1:], *_cells(line))


def _cells(line: Line) -> tuple[str, ...]:
    first, *others = line.cells
    return (first.text, *(text for cell in others for text in _with_difference(cell)))


def _with_difference(cell: Cell) -> tuple[str, str, str]:
    return cell.text, cell.difference, cell.judgement


def _changes_text(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    first, *others = names
    told = list(zip(others, comparison.changes, strict=True))
    rows = ((name, *changes.counts(changed)) for name, changed in told)
    yield text_table((f"shifts beside {first}", *changes.COUNTS), rows, "lrrrrrl")
    for name, changed in told:
        if changed.changes:
            title = f"{changes.largest(changed, MOST_CHANGES)} from {first} to {name}:"
            cells = map(changes.change_cells, changed.changes[:MOST_CHANGES])
            yield f"{title}\n{text_table(changes.CHANGE, cells, 'llllll')}"
