"""Text of files and users inside the app's Markdown."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """The text as it is: nothing in it becomes Markdown, an icon, a colour or a formula."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
