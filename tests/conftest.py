"""What all tests share. Being here also puts this folder on the import path."""

from __future__ import annotations

from hypothesis import settings

# No test asserts a time, and a shared machine must not fail one: no deadlines.
settings.register_profile("planner", deadline=None)
settings.load_profile("planner")
