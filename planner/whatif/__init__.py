"""Plans about plans: changes of a scenario, comparison, publishing."""
