"""Compiled code is ready when a user needs it: warming compiles every kernel there is."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from numba.core.registry import CPUDispatcher

import planner
from planner.warm import warm


def test_no_kernel_is_left_to_compile_when_a_user_needs_it() -> None:
    warm()
    cold = [f"{k.__module__}.{k.__name__}" for k in kernels() if not is_kept(k)]
    assert not cold, cold


def kernels() -> Iterator[CPUDispatcher]:
    """Every kernel of the planner, once."""
    found = {}
    for module in pkgutil.walk_packages(planner.__path__, "planner."):
        if module.name != "planner.__main__":
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, CPUDispatcher):
                    found[value.__module__, value.__name__] = value
    yield from found.values()


def is_kept(kernel: CPUDispatcher) -> bool:
    """Whether compiled code of a kernel lies in the cache."""
    code = kernel.py_func.__code__
    module = kernel.__module__.rpartition(".")[2]
    name = f"{module}.{kernel.__name__}-{code.co_firstlineno}.*.nbi"
    return any(Path(kernel.stats.cache_path).glob(name))
