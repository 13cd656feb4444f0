"""What sites and agents work and cost."""

from __future__ import annotations

from planner.reports.exports.costs import Cost, agent_costs, site_costs
from planner.reports.exports.handout import Handout
from planner.reports.exports.workbook.cells import Dressed, Value
from planner.reports.exports.workbook.looks import BOLD, HOURS, WHOLE, money
from planner.reports.exports.workbook.table_sheet import Column, TableSheet
from planner.reports.words import plural


def cost_sheet(handout: Handout) -> TableSheet:
    """First a row per site, then a row per agent."""
    return TableSheet(
        title="Cost",
        legend=("First every site as a whole, then its agents; each in the site's currency.",),
        columns=(
            Column("Site", 16), Column("Agent", 16), Column("Name", 26), Column("Shifts", 9, WHOLE),
            Column("Paid hours", 12, HOURS), Column("Cost", 18), Column("Currency", 10),
        ),
        rows=(
            *map(_site_row, site_costs(handout)),
            *(_agent_row(handout, cost) for cost in agent_costs(handout)),
        ),
        fixed_columns=3,
    )  # fmt: skip


def _site_row(cost: Cost) -> tuple[Value, ...]:
    return (
        Dressed(cost.site, font=BOLD), None,
        Dressed(f"whole site, {plural(cost.agents, 'agent')}", font=BOLD), *_sums(cost),
    )  # fmt: skip


def _agent_row(handout: Handout, cost: Cost) -> tuple[Value, ...]:
    return cost.site, cost.agent, handout.names[str(cost.agent)], *_sums(cost)


def _sums(cost: Cost) -> tuple[Value, ...]:
    shown = Dressed(cost.cost, money(cost.currency))
    return cost.shifts, cost.paid_hours, shown, cost.currency
