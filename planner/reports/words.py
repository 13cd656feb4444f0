"""Figures in words: one way to write counts, shares, hours and money."""

from __future__ import annotations

import math


def count(value: float) -> str:
    """`12,346`; below ten one decimal is kept, below 0.1 two, and a trace is never `0`."""
    size = abs(value)
    if size >= 9.95 or value == 0:
        return f"{value:,.0f}"
    if size >= 0.095:
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2f}" if size >= 0.01 else "under 0.01"


def share(value: float) -> str:
    """`81.2 %`; a share below a tenth of a per cent keeps its first digits: `0.03 %`."""
    percent = 100 * value
    if percent == 0 or abs(percent) >= 0.095:
        return f"{percent:.1f} %"
    return f"{percent:.2f} %" if abs(percent) >= 0.01 else "under 0.01 %"


def hours(minutes: float) -> str:
    """Minutes as hours: `1,240 h`, `7.5 h`."""
    return f"{count(minutes / 60)} h"


def seconds(value: float) -> str:
    """`8 s`, `2 min 05 s`, `1 h 52 min`; a wait in a queue that only grows has `no end`."""
    if math.isinf(value):
        return "no end"
    whole = round(value)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    minutes = round(value / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min"


def plural(number: int, noun: str) -> str:
    """`1 shift`, `2,130 shifts`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
