"""Plans side by side: every figure of each beside the baseline's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.simulation.told import Range
from planner.whatif.comparison.changed_shifts import ChangedShifts, changed_shifts
from planner.whatif.comparison.measure import Better, Measure
from planner.whatif.comparison.record import PlanRecord
from planner.whatif.comparison.site_work import SiteWork

Measures = Mapping[str, Measure]


@dataclass(frozen=True)
class Comparison:
    """Several plans, the first of which is the baseline.

    overall: the figures of `plan.json` by their keys, and `simulated_late`, contacts that simulated
    customers do not have answered in time. values, worths: the terms of the objective, in their own
    units and in late contacts. queues: by queue `contacts`, `late_contacts`, `service_level`,
    `target` and `simulated_level`. work: of all sites together `agents`
    (working), `shifts`, `paid_hours` and, of those who work, the `most_nights` and the
    `fewest_nights` of an agent; sites: the same by site. costs: by site and currency. changes:
    of every plan but the baseline.
    """

    records: tuple[PlanRecord, ...]
    overall: Measures
    values: Measures
    worths: Measures
    queues: Mapping[str, Measures]
    work: Measures
    sites: Mapping[str, Measures]
    costs: Mapping[tuple[str, str], Measure]
    changes: tuple[ChangedShifts, ...]

    @property
    def weighed_otherwise(self) -> tuple[str, ...]:
        """The terms of which a unit is not worth the same in every plan that has them.

        Where there are any, objectives differ by more than what the plans achieve.
        """
        terms = [record.figures.terms for record in self.records]
        return tuple(
            name
            for name in self.values
            if len({term[name].weight for term in terms if name in term}) > 1
        )


def compare(records: Sequence[PlanRecord]) -> Comparison:
    """These plans side by side; the first, of at least one, is the baseline.

    What a plan does not have, such as a queue of another, has None for a value there. Where
    horizons differ, no total is better or worse.
    """
    sites = _sites(records)
    return Comparison(
        records=tuple(records),
        overall=_overall(records),
        values=_terms(records, lambda record, name: record.figures.terms[name].value),
        worths=_terms(records, lambda record, name: record.figures.terms[name].worth),
        queues={queue: _queue(records, queue) for queue in _union(r.queues for r in records)},
        work=_work([SiteWork(record.shifts) for record in records]),
        sites={site: _work(works) for site, works in sites.items()},
        costs=_costs(sites, _of_a_total(records)),
        changes=tuple(changed_shifts(records[0], record) for record in records[1:]),
    )


def _union(names: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every name once, in the order in which the plans tell them."""
    return tuple(dict.fromkeys(name for some in names for name in some))


def _of_a_total(records: Sequence[PlanRecord]) -> Better:
    """Less of a total is better where all plans have the same days."""
    return Better.LESS if len({record.days for record in records}) == 1 else Better.NEITHER


def _overall(records: Sequence[PlanRecord]) -> Measures:
    judged = {
        "objective": _of_a_total(records),
        "lower_bound": Better.NEITHER,
        "gap": Better.NEITHER,
        "contacts": Better.NEITHER,
        "late_contacts": _of_a_total(records),
        "late_contacts_bound": Better.NEITHER,
        "service_gap": Better.LESS,
    }
    measures = {
        key: Measure(tuple(getattr(record.figures, key) for record in records), better)
        for key, better in judged.items()
    }
    late = [None if r.simulated is None else r.simulated.not_in_time for r in records]
    return {**measures, "simulated_late": _simulated(late, _of_a_total(records))}


def _simulated(found: Sequence[Range | None], better: Better) -> Measure:
    """An uncertain figure: better or worse only where no interval meets the baseline's."""
    base = found[0]
    is_clear = base is not None and all(
        one is None or one.high < base.low or base.high < one.low for one in found[1:]
    )
    values = tuple(None if one is None else one.value for one in found)
    return Measure(values, better if is_clear else Better.NEITHER)


def _terms(records: Sequence[PlanRecord], figure: Callable[[PlanRecord, str], float]) -> Measures:
    return {
        name: Measure(
            tuple(figure(r, name) if name in r.figures.terms else None for r in records),
            _of_a_total(records),
        )
        for name in _union(record.figures.terms for record in records)
    }


def _queue(records: Sequence[PlanRecord], queue: str) -> Measures:
    judged = {
        "contacts": Better.NEITHER,
        "late_contacts": _of_a_total(records),
        "service_level": Better.MORE,
        "target": Better.NEITHER,
    }
    told = [record.queues.get(queue) for record in records]
    measures = {
        key: Measure(tuple(getattr(one, key) if one else None for one in told), better)
        for key, better in judged.items()
    }
    simulated = [record.simulated_queue(queue) for record in records]
    levels = [None if one is None else one.service_level for one in simulated]
    return {**measures, "simulated_level": _simulated(levels, Better.MORE)}


def _sites(records: Sequence[PlanRecord]) -> dict[str, list[SiteWork]]:
    """The work of every site in every plan."""
    return {
        site: [SiteWork(record.by_site.get(site, ())) for record in records]
        for site in _union(record.by_site for record in records)
    }


def _work(works: Sequence[SiteWork]) -> Measures:
    figures: dict[str, tuple[float | None, ...]] = {
        "agents": tuple(work.agents for work in works),
        "shifts": tuple(len(work.shifts) for work in works),
        "paid_hours": tuple(work.paid_hours for work in works),
        "most_nights": tuple(max(work.nights.values(), default=None) for work in works),
        "fewest_nights": tuple(min(work.nights.values(), default=None) for work in works),
    }
    return {key: Measure(values) for key, values in figures.items()}


def _costs(
    sites: Mapping[str, Sequence[SiteWork]], better: Better
) -> dict[tuple[str, str], Measure]:
    return {
        (site, currency): Measure(tuple(work.cost(currency) for work in works), better)
        for site, works in sites.items()
        for currency in _union(work.currencies for work in works)
    }
