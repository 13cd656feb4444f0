"""A scenario's files as they are typed: changed, checked, named, and told where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import full_files, write_files
from reading_builders import problems_of

from planner.errors import Problem, ScenarioError
from planner.scenario import read_scenario
from planner.scenario.files import Place, ScenarioFiles, files_in_folder, part_with, toml_parts

FILES = ScenarioFiles({name: text.encode() for name, text in full_files().items()})


def test_a_folder_s_tables_and_settings_are_taken_and_nothing_else(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "scenario", {**full_files(), "agent.csv": "x", "README.md": "x", ".old.csv": "x"}
    )
    assert set(files_in_folder(folder).contents) == {*full_files(), "agent.csv"}


def test_changed_files_are_checked_like_a_folder_of_them(tmp_path: Path) -> None:
    text = full_files()["agents.csv"].replace("riga,part-time", "rga,part-time")
    changed = FILES.changed({"agents.csv": text.encode(), "forecast.csv": None, "odd.csv": b"x"})
    with pytest.raises(ScenarioError) as caught:
        changed.read()
    folder = tmp_path / "scenario"
    folder.mkdir()
    changed.write(folder)
    assert caught.value.problems == problems_of(folder)


def test_sound_files_say_what_their_folder_says(tmp_path: Path) -> None:
    assert FILES.read() == read_scenario(write_files(tmp_path / "scenario", full_files()))


@pytest.mark.parametrize("name", ['Two "more" agents', "Plain", "\\1 Jānis"])
def test_a_scenario_is_named_anew_and_its_remarks_stay(name: str) -> None:
    text = f"# Ours.\n{full_files()['scenario.toml']}"
    files = FILES.changed({"scenario.toml": text.encode()})
    named = files.named(name)
    assert named.read() == FILES.read().model_copy(update={"name": name})
    assert named.contents["scenario.toml"].startswith(b"# Ours.\nformat = 1\nname = ")


def test_a_name_over_several_lines_is_replaced_too() -> None:
    text = full_files()["scenario.toml"].replace('"Everything at once"', '"""\\\n  Everything"""')
    assert FILES.changed({"scenario.toml": text.encode()}).named("New").read().name == "New"


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("agents.csv:3:site", Place("agents.csv", row=3, column="site")),
        ("agents.csv:1:column 3", Place("agents.csv", row=1, column="column 3")),
        ("agents.csv:1:a:b", Place("agents.csv", row=1, column="a:b")),
        ("scenario.toml: sites.riga", Place("scenario.toml", key="sites.riga")),
        ("scenario.toml", Place("scenario.toml")),
        ("forecast.csv", Place("forecast.csv")),
    ],
)
def test_a_problem_s_place_is_taken_apart(place: str, parts: Place) -> None:
    assert Place.of(Problem(place, "is wrong")) == parts


def test_settings_fall_into_parts_with_the_remarks_above_them() -> None:
    text = (
        "format = 1\n\n# When.\n[horizon]\ndays = 2\n"
        "[queues.a]\nlevel = [\n  ['B2'],\n]\n[queues.a.deflection]\nshare = 0.2\n"
        '[queues."b.c"]\n[[handovers]]\n[[handovers]]\n'
    )
    parts = toml_parts(text)
    assert [part.keys for part in parts] == [
        (), ("horizon",), ("queues", "a"), ("queues", "b.c"), ("handovers",)
    ]  # fmt: skip
    assert parts[1].text.startswith("# When.\n[horizon]")
    assert "".join(part.text for part in parts) == text


@pytest.mark.parametrize(
    ("key", "keys"),
    [
        ("queues.de-voice.deflection.share", ("queues", "de-voice")),
        ("queues.de-voice", ("queues", "de-voice")),
        ("queues.de-voice-2.level", ()),
        ("handovers[1].from", ("handovers",)),
        ("name", ()),
        ("reporting", ("reporting",)),
    ],
)
def test_a_key_stands_in_the_part_whose_heading_holds_it(key: str, keys: tuple[str, ...]) -> None:
    parts = toml_parts(full_files()["scenario.toml"])
    assert parts[part_with(parts, key)].keys == keys
