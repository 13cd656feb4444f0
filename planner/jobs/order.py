"""The order of a run: what was asked for, as `run.json` keeps it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

ORDER = "run.json"


@dataclass(frozen=True)
class Order:
    """What a run is to plan.

    name: the user's word for it. scenario: the scenario's name; input_sha256: its fingerprint.
    created: UTC. time_limit: seconds. start_from: the plan it starts from, as it was named.
    asked_by: whose it is, for those who look for theirs. before_sha256: of a what-if, the
    fingerprint of the scenario before its changes. is_repair: whether few shifts are to change,
    at most most_changes where that is told. keeps_promise: whether plans are simulated and formulas
    corrected on the way.
    """

    name: str
    scenario: str
    input_sha256: str
    created: datetime
    time_limit: float
    seed: int = 0
    start_from: str | None = None
    asked_by: str | None = None
    before_sha256: str | None = None
    is_repair: bool = False
    most_changes: int | None = None
    keeps_promise: bool = False


def write_order(folder: Path, order: Order) -> None:
    """Write the order into a run's folder."""
    text = json.dumps({**asdict(order), "created": order.created.isoformat()}, indent=2)
    (folder / ORDER).write_text(text + "\n", encoding="utf-8")


def read_order(folder: Path) -> Order:
    """The order in a run's folder."""
    fields = json.loads((folder / ORDER).read_text("utf-8"))
    return Order(**{**fields, "created": datetime.fromisoformat(fields["created"])})
