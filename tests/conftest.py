"""What all tests share. Being here also puts this folder on the import path."""

from __future__ import annotations

import os

from hypothesis import settings

# No test asserts a time, and a shared machine must not fail one: no deadlines. CI judges a
# change by the same examples each time; elsewhere they are drawn anew.
settings.register_profile("planner", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("planner")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: tests of jobs and pages often wait."""
    return (os.cpu_count() or 1) + 1
