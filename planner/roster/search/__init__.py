"""The search for a plan, and the plan in its own terms while it changes."""
