"""From the case to Timefold's roster: whole numbers, thousandths of a late contact."""

from ..peer_case import UNIT, Agent, Case
from . import constraints
from .domain import Day, Interval, Rhythm, Roster, Shift, Week

PARTS = 1_000
GRAIN = 100
WEEKS = 100
NO_LIMIT = 1_000_000


def priced(case: Case) -> None:
    """Set the prices that the constraints read."""
    constraints.SHORT_PRICE = round(case.short_price * PARTS)
    constraints.SPREAD_PRICE = round(case.spread_price * PARTS)
    constraints.UNFAIRNESS_PRICE = round(case.unfairness_price * PARTS)


def roster(case: Case) -> Roster:
    """Everybody's days, all free."""
    order = sorted(range(len(case.groups)), key=lambda group: len(case.groups[group]))
    place = {group: number for number, group in enumerate(order)}
    return Roster(
        weeks=[week for a, agent in enumerate(case.agents) for week in _weeks(a, agent)],
        rhythms=[_rhythm(a, agent) for a, agent in enumerate(case.agents)],
        intervals=[_interval(case, order, t) for t in range(case.intervals)],
        days=_days(case, place),
    )


def _weeks(number: int, agent: Agent) -> list[Week]:
    return [
        Week(
            id=number * WEEKS + w,
            most_paid=week.most_paid,
            least_paid=round(week.least_paid),
            most_days=week.most_days,
            most_nights=NO_LIMIT if week.most_nights is None else week.most_nights,
            most_spread=NO_LIMIT if agent.most_spread is None else agent.most_spread,
        )
        for w, week in enumerate(agent.weeks)
    ]


def _rhythm(number: int, agent: Agent) -> Rhythm:
    return Rhythm(
        agent=number,
        most_in_a_row=agent.most_in_a_row,
        least_days_off=agent.least_days_off,
        run_before=agent.run_before,
        first_date_taken=agent.first_date_taken,
        most_weekends=NO_LIMIT if agent.most_weekends is None else agent.most_weekends,
        days=len(agent.days),
    )


def _interval(case: Case, order: list[int], t: int) -> Interval:
    worths = [[round(s.worth * PARTS) for s in cell] for cell in case.slopes[t]]
    lengths = [[s.agents * UNIT // GRAIN for s in cell] for cell in case.slopes[t]]
    for work in case.works:
        worths[work.queue] = [round(work.worth * PARTS)]
        lengths[work.queue] = [work.even[t] // GRAIN]
    return Interval(
        number=t,
        groups=[list(case.groups[group]) for group in order],
        worths=worths,
        lengths=lengths,
        heads_wanted=list(case.heads_wanted[t]),
        head_price=round(case.head_price * PARTS),
        base_amount=[case.base_amount[t][group] // GRAIN for group in order],
    )


def _days(case: Case, place: dict[int, int]) -> list[Day]:
    found: list[Day] = []
    peers = [agent.peers for agent in case.agents]
    for a, agent in enumerate(case.agents):
        for d, day in enumerate(agent.days):
            shifts = [
                Shift(
                    number=o,
                    begin=offer.begin,
                    finish=offer.finish,
                    first=offer.first,
                    paid=offer.paid,
                    night=offer.night,
                    weekend=offer.weekend,
                    minute=offer.minute,
                    cost=round(offer.cost * PARTS),
                    on_queue=[
                        [t - offer.first for t in case.on_queue(offer, way)]
                        for way in range(len(case.places[offer.shape]))
                    ],
                )
                for o, offer in enumerate(day.offers)
            ]
            found.append(
                Day(
                    id=len(found),
                    agent=a,
                    day=d,
                    date=day.date,
                    week=a * WEEKS + day.week,
                    peers=agent.peers,
                    among=peers.count(agent.peers),
                    rest=agent.rest,
                    group=place[agent.group],
                    amount=agent.amount // GRAIN,
                    free_cost=round((day.free_cost or 0.0) * PARTS),
                    shifts=shifts,
                    ways=sorted({way for s in shifts for way in range(len(s.on_queue))}) or [0],
                )
            )
    return found
