"""From a scenario to the roster problem."""
