"""The best line of an agent at given prices, exactly.

A line is a stretch of an agent's days: which are worked, with which shifts and breaks. The
programme walks the days forward. What it knows of the past is a state of the counting rules
and, where the last date was worked, that shift, since its rest decides which shifts may
follow. Breaks inside a shift take the cheapest places by prefix sums, each in its turn: that
is exact where their windows do not overlap.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.problem import FREE, Floats, Ints, Lines, Table

IMPOSSIBLE = -1e300
NOT_SHIFT = -1  # the state was reached through free days
NOWHERE = -1


class Paper(NamedTuple):
    """Scratch space of the programme for lines of up to `days` days.

    Every day has a list of the states that matter then; places in that list stand for them.
    """

    state: Ints  # [days + 1, places] the states before each day
    place: Ints  # [states] a state's place in the list being made, or NOWHERE
    now: Floats  # [places] best value, the last shift's rest over
    then: Floats  # [places]
    shifts: Floats  # [offers of a day, places] best value with that shift on the date before
    new_shifts: Floats
    source: Ints  # [places] the shift on the date before, or NOT_SHIFT
    shift_to: Ints  # [places, classes] place after a shift, or NOWHERE
    shift_fee: Floats  # [places, classes] cost of the week that it closes
    free_from: NDArray[np.int16]  # [days, places] place before a free date
    free_after: NDArray[np.int16]  # [days, places] shift on the date before that, or NOT_SHIFT
    shift_from: NDArray[np.int16]  # [days, offers, places]
    shift_after: NDArray[np.int16]  # [days, offers, places]
    places: Ints  # [breaks of a shift]
    choice: Ints  # [days] the line found


def blank_paper(lines: Lines, days: int) -> Paper:
    """Scratch space for lines of up to `days` days; one for every thread."""
    states = lines.states.shape[1]
    classes = max(lines.after_shift.shape[2], 1)
    offers = int((lines.rows["offer_last"] - lines.rows["offer_first"]).max(initial=1))

    def note(*shape: int) -> NDArray[np.int16]:
        return np.zeros(shape, dtype=np.int16)

    return Paper(
        state=np.zeros((days + 1, states), dtype=np.int32),
        place=np.full(states, NOWHERE, dtype=np.int32),
        now=np.zeros(states),
        then=np.zeros(states),
        shifts=np.zeros((offers, states)),
        new_shifts=np.zeros((offers, states)),
        source=np.zeros(states, dtype=np.int32),
        shift_to=np.zeros((states, classes), dtype=np.int32),
        shift_fee=np.zeros((states, classes)),
        free_from=note(days, states),
        free_after=note(days, states),
        shift_from=note(days, offers, states),
        shift_after=note(days, offers, states),
        places=np.zeros(lines.most_breaks, dtype=np.int32),
        choice=np.zeros(days, dtype=np.int32),
    )


@compiled_lean
def week_cost(lines: Lines, agent: int, state: int, row: int) -> float:
    """What the week of a row costs that ends in a state: its paid hours below the minimum."""
    paid = lines.states[lines.agents[agent].rules, state].paid_minutes
    short: float = lines.rows[row].least_paid - paid
    return max(short, 0.0) * lines.short_price


@compiled_lean
def pay_saved(lines: Lines, agent: int, b: int, at: int) -> float:
    """The pay that an unpaid break b saves when it starts in interval `at`."""
    if lines.breaks[b].paid:
        return 0.0
    hours = lines.pay_hours[lines.agents[agent].pay_profile]
    saved: float = hours[at + lines.breaks[b].length] - hours[at]
    rate: float = lines.agents[agent].pay_rate
    return rate * saved


@compiled_lean
def place_breaks(lines: Lines, agent: int, earned: Floats, offer: int, places: Ints) -> float:
    """Put an offer's breaks where they cost least, one after the other; returns their loss.

    `earned` [intervals + 1] is what presence on queue is worth before each interval, `places`
    takes the interval in which each break starts.
    """
    shape = lines.offers[offer].shape
    start = lines.offers[offer].first
    busy_until = start
    total = 0.0
    for k in range(lines.shapes[shape].last - lines.shapes[shape].first):
        b = lines.shapes[shape].first + k
        best, best_at = np.inf, -1
        earliest = start + lines.breaks[b].earliest
        if lines.breaks[b].in_turn:
            earliest = max(earliest, busy_until)
        for at in range(earliest, start + lines.breaks[b].latest + 1):
            loss = earned[at + lines.breaks[b].length] - earned[at] - pay_saved(lines, agent, b, at)
            if loss < best:
                best, best_at = loss, at
        places[k] = best_at
        busy_until = best_at + lines.breaks[b].length
        total += best
    return total


@compiled_lean
def shift_profit(lines: Lines, agent: int, earned: Floats, offer: int, places: Ints) -> float:
    """What a shift earns, its own cost and its breaks taken off."""
    profit: float = earned[lines.offers[offer].last] - earned[lines.offers[offer].first]
    cost: float = lines.offers[offer].cost
    return profit - place_breaks(lines, agent, earned, offer, places) - cost


@compiled_lean
def going_on(lines: Lines, agent: int, line: Table, row: int, state: int) -> float:
    """What it costs to go on from a state, before `row`, with the line as it is from there.

    Costs are those of the week that is open; `line` [rows] is the present one, with
    the state before each row. IMPOSSIBLE where a rule forbids it.
    """
    rules = lines.agents[agent].rules
    cost, counted = 0.0, False
    while row < lines.agents[agent].day_last:
        week = lines.rows[row].week
        if row > lines.agents[agent].day_first and lines.rows[row - 1].week != week:
            if not counted:
                cost += week_cost(lines, agent, state, row - 1)
                counted = True
            state = lines.states[rules, state].next_week
        if counted and state == line[row].path:
            return -cost
        if line[row].choice == FREE:
            state = lines.states[rules, state].after_free_day
        else:
            state = lines.after_shift[rules, state, lines.offers[line[row].choice].kind]
            if state < 0 or not lines.within[lines.rows[row].limit, state]:
                return IMPOSSIBLE
        row += 1
    if not counted:
        cost += week_cost(lines, agent, state, row - 1)
    return -cost


@compiled_lean
def _note_state(
    lines: Lines, agent: int, state: int, row: int, monday: bool, paper: Paper, day: int, count: int
) -> tuple[int, int, float]:
    """Put a state after a row on the list before `day`.

    Returns (its place, the list's length, the fee): before a Monday the counters start anew,
    at the cost of the week that ends.
    """
    fee = 0.0
    if monday:
        fee = week_cost(lines, agent, state, row)
        state = lines.states[lines.agents[agent].rules, state].next_week
    if paper.place[state] == NOWHERE:
        paper.place[state] = count
        paper.state[day, count] = state
        count += 1
    return paper.place[state], count, fee


@compiled_lean
def best_line(
    lines: Lines, agent: int, low: int, high: int, earned: Floats, line: Table, paper: Paper
) -> float:
    """The best line over the rows [low, high), left in paper.choice; returns its value.

    `earned` [intervals + 1] is what presence on queue is worth before each interval. The
    rest of the agent's line stays as `line` [rows] has it, which also holds the state before
    each row. The value is IMPOSSIBLE where the rules leave no line.
    """
    rules = lines.agents[agent].rules
    rest = lines.agents[agent].rest
    classes = lines.after_shift.shape[2]
    ready, next_begin = -(2**30), 2**30
    if low > lines.agents[agent].day_first and line[low - 1].choice != FREE:
        ready = lines.offers[line[low - 1].choice].finish + rest
    if high < lines.agents[agent].day_last and line[high].choice != FREE:
        next_begin = lines.offers[line[high].choice].begin
    now, then, shifts, new_shifts = paper.now, paper.then, paper.shifts, paper.new_shifts
    paper.state[0, 0] = line[low].path
    now[0] = 0.0
    count = 1
    shifts_before, before = 0, 0
    for day in range(high - low):
        row = low + day
        week = lines.rows[row].week
        monday = row + 1 < high and lines.rows[row + 1].week != week
        within = lines.within[lines.rows[row].limit]
        offered = lines.rows[row].offer_last - lines.rows[row].offer_first
        can_be_free = lines.rows[row].free_cost < np.inf

        # The states after this date, and the way to each.
        after = 0
        for a in range(count):
            state = paper.state[day, a]
            paper.source[a] = NOT_SHIFT
            for kind in range(classes):
                paper.shift_to[a, kind] = NOWHERE
                s = lines.after_shift[rules, state, kind]
                if s >= 0 and within[s] and offered > 0:
                    place, after, fee = _note_state(
                        lines, agent, s, row, monday, paper, day + 1, after
                    )
                    paper.shift_to[a, kind] = place
                    paper.shift_fee[a, kind] = fee
        for a in range(count):
            if can_be_free:
                s = lines.states[rules, paper.state[day, a]].after_free_day
                _, after, _ = _note_state(lines, agent, s, row, monday, paper, day + 1, after)

        # A shift on this date follows free dates, or a shift whose rest is over.
        rested = 0
        for o in range(offered):
            offer = lines.rows[row].offer_first + o
            for b in range(after):
                new_shifts[o, b] = IMPOSSIBLE
            if day == 0 and lines.offers[offer].begin < ready:
                continue
            while rested < shifts_before:
                earlier = lines.offers[before + rested].by_finish
                if lines.offers[earlier].finish + rest > lines.offers[offer].begin:
                    break
                p = earlier - before
                for a in range(count):
                    if shifts[p, a] > now[a]:
                        now[a] = shifts[p, a]
                        paper.source[a] = p
                rested += 1
            profit = shift_profit(lines, agent, earned, offer, paper.places)
            kind = lines.offers[offer].kind
            for a in range(count):
                b = paper.shift_to[a, kind]
                if b != NOWHERE and now[a] > IMPOSSIBLE:
                    value = now[a] + profit - paper.shift_fee[a, kind]
                    if value > new_shifts[o, b]:
                        new_shifts[o, b] = value
                        paper.shift_from[day, o, b] = a
                        paper.shift_after[day, o, b] = paper.source[a]

        # A free date follows any shift.
        while rested < shifts_before:
            p = lines.offers[before + rested].by_finish - before
            for a in range(count):
                if shifts[p, a] > now[a]:
                    now[a] = shifts[p, a]
                    paper.source[a] = p
            rested += 1
        for b in range(after):
            then[b] = IMPOSSIBLE
        if can_be_free:
            for a in range(count):
                if now[a] > IMPOSSIBLE:
                    s = lines.states[rules, paper.state[day, a]].after_free_day
                    b, after, fee = _note_state(lines, agent, s, row, monday, paper, day + 1, after)
                    value = now[a] - lines.rows[row].free_cost - fee
                    if value > then[b]:
                        then[b] = value
                        paper.free_from[day, b] = a
                        paper.free_after[day, b] = paper.source[a]
        for b in range(after):
            paper.place[paper.state[day + 1, b]] = NOWHERE
        now, then = then, now
        shifts, new_shifts = new_shifts, shifts
        count = after
        shifts_before, before = offered, lines.rows[row].offer_first

    # The best way to leave.
    best, place, shift = IMPOSSIBLE, -1, NOT_SHIFT
    for a in range(count):
        value, last = now[a], NOT_SHIFT
        for o in range(shifts_before):
            rested_on = lines.offers[before + o].finish + rest <= next_begin
            if rested_on and shifts[o, a] > value:
                value, last = shifts[o, a], o
        if value > IMPOSSIBLE:
            onward = going_on(lines, agent, line, high, paper.state[high - low, a])
            if onward > IMPOSSIBLE and value + onward > best:
                best, place, shift = value + onward, a, last
    if best == IMPOSSIBLE:
        return IMPOSSIBLE

    # Walk back.
    for day in range(high - low - 1, -1, -1):
        if shift == NOT_SHIFT:
            paper.choice[day] = FREE
            shift, place = paper.free_after[day, place], paper.free_from[day, place]
        else:
            o = shift
            paper.choice[day] = lines.rows[low + day].offer_first + o
            shift, place = paper.shift_after[day, o, place], paper.shift_from[day, o, place]
    return best
