"""The files of a scenario, byte by byte."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import tomli_w

from planner.scenario.problems import SETTINGS_FILE
from planner.scenario.reading import OPTIONAL_FILES, REQUIRED_FILES, read_scenario
from planner.scenario.scenario import Scenario

ALL_FILES = (*REQUIRED_FILES, *OPTIONAL_FILES)
TABLE_FILES = tuple(name for name in ALL_FILES if name != SETTINGS_FILE)
NAME_LINE = re.compile(r"^[ \t]*name[ \t]*=.*$", re.MULTILINE)


@dataclass(frozen=True)
class ScenarioFiles:
    """The content of each file by its name: those of the format, and tables that it does not know.

    The latter are there so that they are told; files of other kinds are not.
    """

    contents: Mapping[str, bytes]

    def changed(self, changes: Mapping[str, bytes | None]) -> ScenarioFiles:
        """The same files but for these, which are replaced, added, or removed where None."""
        contents = {**self.contents, **changes}
        return ScenarioFiles({name: data for name, data in contents.items() if data is not None})

    def named(self, name: str) -> ScenarioFiles:
        """Sound files whose scenario has another name; all else stays as it is typed.

        Comments in the settings are lost where the name stands on no line of its own.
        """
        text = self.contents[SETTINGS_FILE].decode("utf-8-sig")
        wanted = {**tomllib.loads(text), "name": name}
        line = tomli_w.dumps({"name": name}).strip()
        renamed = NAME_LINE.sub(lambda _: line, text, count=1)
        if not _says(renamed, wanted):
            renamed = tomli_w.dumps(wanted)
        return self.changed({SETTINGS_FILE: renamed.encode()})

    def write(self, folder: Path) -> None:
        """Write every file into a folder that exists, over those of the same names."""
        for name, data in self.contents.items():
            (folder / name).write_bytes(data)

    def read(self) -> Scenario:
        """What the files say; raises ScenarioError as `read_scenario` does for a folder of them."""
        with TemporaryDirectory() as folder:
            self.write(Path(folder))
            return read_scenario(Path(folder))


def _says(text: str, wanted: Mapping[str, object]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def is_part(name: str) -> bool:
    """Whether a file of that name belongs to a scenario, or is a table that would be told."""
    return name in ALL_FILES or (name.lower().endswith(".csv") and not name.startswith("."))


def files_in_folder(folder: Path) -> ScenarioFiles:
    """The files of a scenario's folder; raises OSError where one cannot be read."""
    paths = (path for path in sorted(folder.iterdir()) if is_part(path.name))
    return ScenarioFiles({path.name: path.read_bytes() for path in paths})
