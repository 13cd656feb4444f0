"""Texts that a spreadsheet would take for something else."""

from __future__ import annotations

# The wide forms count as signs in East Asian editions of spreadsheets.
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
SKIPPED = ("\t", "\r")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may compute a text instead of showing it."""
    return text.startswith(SKIPPED) or text.lstrip().startswith(SIGNS)
