"""What an agent's days break, one after the other. A bit of `worked` is a day with a shift."""

from .domain import Rhythm


def broken(rhythm: Rhythm, worked: int) -> int:
    """Days worked beyond the most in a row, and days missing to runs of free ones."""
    run = rhythm.run_before
    off = 0 if rhythm.first_date_taken else rhythm.least_days_off
    total = 0
    for day in range(rhythm.days):
        if worked >> day & 1:
            if 0 < off < rhythm.least_days_off:
                total += rhythm.least_days_off - off
            off = 0
            run += 1
            if run > rhythm.most_in_a_row:
                total += 1
        else:
            run = 0
            off += 1
    return total
