"""When a move that costs something is taken all the same."""

from __future__ import annotations

import numpy as np

from planner.compiled import compiled_lean


@compiled_lean
def accepts(added: float, temperature: float) -> bool:
    """Metropolis: what costs less is taken, what costs more with a chance that cools."""
    if added <= 0.0:
        return True
    return temperature > 0.0 and np.random.random() < np.exp(-added / temperature)
