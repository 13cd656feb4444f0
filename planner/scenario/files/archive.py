"""A scenario's folder in a zip archive, which comes from anywhere: nothing in it is trusted."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from planner.errors import PlannerError
from planner.scenario.files.scenario_files import ALL_FILES, ScenarioFiles, is_part
from planner.scenario.problems import LARGEST_FILE, MEGABYTE, SETTINGS_FILE
from planner.scenario.suggestion import shown

LONGEST_NAME = 100
MOST_NAMED = 4
UNREADABLE = (BadZipFile, EOFError, OSError, ValueError, zlib.error)


class ArchiveError(PlannerError):
    """An archive that holds no scenario, or cannot be unpacked; says what to upload instead."""


def files_in_archive(data: bytes) -> ScenarioFiles:
    """The files of the one scenario in a zip archive, whatever folder it lies in.

    Nothing is written to disk, no path is followed, and no more is unpacked than a scenario may
    hold. Raises ArchiveError.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return ScenarioFiles(_contents(archive, _members(archive)))
    except RuntimeError as error:  # a password, or a way of packing that Python lacks
        raise ArchiveError(f"The archive cannot be unpacked ({error}): zip it plainly") from error
    except UNREADABLE as error:
        message = f"This is no zip archive that can be read ({error}): zip the scenario's folder"
        raise ArchiveError(message) from error


def _members(archive: ZipFile) -> list[tuple[PurePosixPath, ZipInfo]]:
    """The files that may be a scenario's, each with its path inside the archive."""
    found = ((PurePosixPath(i.filename.replace("\\", "/")), i) for i in archive.infolist())
    members = [(path, info) for path, info in found if not info.is_dir() and _is_inside(path)]
    folder = _scenario_folder([path for path, _ in members])
    return [(path, info) for path, info in members if path.parent == folder]


def _is_inside(path: PurePosixPath) -> bool:
    """Whether a path stays below the archive's top, and names what a scenario may hold."""
    odd = path.is_absolute() or ".." in path.parts or path.parts[:1] == ("__MACOSX",)
    return not odd and is_part(path.name) and len(path.name) <= LONGEST_NAME


def _scenario_folder(paths: Iterable[PurePosixPath]) -> PurePosixPath:
    """The folder with the settings; where there are none, the one with tables."""
    known = [path for path in paths if path.name in ALL_FILES]
    settings = [path for path in known if path.name == SETTINGS_FILE]
    folders = sorted({path.parent for path in settings or known})
    if not folders:
        raise ArchiveError(
            "The archive holds no scenario: there is neither a scenario.toml nor a table such as "
            "agents.csv in it"
        )
    if len(folders) > 1:
        listed = ", ".join(shown(str(folder)) for folder in folders[:MOST_NAMED])
        raise ArchiveError(f"The archive holds several scenarios ({listed}): zip one folder alone")
    return folders[0]


def _contents(archive: ZipFile, members: list[tuple[PurePosixPath, ZipInfo]]) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    left = LARGEST_FILE
    for path, info in members:
        if path.name in contents:
            raise ArchiveError(f"The archive holds {path} twice: zip the folder anew")
        with archive.open(info) as stream:
            # What the archive says of its sizes need not be true.
            data = stream.read(left + 1)
        left -= len(data)
        if left < 0:
            limit = LARGEST_FILE // MEGABYTE
            raise ArchiveError(f"The scenario unpacks to more than {limit} MB: shorten its horizon")
        contents[path.name] = data
    return contents
