"""What all tests share. Being here also puts this folder on the import path."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

PAGES = "tests/browser/"

# No test asserts a time, and a shared machine must not fail one: no deadlines. CI judges a
# change by the same examples each time; elsewhere they are drawn anew.
settings.register_profile("planner", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("planner")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: tests of jobs and pages often wait."""
    return (os.cpu_count() or 1) + 1


class PagesTogether(LoadScopeScheduling):
    """Hands out tests one by one, but all that drive a browser to one worker.

    Several browsers at once would keep each other waiting.
    """

    def _split_scope(self, nodeid: str) -> str:
        return PAGES if nodeid.startswith(PAGES) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> PagesTogether:
    """How tests are shared among workers."""
    return PagesTogether(config, log)
