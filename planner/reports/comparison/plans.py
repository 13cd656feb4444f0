"""Which plans are compared: where they come from and what they cover."""

from __future__ import annotations

from planner.whatif.comparison import Days, PlanRecord

HEADINGS = ("plan", "scenario", "days", "inputs")


def plan_cells(baseline: PlanRecord, record: PlanRecord) -> tuple[str, ...]:
    """A plan's label, its scenario, its horizon, and whose inputs it was made of."""
    return record.label, record.figures.scenario, span(record.days), _inputs(baseline, record)


def _inputs(baseline: PlanRecord, record: PlanRecord) -> str:
    if record is baseline:
        return "the baseline"
    same = record.figures.input_sha256 == baseline.figures.input_sha256
    return "the same" if same else "others"


def span(days: Days) -> str:
    """`2027-03-01 to 2027-03-28`."""
    return f"{days[0]} to {days[1]}"
