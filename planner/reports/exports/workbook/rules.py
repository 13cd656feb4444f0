"""Colours by condition."""

from __future__ import annotations

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle

from planner.reports.exports.workbook.looks import WHITE, solid


def at_most(limit: float, colour: str) -> Rule:
    """Numbers up to a limit; rules after this one do not count for them."""
    return Rule(
        "cellIs", operator="lessThanOrEqual", formula=[f"{limit:g}"], dxf=_filled(colour),
        stopIfTrue=True,
    )  # fmt: skip


def at_least(limit: float, colour: str) -> Rule:
    """Numbers from a limit on; rules after this one do not count for them."""
    return Rule(
        "cellIs", operator="greaterThanOrEqual", formula=[f"{limit:g}"], dxf=_filled(colour),
        stopIfTrue=True,
    )  # fmt: skip


def where(condition: str, colour: str) -> Rule:
    """Cells for which a formula is true; it is written for the first row."""
    return Rule("expression", formula=[condition], dxf=_filled(colour))


def deeper(colour: str) -> Rule:
    """From white for a column's least number to the full colour for its largest."""
    scale = ColorScale(
        cfvo=[FormatObject("min"), FormatObject("max")], color=[Color(WHITE), Color(colour)]
    )
    return Rule("colorScale", colorScale=scale)


def _filled(colour: str) -> DifferentialStyle:
    return DifferentialStyle(fill=solid(colour))
