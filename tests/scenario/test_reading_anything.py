"""Whatever stands in a scenario's files, it is read or it is told: nothing else happens."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from builders import full_files, write_files
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.errors import Problem, ScenarioError
from planner.scenario import read_scenario

FILES = {name: content.encode() for name, content in full_files().items()}
NAMES = sorted(FILES)

TELLING_BYTES = [bytes([byte]) for byte in range(256)]
TELLING_WORDS = [
    *(b'"', b"\n", b"\r", b",", b";", b"=", b"[", b"]", b"{", b"}", b"#", b"-", b".", b"\x00"),
    *(b"nan", b"inf", b"1e999", b"-1", b"0", b"true", b"99999999999999999999", b"0x" + b"f" * 99),
    *(b"0001-01-01", b"9999-12-31", b"2027-03-28T03:30", b"24:00", b"\xef\xbb\xbf", b"\xff\xfe"),
    *(b"[[", b'""', b"'''", b"\\u0000", "Ā".encode(), "\u2028".encode(), b"on_queue", b"all"),
]
pieces = st.sampled_from(TELLING_BYTES + TELLING_WORDS * 8) | st.binary(max_size=12)
edits = st.tuples(st.floats(0, 1), st.integers(0, 12), pieces)
mutations = st.lists(st.tuples(st.sampled_from(NAMES), edits), min_size=1, max_size=4)


def mutated(content: bytes, where: float, dropped: int, piece: bytes) -> bytes:
    place = round(where * len(content))
    return content[:place] + piece + content[place + dropped :]


def read_or_told(files: dict[str, bytes]) -> None:
    """Fails for any other error, and for problems that are not one printable line each."""
    folder = Path(tempfile.mkdtemp())
    try:
        told = problems_in(write_files(folder / "scenario", files))
    finally:
        shutil.rmtree(folder)
    for problem in told:
        assert str(problem).isprintable()


def problems_in(folder: Path) -> tuple[Problem, ...]:
    try:
        read_scenario(folder)
    except ScenarioError as error:
        return error.problems
    return ()


@given(mutations)
@settings(max_examples=400)
def test_changed_bytes_are_read_or_told(
    changes: list[tuple[str, tuple[float, int, bytes]]],
) -> None:
    files = dict(FILES)
    for name, (where, dropped, piece) in changes:
        files[name] = mutated(files[name], where, dropped, piece)
    read_or_told(files)


@given(st.sampled_from(NAMES), st.binary(max_size=200))
@settings(max_examples=60)
def test_any_bytes_in_the_place_of_a_file_are_read_or_told(name: str, content: bytes) -> None:
    read_or_told({**FILES, name: content})


TELLING_CELLS = """
    amy 0 -0 1e400 00:00 24:00 2027-03-28 9999-12-31 all - team: yes a;b en:C1 mon-fri 7 60
    2027-03-28T03:30 2027-03-28T23:59+23:59 1900-01-01T00:00-23:59 2199-12-31T23:59-23:59
"""
cells = st.sampled_from(["", " ", *TELLING_CELLS.split()]) | st.text(max_size=8)


@given(st.sampled_from([name for name in NAMES if name.endswith(".csv")]), st.data())
@settings(max_examples=300)
def test_any_cell_is_read_or_told(name: str, data: st.DataObject) -> None:
    header, *rows = FILES[name].decode().splitlines()
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, header.count(",")))
    parts = rows[row].split(",")
    if column < len(parts):
        parts[column] = '"' + data.draw(cells).replace('"', '""') + '"'
    rows[row] = ",".join(parts)
    text = "\n".join([header, *rows]).encode("utf-8", errors="surrogatepass")
    read_or_told({**FILES, name: text})


TELLING_VALUES = """
    true 0 -1 1e9 nan inf 1.5 "" "x" 2027-03-28 9999-12-31 07:00:00 07:00:00.5 10 [] {} "24/7"
    2027-03-28T00:00:00Z 1979-05-27T07:32:00 "\\n" "\\u0000" "Europe/Riga" "EUR" "mon"
"""
values = st.recursive(
    st.sampled_from([*TELLING_VALUES.split(), "9" * 400, "0x" + "f" * 2000, f'"{"x" * 300}"']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{n} = {one}" for n, one in enumerate(items)) + "}"
        )
    ),
    max_leaves=5,
)
LINES = FILES["scenario.toml"].decode().splitlines()
KEYS = [number for number, line in enumerate(LINES) if " = " in line and line[0] not in " ]"]


@given(st.sampled_from(KEYS), values)
@example(KEYS[2], "9999-12-31")
@settings(max_examples=400)
def test_any_value_of_a_key_is_read_or_told(number: int, value: str) -> None:
    key = LINES[number].partition(" = ")[0]
    lines = [*LINES[:number], f"{key} = {value}", *LINES[number + 1 :]]
    read_or_told({**FILES, "scenario.toml": "\n".join(lines).encode()})
