"""How the optimiser's kernels are compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import numba

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a kernel: cached on disk, free of the interpreter's lock, without reference counts.

    Counting references to the arrays that kernels hand on took most of their time. A kernel
    must therefore allocate nothing: its arrays all come from outside.
    """
    jit = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False)
    return jit(function)  # type: ignore[no-any-return]
