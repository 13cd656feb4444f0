"""A queue with SimPy, as its manual writes one. Runs in that package's own environment.

Standard input: a JSON object with the fields of `SimulatedQueue`, and a seed. Standard output:
those of `Answer`.
"""

from __future__ import annotations

import json
import random
import sys
import time

import simpy


def simulate(queue: dict[str, float]) -> dict[str, float]:
    """Run a queue until its horizon ends."""
    draw = random.Random(queue["seed"])
    horizon, patience = queue["hours"] * 3600.0, queue["patience"]
    found = {"contacts": 0, "in_time": 0, "gave_up": 0}

    def customer(world: simpy.Environment, agents: simpy.Resource):
        arrived = world.now
        with agents.request() as asked:
            yield asked | world.timeout(draw.expovariate(1.0 / patience))
            if not asked.triggered:
                found["gave_up"] += 1
                return
            if world.now - arrived <= queue["target"]:
                found["in_time"] += 1
            yield world.timeout(draw.expovariate(1.0 / queue["handle_time"]))

    def customers(world: simpy.Environment, agents: simpy.Resource):
        while True:
            yield world.timeout(draw.expovariate(queue["rate"] / 3600.0))
            found["contacts"] += 1
            world.process(customer(world, agents))

    world = simpy.Environment()
    world.process(customers(world, simpy.Resource(world, int(queue["agents"]))))
    began = time.perf_counter()
    world.run(until=horizon)
    return {**found, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    json.dump(simulate(json.load(sys.stdin)), sys.stdout)
