"""The parts of the settings in a manager's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from planner.reports.words import plural
from planner.scenario import Contract, Handover, Horizon, Objective, Queue, Reporting, Rules, Site
from planner.scenario.base import Noun
from planner.scenario.files import TomlPart, part_with
from planner.scenario.problems import dotted
from planner.ui.views.inputs.checked import PlacedProblem

KINDS: Mapping[str, tuple[str, type[Noun]]] = {
    "horizon": ("Horizon", Horizon),
    "reporting": ("Reporting", Reporting),
    "rules": ("Rules", Rules),
    "objective": ("What matters how much", Objective),
    "sites": ("Site", Site),
    "contracts": ("Contract", Contract),
    "queues": ("Queue", Queue),
    "handovers": ("Handovers", Handover),
}
TOP = "Name and format"


def part_title(part: TomlPart) -> str:
    """`Queue de-voice`, `Horizon`; the keys themselves where the format does not know them."""
    if not part.keys:
        return TOP
    kind = KINDS.get(part.keys[0])
    return " ".join((kind[0], *part.keys[1:])) if kind else dotted(part.keys)


def keys_words(part: TomlPart) -> str:
    """The keys that a part may have, those that it must have first."""
    if not part.keys:
        return "Needs: format, name."
    if part.keys[0] not in KINDS:
        return "The planner knows no part of this name."
    fields = KINDS[part.keys[0]][1].model_fields.items()
    needed = [field.alias or name for name, field in fields if field.is_required()]
    others = [field.alias or name for name, field in fields if not field.is_required()]
    told = (("Needs", needed), ("May have", others))
    return " ".join(f"{which}: {', '.join(names)}." for which, names in told if names)


def part_labels(parts: Sequence[TomlPart], problems: Sequence[PlacedProblem]) -> list[str]:
    """The parts' titles, with the number of its problems behind one that has any."""
    keys = (problem.place.key for problem in problems)
    counts = Counter(part_with(parts, key) for key in keys if key is not None)
    return [
        part_title(part) + (f": {plural(counts[number], 'problem')}" if counts[number] else "")
        for number, part in enumerate(parts)
    ]
