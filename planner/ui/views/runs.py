"""How a run goes, in the words of the sidebar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.jobs import Run, RunState, Step
from planner.jobs.step import COMPILING
from planner.reports.words import count, plural, share
from planner.ui.views.markdown import plain

LOST = (
    "Its process ended without a word, maybe because the machine was switched off or ran out of "
    "memory. Make the plan again."
)


LOST_KEPT = (
    "Its process ended without a word, maybe because the machine was switched off or ran out of "
    "memory. The best plan that it had is kept."
)


@dataclass(frozen=True)
class RunWords:
    """A run as it is told: a headline, lines beneath it, and how much of its time has passed.

    share_done is None where nothing is known of it. Text is Markdown.
    """

    headline: str
    lines: tuple[str, ...] = ()
    share_done: float | None = None


def run_words(run: Run, state: RunState) -> RunWords:
    """What a run in this state is to be told as."""
    name = f"**{plain(run.order.name)}**"
    if state is RunState.WAITING:
        return RunWords(f"{name} waits for its turn", (_place(run.place),))
    if state is RunState.RUNNING:
        return _running(name, run)
    if state is RunState.FAILED:
        return RunWords(f"{name} could not be planned")
    if state is RunState.LOST:
        return RunWords(f"{name} was lost", (LOST if run.so_far is None else LOST_KEPT,))
    return _ended(name, run, state)


def others_words(others: Sequence[tuple[Run, RunState]]) -> list[str]:
    """The live runs of other sessions, in the order of their turns."""
    ordered = sorted(others, key=lambda other: (other[1] is RunState.WAITING, other[0].id))
    return [f"{plain(run.order.name)}: {_turn(state)}" for run, state in ordered]


def _turn(state: RunState) -> str:
    return "being planned now" if state is RunState.RUNNING else "waits for its turn"


def _place(before: int) -> str:
    if before == 0:
        return "It is next."
    return f"{plural(before, 'run')} before it: the machine makes one plan at a time."


def _running(name: str, run: Run) -> RunWords:
    step, limit = run.last, run.order.time_limit
    if run.is_told_to_stop:
        return RunWords(f"{name} is ending with the best plan so far", _figures(step))
    if step is None or step.phase == COMPILING:
        return RunWords(f"{name} is getting ready", ("On the very first run this takes minutes.",))
    done = min(1.0, step.seconds / limit)
    time = f"{step.seconds:.0f} s of {limit:.0f} s, {plain(step.phase)}"
    return RunWords(f"{name} is being planned", (time, *_figures(step)), done)


def _ended(name: str, run: Run, state: RunState) -> RunWords:
    if state is RunState.DONE:
        return RunWords(f"{name} is planned", _figures(run.last))
    if run.plan is None:
        return RunWords(f"{name} was taken out of the line", ("There is no plan of it.",))
    return RunWords(f"{name} was stopped; its best plan is kept", _figures(run.last))


def _figures(step: Step | None) -> tuple[str, ...]:
    """Late contacts against the fewest possible, and how sure the objective is."""
    if step is None or step.objective is None or step.lower_bound is None or step.gap is None:
        return ()
    late, bound = step.late_contacts or 0.0, step.late_contacts_bound or 0.0
    return (
        f"{count(late)} late contacts, at least {count(bound)} in any plan",
        f"objective {count(step.objective)}, bound {count(step.lower_bound)}, "
        f"gap {share(step.gap)}",
    )
