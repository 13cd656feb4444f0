"""A page's place in the navigation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PageEntry:
    """A page: its title, the end of its address, its icon, and what shows it."""

    title: str
    path: str
    icon: str
    show: Callable[[], None]
