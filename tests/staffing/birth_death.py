"""Erlang C and A the slow and obvious way: a birth-death chain and its waiting times.

Nothing here shares a formula with the planner: state probabilities come from the balance
of flows, and the time in queue from the chain that a waiting customer sees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Chain:
    """M/M/s+M with rates per second; `leave` is 1 / patience, 0 where nobody abandons."""

    arrive: float
    serve: float
    servers: int
    leave: float

    def probabilities(self) -> list[float]:
        """Of 0, 1, 2, ... customers in the system, as far as they matter.

        Balance of flows, in logarithms: arrivals up from n - 1 equal departures down from n.
        """
        logs = [0.0]
        while len(logs) <= self.servers or logs[-1] > logs[self.servers] - 45:
            n = len(logs)
            busy, waiting = min(n, self.servers), max(0, n - self.servers)
            rate_down = busy * self.serve + waiting * self.leave
            logs.append(logs[-1] + math.log(self.arrive / rate_down))
        peak = max(logs)
        weights = [math.exp(log - peak) for log in logs]
        total = math.fsum(weights)
        return [w / total for w in weights]

    def wait_probability(self) -> float:
        return sum(self.probabilities()[self.servers :])

    def abandonment(self) -> float:
        """Rate of those who leave over the rate of those who come."""
        states = enumerate(self.probabilities())
        queue = sum(max(0, n - self.servers) * p for n, p in states)
        return self.leave * queue / self.arrive

    def occupancy(self) -> float:
        states = enumerate(self.probabilities())
        return sum(min(n, self.servers) * p for n, p in states) / self.servers

    def service_level(self, within: float) -> float:
        """Share of arrivals that are answered within so many seconds."""
        states = self.probabilities()
        at_once = sum(states[: self.servers])
        return at_once + self._after_waiting(states[self.servers :], within)[0]

    def late(self, within: float) -> float:
        """Share of arrivals that have left by then, or still wait."""
        return self._after_waiting(self.probabilities()[self.servers :], within)[1]

    def _after_waiting(self, states: list[float], within: float) -> tuple[float, float]:
        """Of arrivals that find k waiting, those who are answered within the time, and the rest.

        Uniformised: steps of the queue ahead come at one constant rate; in each, the
        customer moves up (or is answered), or leaves, or nothing happens.
        """
        if within == 0:
            return 0.0, math.fsum(states)
        ahead = list(states)
        top = self.servers * self.serve + len(ahead) * self.leave
        up = [(self.servers * self.serve + k * self.leave) / top for k in range(len(ahead))]
        gone = self.leave / top
        done = left = answered = late = 0.0
        mean = top * within
        for step in range(int(mean + 12 * math.sqrt(mean) + 60)):
            poisson = math.exp(step * math.log(mean) - mean - math.lgamma(step + 1))
            answered += poisson * done
            late += poisson * (left + math.fsum(ahead))
            done += ahead[0] * up[0]
            left += gone * math.fsum(ahead)
            stay = [p * (1 - u - gone) for p, u in zip(ahead, up, strict=True)]
            moved = [p * u for p, u in zip(ahead[1:], up[1:], strict=True)] + [0.0]
            ahead = [s + m for s, m in zip(stay, moved, strict=True)]
        return answered, late
