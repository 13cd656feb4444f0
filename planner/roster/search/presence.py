"""Presence: how many agents on queue may serve each queue, where somebody has to be there."""

from __future__ import annotations

from planner.compiled import compiled_inline
from planner.roster.problem import Cover
from planner.roster.search.flow import Flow


@compiled_inline
def change_heads(cover: Cover, flow: Flow, t: int, g: int, change: float) -> float:
    """Let `change` agents of group g come or go; returns what their presence is worth."""
    won = 0.0
    counted = cover.serves[g] & flow.watched
    if counted == 0:
        return won
    for q in range(flow.cells.shape[1]):
        wanted = cover.cells[t, q].heads_wanted
        if (counted >> q) & 1:
            before = flow.cells[t, q].heads
            flow.cells[t, q].heads = before + change
            if wanted > 0:
                won += max(wanted - before, 0.0) - max(wanted - before - change, 0.0)
    return won * cover.head_price


@compiled_inline
def head_worth(cover: Cover, flow: Flow, t: int, g: int) -> float:
    """What the presence of one more agent of group g is worth in interval t."""
    won = 0.0
    counted = cover.serves[g] & flow.watched
    if counted == 0:
        return won
    for q in range(flow.cells.shape[1]):
        wanted = cover.cells[t, q].heads_wanted
        if wanted > 0 and (counted >> q) & 1:
            won += min(max(wanted - flow.cells[t, q].heads, 0.0), 1.0)
    return won * cover.head_price
