"""Desks: what each browser session has on its table.

A desk is kept by the server under an id that stands in the address (`?desk=...`), so that a
reload finds it again. Nobody else's session works at it: one that comes with the address of a
desk in use gets a copy.
"""

from __future__ import annotations

import copy
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.reports.zone_choice import SITE

if TYPE_CHECKING:
    from planner.jobs import Run
    from planner.ui.views.schedule.refused import Refused
    from planner.whatif.changes import Change
    from planner.whatif.editing import Edit
    from planner.whatif.editing.edited import Key

MOST_DESKS = 500
ID = re.compile(r"[\w-]{8,40}")


@dataclass
class Draft:
    """What is being changed about a scenario: what-if changes, and edited tables by file."""

    changes: list[Change] = field(default_factory=list)
    tables: dict[str, Any] = field(default_factory=dict)


@dataclass
class HandEdit:
    """What is being changed about a plan by hand.

    edits: in the order in which they were made. refused: by agent and start of a shift, what was
    typed into the table's cells and cannot be.
    """

    edits: list[Edit] = field(default_factory=list)
    refused: dict[Key, Refused] = field(default_factory=dict)


@dataclass
class Desk:
    """One session's table.

    scenario, plan: the folders chosen; a plan of None is the latest one of the scenario. zone:
    in which times are shown, as `ZoneChoice` has it. run: the run it watches; end_seen: whether
    its end was taken note of. kept: what was typed, by the name of its control. Drafts and hand
    edits are kept for every scenario and plan, so that looking elsewhere loses none. session:
    the browser session that works at it. remembered: whether its run was looked for.
    """

    id: str
    scenario: Path | None = None
    plan: Path | None = None
    zone: str = SITE
    run: Run | None = None
    end_seen: bool = False
    kept: dict[str, Any] = field(default_factory=dict)
    drafts: dict[Path | None, Draft] = field(default_factory=dict)
    hand_edits: dict[Path, HandEdit] = field(default_factory=dict)
    session: str | None = None
    remembered: bool = False

    @property
    def draft(self) -> Draft:
        """The draft of the scenario chosen."""
        return self.drafts.setdefault(self.scenario, Draft())

    def hand_edit_of(self, plan: Path) -> HandEdit:
        """The hand edit of a plan."""
        return self.hand_edits.setdefault(plan, HandEdit())

    def choose_scenario(self, folder: Path, plan: Path | None = None) -> None:
        """Put a scenario on the table, with a plan of it or its latest one."""
        self.scenario, self.plan = folder, plan

    def remember(self, runs: Iterable[Run]) -> None:
        """Watch the newest of these runs that was asked for here, before the server was ended."""
        if not self.remembered:
            self.remembered = True
            self.watch(next((run for run in runs if run.order.asked_by == self.id), None))

    def watch(self, run: Run | None) -> None:
        """Watch a run, or none."""
        self.run, self.end_seen = run, False


class Desks:
    """All desks of a server; those used least lately make room."""

    def __init__(self) -> None:
        self._desks: OrderedDict[str, Desk] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, session: str, wanted: str | None, is_there: Callable[[str], bool]) -> Desk:
        """The desk of a session that comes with an address: the one named there, or a new one.

        `is_there` tells whether a session is still connected.
        """
        with self._lock:
            desk = self._found(session, wanted, is_there)
            desk.session = session
            self._desks[desk.id] = desk
            self._desks.move_to_end(desk.id)
            while len(self._desks) > MOST_DESKS:
                self._desks.popitem(last=False)
            return desk

    def _found(self, session: str, wanted: str | None, is_there: Callable[[str], bool]) -> Desk:
        if wanted is None or not ID.fullmatch(wanted):
            return Desk(secrets.token_urlsafe(9))
        desk = self._desks.get(wanted)
        if desk is None:
            return Desk(wanted)
        if desk.session in (None, session) or not is_there(str(desk.session)):
            return desk
        mine = copy.deepcopy(desk)
        mine.id = secrets.token_urlsafe(9)
        return mine
