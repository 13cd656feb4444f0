"""The problems found while a scenario is read, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from planner.errors import Problem, ScenarioError
from planner.scenario.suggestion import plain

SETTINGS_FILE = "scenario.toml"
MEGABYTE = 1_000_000
MOST_IN_COLUMN = 100
LARGEST_FILE = 200 * MEGABYTE

Keys = tuple[str | int, ...]
Tell = Callable[[Keys, str], None]


class Problems:
    """Collects problems; reading goes on after each, so that all are told at once.

    Keys are those of the TOML file `settings`, whose problems are told first.
    """

    def __init__(self, settings: str = SETTINGS_FILE) -> None:
        self._settings = settings
        self._by_file: dict[str, list[tuple[int, Problem]]] = {settings: []}
        self._rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def file(self, name: str, message: str) -> None:
        """Something wrong with a file as a whole."""
        self._add(name, 0, Problem(name, message))

    def cell(self, file: str, row: int, column: str, message: str) -> None:
        """Something wrong in one cell; the header is row 1.

        A column that is wrong from top to bottom is told `MOST_IN_COLUMN` times.
        """
        rows = self._rows[file, column]
        rows.append(row)
        if len(rows) <= MOST_IN_COLUMN:
            self._add(file, row, Problem(f"{file}:{row}:{plain(column)}", message))

    def key(self, keys: Keys, message: str) -> None:
        """Something wrong under one key of the TOML file."""
        self._add(self._settings, 0, Problem(f"{self._settings}: {dotted(keys)}", message))

    def under(self, *prefix: str | int) -> Tell:
        """Tells problems of keys below one key of the TOML file."""
        return lambda keys, message: self.key((*prefix, *keys), message)

    def raise_if_any(self) -> None:
        """Raises ScenarioError with everything found."""
        found = self.found()
        if found:
            raise ScenarioError(found)

    def found(self) -> tuple[Problem, ...]:
        """Everything found, by file and row, nothing told twice."""
        for (file, column), rows in self._rows.items():
            if len(rows) > MOST_IN_COLUMN:
                left = rows[MOST_IN_COLUMN:]
                message = f"this and {len(left) - 1} more cells of the column are wrong"
                self._add(file, left[0], Problem(f"{file}:{left[0]}:{plain(column)}", message))
        found = (
            problem
            for told in self._by_file.values()
            for _, problem in sorted(told, key=lambda entry: entry[0])
        )
        return tuple(dict.fromkeys(found))

    def _add(self, file: str, row: int, problem: Problem) -> None:
        self._by_file.setdefault(file, []).append((row, problem))


def dotted(keys: Sequence[str | int]) -> str:
    """`contracts.full-time.breaks[1].latest`; entries of a list are counted from one."""
    text = ""
    for key in keys:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{plain(key)}"
    return text.removeprefix(".")


def read_bytes(path: Path, problems: Problems) -> bytes | None:
    """A file's content, or None with a problem where it cannot be read or is too large."""
    try:
        if not path.is_file():
            problems.file(path.name, "is no ordinary file")
            return None
        if path.stat().st_size > LARGEST_FILE:
            problems.file(
                path.name, f"is larger than {LARGEST_FILE // MEGABYTE} MB: shorten the horizon"
            )
            return None
        return path.read_bytes()
    except OSError as error:
        problems.file(path.name, f"cannot be read: {error.strerror}")
        return None


def wrong_encoding(data: bytes) -> str | None:
    """What a file is instead of UTF-8 text, as far as its first bytes tell; else None."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is UTF-16: save it as UTF-8"
    if data.startswith(b"PK\x03\x04"):
        return "is a workbook or an archive: save it as UTF-8 text"
    if b"\x00" in data:
        row = data[: data.index(b"\x00")].count(b"\n") + 1
        return f"is no text file: there is a NUL byte in row {row}; save it as UTF-8 text"
    return None
