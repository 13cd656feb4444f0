"""Errors in the words of the app."""

from __future__ import annotations

from planner.errors import PlannerError, ScenarioError
from planner.reports.words import plural
from planner.ui.views.markdown import plain

MOST = 30


def error_markdown(error: PlannerError) -> str:
    """An error that the user can mend; of a scenario every problem, up to a screenful."""
    if isinstance(error, ScenarioError):
        return problems_markdown([str(problem) for problem in error.problems])
    return "  \n".join(plain(line) for line in str(error).splitlines())


def problems_markdown(problems: list[str]) -> str:
    """A line for each problem, under their number."""
    shown = [f"- {plain(problem)}" for problem in problems[:MOST]]
    more = len(problems) - len(shown)
    rest = [f"- and {more} more; `planner check` lists all"] if more > 0 else []
    return "\n".join([f"{plural(len(problems), 'problem')} to mend:", "", *shown, *rest])
