"""HTML from values: every text is escaped here, so that none of them can be anything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeAlias


@dataclass(frozen=True)
class Markup:
    """Text that is HTML already."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Cell:
    """A table's cell with a class of its own, which decides on its colour."""

    text: str
    style: str


Content: TypeAlias = str | Markup


def element(tag: str, *content: Content, **attributes: str) -> Markup:
    """`element("p", "a & b", style="quiet")`: attribute `style` is the element's class."""
    names = {"style": "class"}
    told = "".join(f' {names.get(k, k)}="{escape(v)}"' for k, v in attributes.items())
    return Markup(f"<{tag}{told}>{joined(*content)}</{tag}>")


def joined(*content: Content) -> Markup:
    """Contents one after the other; plain text is escaped."""
    return Markup("".join(c.text if isinstance(c, Markup) else escape(c) for c in content))


def table(
    headings: Sequence[str], rows: Iterable[Sequence[Content | Cell]], align: str, style: str = ""
) -> Markup:
    """A table; `align` has a letter a column: `l` for words, `r` for numbers."""
    sides = ["number" if letter == "r" else "" for letter in align]
    head = element("tr", *(element("th", h, style=s) for h, s in zip(headings, sides, strict=True)))
    body = (element("tr", *map(_cell, row, sides)) for row in rows)
    whole = element("table", element("thead", head), element("tbody", *body), style=style)
    return element("div", whole, style="wide")


def _cell(cell: Content | Cell, side: str) -> Markup:
    if isinstance(cell, Cell):
        return element("td", cell.text, style=f"{side} {cell.style}".strip())
    return element("td", cell, style=side) if side else element("td", cell)
