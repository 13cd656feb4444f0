"""What customers live through, in words, large figures and a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from planner.promise import RoundTold
from planner.reports.words import count, plural, seconds, share
from planner.simulation.told import QueueTold, Range, SimulationTold, Verdict
from planner.ui.views.large_figure import LargeFigure

NOT_YET = (
    "This plan has not been simulated yet. A simulation lets contacts arrive, wait, give up and be "
    "answered by the agents that the plan has there, many times over."
)
HOW = (
    "A call or a chat goes to the least skilled agent who is free; who has waited longest comes "
    "first; mail is put aside for calls; breaks wait for the call in hand; some agents are missing "
    "by chance. The formulas judge each queue by itself, and know nothing of all that."
)
MEANINGS = {
    "Queue": "The stream of contacts",
    "Target": "Share in time that customers are promised",
    "Simulated": "Share in time, of all contacts offered or due",
    "from": "Lower end of its 95 % interval",
    "to": "Upper end of its 95 % interval",
    "By formula": "Share in time that the plan's own figures tell",
    "Is": "Met or missed where the whole interval says so; in doubt where the target lies within",
    "Not in time": "Contacts over the horizon",
    "Gave up": "Share of the contacts offered",
    "Mean wait": "Until the answer; of mail until it was done",
    "Busy": "Share of their time on queue that those who may serve it have a contact in hand",
}
FORMATS = {
    **dict.fromkeys(("Target", "Simulated", "from", "to", "By formula", "Gave up", "Busy"),
                    "%.1f %%"),
    "Not in time": "localized",
}  # fmt: skip

ROUNDS = (
    "The first plan is that of the formulas. Each further one is improved from the one before it, "
    "by what its simulation showed. Every plan met other customers; above are those of the best, "
    "by customers whom none of them met."
)
ROUND_MEANINGS = {
    "Plan": "In the order in which they were made",
    "Not in time": "Contacts over the horizon",
    "from": "Lower end of its 95 % interval",
    "to": "Upper end of its 95 % interval",
    "Targets missed": "Queues whose whole interval is below the target",
    "Labour cost": "In the reporting currency",
    "Corrected by": "Agents by whom customers are served better than formulas say, on average",
    "Shifts changed": "Shifts that the plan before it did not have",
    "Best so far": "Whether it was kept",
}
ROUND_FORMATS = {
    **dict.fromkeys(("Not in time", "from", "to", "Labour cost"), "localized"),
    "Corrected by": "%+.2f",
}


def rounds_table(rounds: Sequence[RoundTold]) -> pd.DataFrame:
    """A row for each plan that was made on the way."""
    rows = [
        {
            "Plan": f"round {place}" if place else "by formulas",
            "Not in time": round(made.late_contacts, 1),
            "from": round(made.late_contacts_low, 1),
            "to": round(made.late_contacts_high, 1),
            "Targets missed": made.targets_missed,
            "Labour cost": None if made.labour_cost is None else round(made.labour_cost),
            "Corrected by": made.agents_corrected if place else None,
            "Shifts changed": made.shifts_changed if place else None,
            "Best so far": made.kept,
        }
        for place, made in enumerate(rounds)
    ]
    return pd.DataFrame(rows, columns=list(ROUND_MEANINGS))


def large_figures(told: SimulationTold) -> list[LargeFigure]:
    """How many are not in time, and how many targets are met."""
    verdicts = Counter(queue.verdict for queue in told.queues)
    judged = sum(n for kind, n in verdicts.items() if kind is not Verdict.NOTHING_TO_TELL)
    missed = told.not_in_time
    return [
        LargeFigure(
            "Not in time",
            count(missed.value),
            f"{count(max(missed.low, 0.0))} to {count(missed.high)} contacts",
            "Contacts that wait longer than their target, give up, or are done after their "
            "deadline: the mean over all replications, and its 95 % interval.",
        ),
        LargeFigure(
            "Targets met",
            f"{verdicts[Verdict.MET]} of {judged}",
            _doubts(verdicts),
            "Queues whose service over the horizon reaches its target beyond doubt.",
        ),
        LargeFigure(
            "Simulated",
            plural(told.replications, "time"),
            f"seed {told.seed}",
            "The same seed draws the same customers again, for another plan too.",
        ),
    ]


def brief(told: SimulationTold) -> str:
    """What a simulation says, in a line beside what the formulas say."""
    missed = told.not_in_time
    met = Counter(queue.verdict for queue in told.queues)
    return (
        f"With agents shared as in life, {count(missed.value)} contacts are not answered in time "
        f"({count(max(missed.low, 0.0))} to {count(missed.high)}); of the targets "
        f"{met[Verdict.MET]} are met, {_doubts(met)}. More on the page Simulation."
    )


def _doubts(verdicts: Counter[Verdict]) -> str:
    return f"{verdicts[Verdict.MISSED]} missed, {verdicts[Verdict.IN_DOUBT]} in doubt"


def queues_table(told: SimulationTold) -> pd.DataFrame:
    """A row for each queue; shares in per cent."""
    return pd.DataFrame([_row(queue) for queue in told.queues], columns=list(MEANINGS))


def _row(queue: QueueTold) -> dict[str, object]:
    level = queue.service_level
    return {
        "Queue": queue.queue,
        "Target": 100 * queue.target,
        "Simulated": None if level is None else 100 * level.value,
        "from": None if level is None else 100 * level.low,
        "to": None if level is None else 100 * level.high,
        "By formula": None if queue.by_formula is None else 100 * queue.by_formula,
        "Is": str(queue.verdict),
        "Not in time": None if queue.not_in_time is None else round(queue.not_in_time.value, 1),
        "Gave up": _value(queue.abandonment, 100),
        "Mean wait": None if queue.asa_seconds is None else seconds(queue.asa_seconds.value),
        "Busy": _value(queue.occupancy, 100),
    }


def _value(found: Range | None, times: float) -> float | None:
    return None if found is None else times * found.value


def days_words(queue: str, met: list[float]) -> str:
    """How many of a queue's days reach their target, on average."""
    if not met:
        return f"Nobody comes to {queue}."
    days = sum(met)
    return (
        f"Of {plural(len(met), 'day')} on which contacts come, {count(days)} reach the target on "
        f"average ({share(days / len(met))})."
    )
