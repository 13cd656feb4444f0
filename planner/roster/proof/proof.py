"""The two bounds of a problem, raised in turn beside the search."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event

from planner.roster.problem import RosterProblem
from planner.roster.proof.ascent import Ascent
from planner.roster.proof.bound import whole_objective
from planner.roster.proof.late import LateContacts


class Proof:
    """Bounds of the whole objective, and of late contacts alone.

    Within it they rise on a thread of their own, until they settle or it is `over` after so
    many passes; without such a thread, whenever `step` is called. Either way at least once.
    """

    def __init__(
        self, problem: RosterProblem, over: Callable[[int], bool], *, own_thread: bool
    ) -> None:
        self._problem = problem
        self._over = over
        self._thread = ThreadPoolExecutor(1) if own_thread else None
        self._work: Future[None] | None = None
        self._of_whole: Ascent | None = None
        self._of_late: LateContacts | None = None
        self._may_work = Event()
        self._may_work.set()
        self._whole = self._late = self._exact = 0.0

    @property
    def lower_bound(self) -> float:
        """No plan costs less."""
        return max(self._whole, self._late, self._exact)

    @property
    def late_contacts_bound(self) -> float:
        """No plan has fewer late contacts."""
        return self._late

    def believe(self, bound: float) -> None:
        """Take over a bound of the whole objective that was proven elsewhere."""
        self._exact = bound

    def step(self, stop: Callable[[], bool] = lambda: False) -> None:
        """One pass of each bound, the second unless told to `stop` meanwhile: either takes long.

        Once begun, the second one has to wait until the first rises slowly.
        """
        # None is begun before its turn: its first prices take seconds on large problems.
        if self._of_whole is None:
            self._of_whole = Ascent(self._problem, whole_objective(self._problem))
        self._whole = max(self._of_whole.step(), 0.0)
        if stop():
            return
        if self._of_late is None:
            self._of_late = LateContacts(self._problem)
        elif self.steady:
            self._of_late.step()
        self._late = self._of_late.best

    def __enter__(self) -> None:
        if self._thread:
            self._work = self._thread.submit(self._rise)
        else:
            self.step()

    def rest(self) -> None:
        """Have its thread pause after its present pass."""
        self._may_work.clear()

    def go_on(self) -> None:
        """Have its thread go on."""
        self._may_work.set()

    def __exit__(self, *_: object) -> None:
        self.go_on()
        if self._thread and self._work:
            self._thread.shutdown()
            self._work.result()

    def _rise(self) -> None:
        passes = 0
        while passes == 0 or not (self.settled or self._over(passes)):
            self.step(partial(self._over, passes))
            passes += 1
            self._may_work.wait()

    @property
    def steady(self) -> bool:
        """Whether the bound of the whole objective has risen slowly, or rises no more."""
        whole = self._of_whole
        return whole is not None and (whole.steady or whole.settled)

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be expected of the bounds."""
        return all(one is not None and one.settled for one in (self._of_whole, self._of_late))
