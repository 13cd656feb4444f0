"""The slow and obvious twin of the kernel: plain objects, every list searched anew each time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.simulation.centre import COMES, GOES_HOME, Centre
from planner.simulation.ledger import (
    ARRIVED,
    DONE,
    DONE_IN_TIME,
    DUE,
    GAVE_UP,
    GAVE_UP_SOON,
    IN_TIME,
    LATE,
    MEASURES,
    OFFERED,
    OLDEST,
    RESPONSE,
    WAITED,
)

NEVER = float("inf")


@dataclass
class Contact:
    stream: int
    interval: int
    arrived: float
    gives_up: float
    work: float
    due: float


@dataclass
class Agent:
    number: int
    queues: tuple[int, ...]
    on_queue: bool = False
    hands: list[Contact] = field(default_factory=list)
    doing: str = "away"
    doing_since: int = 0  # a running number: who began sooner comes first
    leaving: int | None = None
    break_from: float = 0.0
    left: float = 0.0
    back: float = NEVER
    comes_at: float = NEVER
    busy: float = 0.0


class SlowCentre:
    """Runs a centre through contacts and changes of presence, event by event."""

    def __init__(self, centre: Centre, contacts: Any, moves: Any) -> None:
        self.centre, self.streams = centre, centre.streams
        self.contacts = [
            Contact(
                int(c["stream"]), int(c["interval"]), float(c["arrived"]),
                float(c["gives_up"]), float(c["work"]), float(c["due"]),
            )
            for c in contacts
        ]  # fmt: skip
        self.moves = [(float(m["time"]), int(m["agent"]), int(m["what"])) for m in moves]
        self.agents = [Agent(n, centre.groups[g]) for n, g in enumerate(centre.group_of.tolist())]
        self.waiting: list[list[Contact]] = [[] for _ in self.streams]
        self.counts: NDArray[np.float64] = np.zeros((len(self.streams), centre.intervals, MEASURES))
        self.now, self.interval, self.steps = 0.0, 0, 0

    def run(self) -> NDArray[np.float64]:
        """Everything that happens; returns counts [Q, T, MEASURES]."""
        while True:
            turn = (
                (self.interval + 1) * self.centre.interval
                if self.interval < self.centre.intervals
                else NEVER
            )
            move = self.moves[0][0] if self.moves else NEVER
            event, who = min(((self._next(a), a.number) for a in self.agents), default=(NEVER, -1))
            arrival = self.contacts[0].arrived if self.contacts else NEVER
            soonest = min(turn, move, event, arrival)
            if soonest == NEVER:
                break
            self._pass_time(soonest)
            if soonest == turn:
                self._turn()
            elif soonest == move:
                _, agent, what = self.moves.pop(0)
                self._move(self.agents[agent], what)
            elif soonest == event:
                self._event(self.agents[who])
            else:
                self._arrive(self.contacts.pop(0))
        for queue in self.waiting:
            for contact in queue:
                if not self.streams[contact.stream].deferred and contact.gives_up < NEVER:
                    self._gave_up(contact)
        return self.counts

    def _speed(self, agent: Agent, contact: Contact) -> float:
        stream = self.streams[contact.stream]
        usual = 1 + stream.slowdown * (stream.concurrency - 1)
        return usual / (1 + stream.slowdown * (len(agent.hands) - 1))

    def _next(self, agent: Agent) -> float:
        return min(
            [agent.comes_at, *(self.now + c.work / self._speed(agent, c) for c in agent.hands)]
        )

    def _pass_time(self, until: float) -> None:
        for agent in self.agents:
            for contact in agent.hands:
                contact.work -= (until - self.now) * self._speed(agent, contact)
            if agent.hands:
                agent.busy += until - self.now
        self.now = until

    def _turn(self) -> None:
        for number, queue in enumerate(self.waiting):
            if self.streams[number].deferred and queue:
                self.counts[number, self.interval, OLDEST] = self.now - queue[0].arrived
        self.interval += 1
        for number, stream in enumerate(self.streams):
            while self.waiting[number] and self._is_open(number):
                agent = self._free(number, "idle")
                if agent is None or not stream.deferred:
                    break
                self._take(agent, self.waiting[number].pop(0))

    def _is_open(self, stream: int) -> bool:
        open_ = self.streams[stream].open
        return self.interval < self.centre.intervals and (
            open_ is None or bool(open_[self.interval])
        )

    def _does(self, agent: Agent, doing: str) -> None:
        self.steps += 1
        agent.doing, agent.doing_since = doing, self.steps

    def _free(self, stream: int, doing: str) -> Agent | None:
        """Of those who do that, one of the least skilled, who has done it for longest."""
        found = [a for a in self.agents if stream in a.queues and a.doing == doing]
        return min(found, key=self._rank, default=None)

    def _rank(self, agent: Agent) -> tuple[int, tuple[int, ...], int]:
        group = self.centre.groups.index(agent.queues)
        return len(agent.queues), (group,), agent.doing_since

    def _most(self, agent: Agent) -> int:
        return min(self.streams[c.stream].concurrency for c in agent.hands)

    def _arrive(self, contact: Contact) -> None:
        stream = self.streams[contact.stream]
        counts = self.counts[contact.stream]
        agent: Agent | None = None
        if stream.deferred:
            counts[contact.interval, ARRIVED] += 1
            if contact.due < NEVER:
                counts[self._deadline(contact), DUE] += 1
            if self._is_open(contact.stream):
                agent = self._free(contact.stream, "idle")
        else:
            counts[contact.interval, OFFERED] += 1
            agent = self._for_live(contact.stream)
        if agent is None:
            self.waiting[contact.stream].append(contact)
        else:
            self._take(agent, contact)

    def _for_live(self, number: int) -> Agent | None:
        most = self.streams[number].concurrency
        chatting = [
            a for a in self.agents
            if number in a.queues and a.doing == "chatting"
            and len(a.hands) < min(most, self._most(a))
        ]  # fmt: skip
        if most > 1 and chatting:
            return min(chatting, key=self._rank)
        agent = self._free(number, "idle")
        if agent is None:
            agent = self._free(number, "at mail")
            if agent is not None:
                self._put_back(agent)
        return agent

    def _put_back(self, agent: Agent) -> None:
        (contact,) = agent.hands
        agent.hands = []
        self.waiting[contact.stream].insert(0, contact)
        if agent.leaving is None:
            self._does(agent, "idle")

    def _take(self, agent: Agent, contact: Contact) -> None:
        stream = self.streams[contact.stream]
        if not agent.hands:
            doing = "chatting" if stream.concurrency > 1 else "talking"
            self._does(agent, "at mail" if stream.deferred else doing)
        agent.hands.append(contact)
        if not stream.deferred:
            waited = self.now - contact.arrived
            counts = self.counts[contact.stream, contact.interval]
            counts[IN_TIME if waited <= stream.target else LATE] += 1
            counts[WAITED] += waited

    def _event(self, agent: Agent) -> None:
        if agent.comes_at <= self.now:
            self._is_there(agent)
            return
        contact = min(agent.hands, key=lambda c: c.work)
        agent.hands.remove(contact)
        if self.streams[contact.stream].deferred:
            self._done(contact)
        if not agent.hands and agent.leaving is None:
            self._does(agent, "idle")
        if agent.leaving is None:
            self._look_for_more(agent)
        elif not agent.hands:
            self._leaves(agent)

    def _done(self, contact: Contact) -> None:
        counts = self.counts[contact.stream]
        if self.interval < self.centre.intervals:
            counts[self.interval, DONE] += 1
            counts[self.interval, RESPONSE] += self.now - contact.arrived
        if self.now <= contact.due < NEVER:
            counts[self._deadline(contact), DONE_IN_TIME] += 1

    def _deadline(self, contact: Contact) -> int:
        return min(max(round(contact.due / self.centre.interval) - 1, 0), self.centre.intervals - 1)

    def _look_for_more(self, agent: Agent) -> None:
        while True:
            live = self._best_live(agent)
            if live is not None:
                self._take(agent, self.waiting[live].pop(0))
            elif not agent.hands:
                mail = [q for q in agent.queues if self._is_open(q) and self._is_mail(q)]
                mail = [q for q in mail if self.waiting[q]]
                if mail:
                    best = min(mail, key=lambda q: self.waiting[q][0].due)
                    self._take(agent, self.waiting[best].pop(0))
                return
            if not agent.hands or len(agent.hands) >= self._most(agent):
                return
            if live is None:
                return

    def _is_mail(self, number: int) -> bool:
        return self.streams[number].deferred

    def _best_live(self, agent: Agent) -> int | None:
        found: list[tuple[float, int]] = []
        for number in agent.queues:
            stream = self.streams[number]
            if stream.deferred:
                continue
            if agent.hands and min(self._most(agent), stream.concurrency) <= len(agent.hands):
                continue
            queue = self.waiting[number]
            while queue and queue[0].gives_up <= self.now:
                self._gave_up(queue.pop(0))
            if queue and self.centre.routing == "longest_queue":
                found.append((-float(sum(c.gives_up > self.now for c in queue)), number))
            elif queue:
                found.append((-(self.now - queue[0].arrived) * stream.priority, number))
        return min(found)[1] if found else None

    def _gave_up(self, contact: Contact) -> None:
        soon = contact.gives_up - contact.arrived <= self.streams[contact.stream].target
        self.counts[contact.stream, contact.interval, GAVE_UP_SOON if soon else GAVE_UP] += 1

    def _move(self, agent: Agent, what: int) -> None:
        if what == COMES:
            if agent.doing != "away":
                agent.back = self.now
            elif agent.left > agent.break_from:
                agent.doing, agent.comes_at = "coming", self.now + agent.left - agent.break_from
            else:
                self._is_there(agent)
            return
        agent.break_from = agent.left = self.now
        agent.back = NEVER
        if agent.doing in {"coming", "away"}:
            agent.doing, agent.comes_at = "away", NEVER
            return
        agent.leaving = what
        if agent.doing == "at mail":
            self._put_back(agent)
        if agent.hands:
            self._does(agent, "talking")
        else:
            self._leaves(agent)

    def _is_there(self, agent: Agent) -> None:
        agent.comes_at, agent.leaving, agent.back = NEVER, None, NEVER
        self._does(agent, "idle")
        self._look_for_more(agent)

    def _leaves(self, agent: Agent) -> None:
        agent.left = agent.break_from if agent.leaving == GOES_HOME else self.now
        agent.doing = "away"
        if agent.back < NEVER:
            agent.doing = "coming"
            agent.comes_at = max(self.now, agent.left + agent.back - agent.break_from)
