"""Reading a scenario: what is right becomes nouns, what is wrong is told, all of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import full_files, write_files
from malformed import MALFORMED, Malformed

from planner.errors import Problem, ScenarioError
from planner.scenario import read_scenario


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        read_scenario(folder)
    return caught.value.problems


@pytest.mark.parametrize("case", MALFORMED, ids=str)
def test_a_malformed_scenario_is_told_with_every_place_and_nothing_else(
    case: Malformed, tmp_path: Path
) -> None:
    files = full_files()
    assert case.old in files[case.file], "the case edits what is not there"
    files[case.file] = files[case.file].replace(case.old, case.new, 1)
    problems = problems_of(write_files(tmp_path / "scenario", files))
    assert sorted(problem.place for problem in problems) == sorted(case.places)
    told = [problem.message for problem in problems if problem.place == case.places[0]]
    assert any(case.words in message for message in told), told
