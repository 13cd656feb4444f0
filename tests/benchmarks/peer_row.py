"""A row of the peers' table: what one of them reached on a size, and what it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .peer_plan import Verdict

HEAD = (
    "size", "agents", "peer", "seconds", "seed", "seconds in all", "building, s", "variables",
    "peak memory, GB", "late contacts", "proven fewest", "late above it", "objective", "audit",
)  # fmt: skip
GIGABYTE = 1e9
NOTHING = "–"


@dataclass(frozen=True)
class Result:
    """A peer's run on a size. `verdict` is None without a plan; `words` then tell why."""

    peer: str
    seed: int
    seconds: float
    built: float | None
    variables: int | None
    peak_bytes: float
    verdict: Verdict | None
    words: str


def row(size: str, agents: int, limit: float, result: Result, fewest: float) -> tuple[str, ...]:
    """The cells below `HEAD`; `fewest` late contacts are proven of every plan."""
    verdict = result.verdict
    return (
        size,
        f"{agents:,}",
        result.peer,
        f"{limit:g}",
        str(result.seed),
        f"{result.seconds:.1f}",
        NOTHING if result.built is None else f"{result.built:.1f}",
        NOTHING if result.variables is None else f"{result.variables:,}",
        f"{result.peak_bytes / GIGABYTE:.2f}",
        NOTHING if verdict is None else f"{verdict.late:,.1f}",
        f"{fewest:,.1f}",
        NOTHING if verdict is None else f"{verdict.late - fewest:,.1f}",
        NOTHING if verdict is None else f"{verdict.objective:,.1f}",
        f"no plan ({result.words})" if verdict is None else verdict.audit,
    )


def line(cells: Sequence[str]) -> str:
    """A row as Markdown."""
    return "| " + " | ".join(cells) + " |"
