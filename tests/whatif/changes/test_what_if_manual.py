"""What docs/what-if.md says is true: its examples work on `follow_the_sun`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from planner.errors import ChangeError
from planner.scenario import Scenario, read_scenario
from planner.whatif.changes import (
    KINDS,
    RULES,
    apply_changes,
    changed,
    line,
    parse_change,
    read_changes,
)

ROOT = Path(__file__).parents[3]
MANUAL = (ROOT / "docs" / "what-if.md").read_text("utf-8")
TABLE = re.findall(r"^\| `(\w+)` \| `(.+?)` \|", MANUAL, re.MULTILINE)
BLOCKS = re.findall(r"```text\n(.*?)```", MANUAL, re.DOTALL)
EXAMPLES = [*(text for _, text in TABLE), *BLOCKS[0].splitlines()]


@cache
def follow_the_sun() -> Scenario:
    return read_scenario(ROOT / "scenarios" / "follow_the_sun")


def test_the_table_lists_every_kind_with_its_example() -> None:
    assert dict(TABLE) == {kind: noun.EXAMPLE for kind, noun in KINDS.items()}


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_can_be_applied(text: str) -> None:
    change = parse_change(text)
    assert parse_change(line(change)) == change
    assert changed(follow_the_sun(), [change]) != follow_the_sun()


def test_the_file_can_be_applied(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", MANUAL, re.DOTALL)
    (tmp_path / "whatif.toml").write_text(text, "utf-8")
    changes = read_changes(tmp_path / "whatif.toml")
    assert len(apply_changes(follow_the_sun(), changes).time_off) == (
        len(follow_the_sun().time_off) + 1
    )


def test_the_refusals_are_what_a_user_reads() -> None:
    changes = [
        parse_change("volume de-voice +20% from 2027-04-08"),
        parse_change("absence riga-99 2027-03-02"),
    ]
    with pytest.raises(ChangeError) as told:
        apply_changes(follow_the_sun(), changes)
    assert str(told.value) == BLOCKS[1].strip()


@pytest.mark.parametrize("key", RULES)
def test_every_rule_that_can_be_changed_is_in_the_manual(key: str) -> None:
    assert f"`{key}`" in MANUAL


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_in_the_manual(kind: str) -> None:
    fields = KINDS[kind].model_fields
    keys = {field.alias or name for name, field in fields.items()}
    assert not {key for key in keys if f"`{key}`" not in MANUAL and f"{key} = " not in MANUAL}
