"""What those on queue in an interval spare: shared out simply, agents of few skills first."""

from .domain import Day, Interval


def on_queue(day: Day) -> list[int]:
    """The intervals in which a day's agent is on queue."""
    if day.shift is None or day.way is None:
        return []
    return [day.shift.first + at for at in day.shift.on_queue[day.way]]


def spared(interval: Interval, days: list[Day]) -> int:
    """Late contacts and missing agents spared by those there, in thousandths of a late contact."""
    amount = list(interval.base_amount)
    heads = [0] * len(interval.heads_wanted)
    for day in days:
        amount[day.group] += day.amount
        for queue in interval.groups[day.group]:
            heads[queue] += 1
    total = shared(interval, amount)
    for queue in range(len(heads)):
        total += interval.head_price * min(heads[queue], interval.heads_wanted[queue])
    return total


def shared(interval: Interval, amount: list[int]) -> int:
    """Each group in turn, those who serve fewest queues first, goes where it spares the most."""
    piece = [0] * len(interval.worths)
    used = [0] * len(interval.worths)
    total = 0
    for group in range(len(amount)):
        left = amount[group]
        while left > 0:
            best = -1
            worth = 0
            for queue in interval.groups[group]:
                at = piece[queue]
                if at < len(interval.worths[queue]) and interval.worths[queue][at] > worth:
                    worth = interval.worths[queue][at]
                    best = queue
            if best < 0:
                break
            part = min(left, interval.lengths[best][piece[best]] - used[best])
            total += worth * part // 100
            left -= part
            used[best] += part
            if used[best] == interval.lengths[best][piece[best]]:
                piece[best] += 1
                used[best] = 0
    return total
