"""A repaired plan: what cannot stay, what each number of changes wins, who is asked for what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from planner import clock
from planner.plan.cost import reporting_currency
from planner.plan.schedule import Shift
from planner.reports.table import text_table
from planner.reports.words import count, plural
from planner.scenario import Scenario
from planner.scenario.suggestion import plain
from planner.whatif.repair import Asked, Option, RepairPlan

ALIGNED = "lllll"


def repair_text(changes: Sequence[str], repair: RepairPlan, folder: Path) -> str:
    """The absences, what falls away, the frontier, who is asked; last where the plan is."""
    scenario, chosen = repair.scenario, repair.chosen
    parts = [
        "\n".join((f"{scenario.name}: repaired", *(f"  {words}" for words in changes))),
        _lost_text(scenario, repair.lost),
        _frontier_text(repair),
        _asked_text(scenario, chosen),
        f"The plan is in {folder}",
    ]
    return "\n\n".join(parts)


def _lost_text(scenario: Scenario, lost: Sequence[Asked]) -> str:
    if not lost:
        return "Every shift of the plan in force can stay."
    what = plural(len(lost), "shift")
    title = f"{what} that cannot stay, with what the rules make of the days around"
    return f"{title}\n{_days_table(scenario, lost)}"


def _frontier_text(repair: RepairPlan) -> str:
    currency = reporting_currency(repair.scenario)
    headings = ["changes", "late contacts", "objective", "with the changes"]
    if "labour_cost" in repair.chosen.plan.score.terms:
        headings.insert(2, f"cost {currency}")
    rows = (
        (*_frontier_cells(option), "<- chosen" if option is repair.chosen else "")
        for option in repair.options
    )
    table = text_table((*headings, ""), rows, "r" * len(headings) + "l")
    weight = count(repair.scenario.objective.change)
    return (
        f"{table}\nThe objective is in late contacts; with the changes, each counts {weight} more."
    )


def _frontier_cells(option: Option) -> tuple[str, ...]:
    score = option.plan.score
    cost = score.terms.get("labour_cost")
    cells = [str(option.changes), count(score.late_contacts)]
    if cost is not None:
        cells.append(count(cost.value))
    return (*cells, f"{option.objective:,.1f}", f"{option.price:,.1f}")


def _asked_text(scenario: Scenario, chosen: Option) -> str:
    if not chosen.asked:
        return "Nobody is asked to work otherwise."
    return f"who is asked\n{_days_table(scenario, chosen.asked)}"


def _days_table(scenario: Scenario, days: Iterable[Asked]) -> str:
    headings = ("date", "agent", "was", "becomes", "times of")
    return text_table(headings, (_day_cells(scenario, one) for one in days), ALIGNED)


def _day_cells(scenario: Scenario, one: Asked) -> tuple[str, ...]:
    zone = scenario.zone_of(one.agent)
    return (
        f"{one.date:%a %Y-%m-%d}",
        plain(scenario.agents[one.agent].name),
        _times(one.before, zone),
        _times(one.after, zone),
        zone,
    )


def _times(shift: Shift | None, zone: str) -> str:
    if shift is None:
        return "free"
    return f"{clock.local(shift.start, zone):%H:%M}-{clock.local(shift.end, zone):%H:%M}"


def repair_record(changes: Sequence[str], repair: RepairPlan, folder: Path) -> dict[str, object]:
    """The same for programs; every option of the frontier with all that it asks."""
    return {
        "folder": str(folder),
        "changes": list(changes),
        "cannot_stay": [_asked_record(one) for one in repair.lost],
        "frontier": [_option_record(option) for option in repair.options],
        "chosen_changes": repair.chosen.changes,
    }


def _option_record(option: Option) -> dict[str, object]:
    score = option.plan.score
    return {
        "changes": option.changes,
        "late_contacts": score.late_contacts,
        "objective_without_changes": option.objective,
        "objective_with_changes": option.price,
        "terms": {name: term.value for name, term in score.terms.items()},
        "asked": [_asked_record(one) for one in option.asked],
    }


def _asked_record(one: Asked) -> dict[str, object]:
    return {
        "agent": one.agent,
        "date": one.date.isoformat(),
        "before": _shift_record(one.before),
        "after": _shift_record(one.after),
    }


def _shift_record(shift: Shift | None) -> dict[str, str] | None:
    if shift is None:
        return None
    return {"start": clock.iso_utc(shift.start), "end": clock.iso_utc(shift.end)}
