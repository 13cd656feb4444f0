"""The plans made so far, as a table; and one of them as a file to take away."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from planner import clock
from planner.jobs import Run, RunState
from planner.reports.words import count, share
from planner.ui.library import KnownPlan

NONE = "-"
STATES = {
    RunState.WAITING: "waits for its turn",
    RunState.RUNNING: "being planned",
    RunState.FAILED: "failed",
    RunState.LOST: "lost",
    RunState.STOPPED: "taken out of the line",
}

Currency = Callable[[KnownPlan], str | None]


def plans_table(plans: Sequence[KnownPlan], zone: str, currency: Currency) -> pd.DataFrame:
    """A row for each plan, the newest first; made by the clock of a zone."""
    return pd.DataFrame([_row(plan, zone, currency(plan)) for plan in plans])


def plans_legend(zone: str) -> str:
    """What the columns mean."""
    return (
        "Late contacts: customers who miss their target. At least: the fewest that any plan of "
        "the same inputs could have. Gap: how far the objective may be from the best possible. "
        f"Made: by the clock of {zone}."
    )


def _row(plan: KnownPlan, zone: str, currency: str | None) -> dict[str, str]:
    made = f"{clock.local(plan.made, zone):%d %b %H:%M}"
    start = {"Plan": plan.name, "Scenario": plan.scenario_name or NONE, "Made": made}
    if not plan.figures:
        return {**start, "Status": "plan.json cannot be read"}
    figures = plan.figures
    return {
        **start,
        "Status": _status(plan),
        "Late contacts": count(figures["late_contacts"]),
        "At least": count(figures["late_contacts_bound"]),
        "Objective": count(figures["objective"]),
        "Gap": share(figures["gap"]),
        "Cost": _cost(plan, currency),
    }


def _status(plan: KnownPlan) -> str:
    stopped = plan.run is not None and plan.run.state is RunState.STOPPED
    return "stopped early" if stopped else str(plan.figures["status"])


def _cost(plan: KnownPlan, currency: str | None) -> str:
    term = plan.figures["terms"].get("labour_cost")
    if term is None:
        return NONE
    return f"{count(term['value'])} {currency or ''}".strip()


def planless_words(run: Run, state: RunState) -> str:
    """What became of a run without a plan."""
    return f"{run.order.name}: {STATES[state]}"


def zipped(folder: Path) -> bytes:
    """The files of a plan's folder as a zip, in a folder of the plan's name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            if path.is_file():
                archive.write(path, path.name)
    return stream.getvalue()


def download_name(plan: KnownPlan, suffix: str) -> str:
    """A name for a download: letters, digits and hyphens of the plan's name, and when made."""
    letters = "".join(c if c.isalnum() else "-" for c in plan.name.lower()).strip("-")
    return f"{letters or 'plan'}-{plan.made:%Y%m%d-%H%M}.{suffix}"
