"""Ctrl-C while planning: give up before there is a plan, keep the best one after."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType


class Interrupt:
    """Within it, Ctrl-C stops the search once there is a plan to keep.

    Before that, and when pressed a second time, it is an ordinary KeyboardInterrupt.
    """

    def __init__(self) -> None:
        self.asked = False
        self.plan_exists = False

    def __enter__(self) -> Interrupt:
        self._before = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def stop(self) -> bool:
        """Whether the search is to end now."""
        return self.asked

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self.asked or not self.plan_exists:
            raise KeyboardInterrupt
        self.asked = True
