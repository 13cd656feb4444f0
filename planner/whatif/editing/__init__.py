"""Hand edits: shifts moved, shortened, swapped, dropped, added and pinned, and what that does."""

from planner.whatif.editing.add import Add
from planner.whatif.editing.around import planned_around
from planner.whatif.editing.broken import broken_at
from planner.whatif.editing.drop import Drop
from planner.whatif.editing.edit import Edit, edited
from planner.whatif.editing.edited import Edited
from planner.whatif.editing.effect import Effect, QueueEffect, effect
from planner.whatif.editing.move import Move
from planner.whatif.editing.pin import Pin
from planner.whatif.editing.resize import Resize
from planner.whatif.editing.saving import save_edited, write_schedule
from planner.whatif.editing.swap import Swap

__all__ = [
    "Add",
    "Drop",
    "Edit",
    "Edited",
    "Effect",
    "Move",
    "Pin",
    "QueueEffect",
    "Resize",
    "Swap",
    "broken_at",
    "edited",
    "effect",
    "planned_around",
    "save_edited",
    "write_schedule",
]
