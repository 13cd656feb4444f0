"""A scenario's files as they are typed: to show, change, check and keep. No meaning is read in."""

from planner.scenario.files.archive import ArchiveError, files_in_archive
from planner.scenario.files.place import Place
from planner.scenario.files.plain_text import plain_text
from planner.scenario.files.scenario_files import (
    ALL_FILES,
    TABLE_FILES,
    ScenarioFiles,
    files_in_folder,
)
from planner.scenario.files.text_table import TextTable, read_text_table
from planner.scenario.files.toml_part import TomlPart, part_with, toml_parts

__all__ = [
    "ALL_FILES",
    "TABLE_FILES",
    "ArchiveError",
    "Place",
    "ScenarioFiles",
    "TextTable",
    "TomlPart",
    "files_in_archive",
    "files_in_folder",
    "part_with",
    "plain_text",
    "read_text_table",
    "toml_parts",
]
