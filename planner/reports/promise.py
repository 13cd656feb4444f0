"""How a plan came to keep its promise: round by round, and beside the plan by formulas alone."""

from __future__ import annotations

from planner.plan.cost import reporting_currency
from planner.promise import Kept, Round
from planner.reports.table import text_table
from planner.reports.words import count, share
from planner.simulation import Measure
from planner.simulation.told import Verdict

HEADINGS = (
    "plan", "contacts late", "95 % interval", "targets missed", "labour cost", "corrected by",
    "shifts changed", "best so far",
)  # fmt: skip
CORRECTED = (
    "Corrected by: agents by whom customers are served better than formulas say, on average over "
    "all queues and intervals. Every plan met other customers."
)


def round_line(made: Round) -> str:
    """One line when a plan has been simulated."""
    late, low, high = made.service.missed[0].single
    cost = "" if made.cost is None else f", labour cost {count(made.cost)}"
    best = "; the best so far" if made.kept else ""
    return (
        f"simulated: {count(late)} contacts late ({count(max(low, 0.0))} to {count(high)}), "
        f"targets missed {made.targets_missed}{cost}{best}"
    )


def promise_text(kept: Kept) -> str:
    """Every round; what was gained, judged by customers whom no round met; what is missed still."""
    rows = [_cells(place, made) for place, made in enumerate(kept.rounds)]
    parts = (text_table(HEADINGS, rows, "lrrrrrrl"), CORRECTED, _gain(kept), *_missed_still(kept))
    return "\n\n".join(parts)


def promise_record(kept: Kept) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {
            "late_contacts": dict(
                zip(("value", "low", "high"), made.service.missed[0].single, strict=True)
            ),
            "targets_missed": made.targets_missed,
            "labour_cost": made.cost,
            "objective": made.objective,
            "agents_corrected": made.agents_corrected,
            "paid_hour": made.steering.paid_hour,
            "shifts_changed": made.changed,
            "kept": made.kept,
        }
        for made in kept.rounds
    ]


def _cells(place: int, made: Round) -> tuple[str, ...]:
    late, low, high = made.service.missed[0].single
    return (
        f"round {place}" if place else "by formulas",
        count(late),
        f"{count(max(low, 0.0))} to {count(high)}",
        str(made.targets_missed),
        "-" if made.cost is None else count(made.cost),
        f"{made.agents_corrected:+.2f}" if place else "-",
        str(made.changed) if place else "-",
        "yes" if made.kept else "no",
    )


def _gain(kept: Kept) -> str:
    if kept.is_first:
        return "No round found a better plan: it is the one by formulas."
    return (
        f"By formulas alone {_judged(kept.first)}; this plan {_judged(kept.chosen)}: "
        "the same customers for both, whom no round had met."
    )


def _judged(made: Round) -> str:
    late, low, high = made.service.missed[0].single
    told = f"{count(late)} contacts late ({count(max(low, 0.0))} to {count(high)})"
    currency = reporting_currency(made.plan.scenario)
    return told if made.cost is None else f"{told} at {count(made.cost)} {currency}"


def _missed_still(kept: Kept) -> list[str]:
    """The targets that no plan reached, or the word that all are met."""
    lines = []
    for number, (name, queue) in enumerate(kept.plan.scenario.queues.items()):
        if kept.told.verdicts[name] is Verdict.MISSED:
            level, low, high = kept.chosen.service.horizon[Measure.SERVICE_LEVEL, number].single
            lines.append(
                f"{name}: {share(level)} in time ({share(low)} to {share(high)}), "
                f"promised {share(queue.service_level.share)}"
            )
    return ["Targets that no plan reached in this time:\n" + "\n".join(lines)] if lines else []
