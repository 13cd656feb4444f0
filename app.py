"""The app's entry: navigation and the shared sidebar. `planner app` starts it."""

from planner.ui.shell import show

show()
