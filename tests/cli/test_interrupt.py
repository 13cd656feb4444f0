"""Ctrl-C while planning."""

from __future__ import annotations

import signal

import pytest

from planner.cli.interrupt import Interrupt


def test_before_there_is_a_plan_it_ends_the_command() -> None:
    with pytest.raises(KeyboardInterrupt), Interrupt():
        signal.raise_signal(signal.SIGINT)


def test_with_a_plan_it_asks_the_search_to_stop() -> None:
    with Interrupt() as interrupt:
        interrupt.plan_exists = True
        assert not interrupt.stop()
        signal.raise_signal(signal.SIGINT)
        assert interrupt.stop()


def test_pressed_twice_it_ends_the_command() -> None:
    with Interrupt() as interrupt:
        interrupt.plan_exists = True
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_afterwards_it_is_what_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupt():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
