"""What holds for a change of any kind."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from change_strategies import any_change, varied
from changing import same_to_rounding
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import ChangeError
from planner.scenario import Scenario, read_scenario, write_scenario
from planner.whatif.changes import (
    KINDS,
    Change,
    apply_changes,
    changed,
    line,
    parse_change,
    read_changes,
    write_changes,
)

VARIED = varied()


def read_back(text: str) -> tuple[Change, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "whatif.toml"
        path.write_text(text, encoding="utf-8")
        return read_changes(path)


@given(any_change)
@settings(max_examples=300)
def test_it_says_itself_on_one_line(change: Change) -> None:
    words = change.words(VARIED)
    assert words.strip()
    assert words.isprintable()


@given(st.lists(any_change, max_size=4))
@settings(max_examples=300)
def test_what_is_written_reads_back(changes: list[Change]) -> None:
    assert read_back(write_changes(changes)) == tuple(changes)


@given(any_change)
@settings(max_examples=400)
def test_its_line_is_understood(change: Change) -> None:
    assert parse_change(line(change)) == change


@given(any_change)
@settings(max_examples=300)
def test_it_is_applied_or_refused_and_its_scenario_stays_as_it_was(change: Change) -> None:
    scenario = varied()
    assert places_of_refusal(change, scenario) <= {change.words(scenario)}
    assert scenario == VARIED


def places_of_refusal(change: Change, scenario: Scenario) -> set[str]:
    try:
        change.apply(scenario)
    except ChangeError as error:
        return {problem.place for problem in error.problems}
    return set()


@given(any_change)
@settings(max_examples=300)
def test_its_inverse_undoes_it(change: Change) -> None:
    try:
        after = change.apply(VARIED)
    except ChangeError:
        return
    back = change.inverse(VARIED)
    if back is not None:
        assert same_to_rounding(back.apply(after), VARIED)
        assert read_back(write_changes([back])) == (back,)


@given(st.lists(any_change, min_size=1, max_size=3))
@settings(max_examples=150)
def test_the_outcome_is_as_if_read_from_its_own_folder(changes: list[Change]) -> None:
    try:
        after = apply_changes(VARIED, changes)
    except ChangeError:
        return
    assert after == changed(VARIED, changes)
    with TemporaryDirectory() as folder:
        write_scenario(after, Path(folder) / "after")
        assert read_scenario(Path(folder) / "after") == after


def test_every_kind_has_an_example_that_is_its_own_line() -> None:
    assert {kind: line(parse_change(kinds.EXAMPLE)) for kind, kinds in KINDS.items()} == {
        kind: kinds.EXAMPLE for kind, kinds in KINDS.items()
    }


TELLING = """
    volume handle_time service_level opening_hours deflection hire leave absence train outage
    holiday contract_rule * de-voice amy riga +20% -0% x x1e999 +1e9999999999999999999% 1e-9999%
    +nan -1 300s s % from to from= to=2027-03-02 2027-03-02 0001-01-01 2027-03-02T09:00 = off 24/7
    mon=09:00-10:00 mon-fri= holidays=closed opening_hours=24/7 opening_hours.mon=1 kind=volume
    en:C1,de:-/- voice,voice count=1e9 share=% weekly_hours.max \\ ' "" value=1e400
"""
words = st.sampled_from(TELLING.split()) | st.text(max_size=6)


@given(st.lists(words, max_size=7).map(" ".join))
@settings(max_examples=500)
def test_any_line_is_a_change_or_is_told(text: str) -> None:
    try:
        change = parse_change(text)
    except ChangeError as told:
        check_told(told)
        return
    assert parse_change(line(change)) == change
    assert places_of_refusal(change, VARIED) <= {change.words(VARIED)}


BYTES = st.sampled_from(
    [b"[[change]]\n", b"kind = ", b'"volume"\n', b'"hire"\n', b"queues = ", b'"*"\n', b"factor = ",
     b"1e999", b"nan", b"[", b"]", b"{", b"from = 2027-03-02\n", b"\xff", b"\x00", b"opening_hours"]
) | st.binary(max_size=8)  # fmt: skip


@given(st.lists(BYTES, max_size=12).map(b"".join))
@settings(max_examples=200)
def test_any_file_holds_changes_or_is_told(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "whatif.toml"
        path.write_bytes(content)
        try:
            assert all(isinstance(change, Change) for change in read_changes(path))
        except ChangeError as told:
            check_told(told)


def check_told(error: ChangeError) -> None:
    """Fails for problems that are not one printable line each."""
    assert error.problems
    assert all(str(problem).isprintable() for problem in error.problems)
