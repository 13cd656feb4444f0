"""How the planner's kernels are compiled, and where compiled code is kept.

Numba keeps compiled code beside its source, and compiles anew when that file changes, but
not when a kernel changes that the file calls. So the planner keeps its own under a digest of
all sources with kernels: code from different versions never mixes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

Function = TypeVar("Function", bound=Callable[..., object])

PACKAGE = Path(__file__).parent
OWN = Path(__file__)
KEPT_IN = PACKAGE / "__pycache__"


def _digest() -> str:
    """A name for the sources that hold kernels, as they are now."""
    found = hashlib.sha256(numba.__version__.encode())
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_bytes()
        if path == OWN or b"from planner.compiled import" in text:
            found.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + text)
    return found.hexdigest()[:16]


def _keep_apart() -> None:
    """Give this version's compiled code a folder of its own, unless the user chose one."""
    if not numba.config.CACHE_DIR:
        KEPT_IN.mkdir(exist_ok=True)
        if os.access(KEPT_IN, os.W_OK):
            numba.config.CACHE_DIR = str(KEPT_IN / f"kernels-{_digest()}")


try:
    _keep_apart()
except OSError:
    # An installation that cannot be written: numba then keeps code in the user's own cache.
    numba.config.CACHE_DIR = ""


def compiled(function: Function) -> Function:
    """The function compiled, its types kept for the reader and the type checker."""
    return cast(Function, numba.njit(cache=True, nogil=True, error_model="numpy")(function))


def compiled_lean(function: Function) -> Function:
    """The function compiled without counting references to the arrays it hands on.

    Counting took most of the time of kernels that call kernels. Such a function must
    allocate nothing: its arrays all come from outside.
    """
    jit = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False)
    return cast(Function, jit(function))


def compiled_inline(function: Function) -> Function:
    """The same as `compiled_lean`, written out wherever it is called.

    Handing on all the arrays of a problem takes longer than a small kernel's work.
    """
    jit = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False, forceinline=True)
    return cast(Function, jit(function))


def _lowest_bit(_: object, bits: types.Type) -> tuple[object, object]:
    def machine_code(
        _: object, builder: ir.IRBuilder, __: object, arguments: tuple[ir.Value]
    ) -> ir.Value:
        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), machine_code


lowest_bit = cast(Callable[[np.int64], int], intrinsic(_lowest_bit))
"""The number of the lowest bit set of an int64 that is not 0; for kernels alone."""
