"""A file as the text that it is."""

from __future__ import annotations

from planner.scenario.problems import wrong_encoding


def plain_text(data: bytes) -> str | None:
    """A file's text; None where it is not UTF-8 text."""
    if wrong_encoding(data):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
