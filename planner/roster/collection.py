"""Making many objects that stay, without looking through all of them for garbage meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Within it Python's collector of reference cycles does not run, if it did before.

    Of a schedule's objects none is in a cycle; looking for some takes longer than making them.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
