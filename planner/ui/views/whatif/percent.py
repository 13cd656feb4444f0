"""Per cent as people type them, and the shares and factors that changes have, without rounding."""

from __future__ import annotations

from decimal import Decimal


def share_of(percent: float) -> float:
    """`0.8` for 80 per cent."""
    return float(Decimal(repr(percent)) / 100)


def percent_of(share: float) -> float:
    """80 per cent for `0.8`."""
    return float(Decimal(repr(share)) * 100)


def factor_of(more: float) -> float:
    """`1.2` for 20 per cent more."""
    return float(1 + Decimal(repr(more)) / 100)


def more_of(factor: float) -> float:
    """20 per cent more for `1.2`."""
    return float((Decimal(repr(factor)) - 1) * 100)
