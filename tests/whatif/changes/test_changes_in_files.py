"""Changes in a TOML file: every problem with its place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from planner.errors import ChangeError
from planner.whatif.changes import (
    Absence,
    Change,
    ContractRuleChange,
    Hire,
    OpeningHoursChange,
    VolumeChange,
    read_changes,
    write_changes,
)


def read(folder: Path, text: str) -> tuple[Change, ...]:
    path = folder / "whatif.toml"
    path.write_text(text, encoding="utf-8")
    return read_changes(path)


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ChangeError) as told:
        read(folder, text)
    return [str(problem) for problem in told.value.problems]


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    text = """
        [[change]]
        kind = "volume"
        queues = "de-*"
        factor = 1.2
        from = 2027-03-08

        [[change]]
        kind = "absence"
        agent = "amy"
        from = 2027-03-02T09:00:00
        to = 2027-03-02T13:00:00

        [[change]]
        kind = "opening_hours"
        queues = "de-voice"
        opening_hours = { mon-fri = ["07:00-22:00"], holidays = [] }
    """
    volume, absence, hours = read(tmp_path, text)
    assert volume == VolumeChange(queues="de-*", factor=1.2, from_=date(2027, 3, 8))
    nine, one = datetime(2027, 3, 2, 9), datetime(2027, 3, 2, 13)
    assert absence == Absence(agent="amy", from_=nine, to=one)
    assert hours == OpeningHoursChange(
        queues="de-voice", opening_hours={"mon-fri": ["07:00-22:00"], "holidays": []}
    )


def test_skills_are_written_as_in_agents_csv(tmp_path: Path) -> None:
    text = """
        [[change]]
        kind = "hire"
        count = 1
        site = "riga"
        contract = "full-time"
        languages = "en:C2 de:B2/C1"
        channels = "voice chat"
    """
    (hire,) = read(tmp_path, text)
    assert isinstance(hire, Hire)
    assert hire.languages["de"].written == "C1"
    assert hire.channels == {"voice", "chat"}


def test_every_problem_is_told_with_its_place(tmp_path: Path) -> None:
    text = """
        [[change]]
        kind = "volum"

        [[change]]
        kind = "volume"
        queue = "de-*"
        queues = "de voice"
        factor = "1.2"

        [[change]]
        queues = "*"

        [[change]]
        kind = "absence"
        agent = "amy"
        from = 2027-03-04
        to = 2027-03-02

        [[change]]
        kind = "opening_hours"
        queues = "*"
        opening_hours = { mon-fry = ["07:00-22:00"] }
    """
    kinds = (
        "volume, handle_time, service_level, opening_hours, concurrency, deflection, resolution, "
        "hire, leave, absence, train, outage, holiday, contract_rule"
    )
    assert problems(tmp_path, text) == [
        'whatif.toml: change[1].kind: "volum" is no kind of change; did you mean "volume"?',
        'whatif.toml: change[2].queues: "de voice" is no queue\'s id, nor a pattern such as de-* '
        "or *",
        'whatif.toml: change[2].factor: "1.2" is no number (written without quotation marks)',
        'whatif.toml: change[2].queue: unknown key "queue"; did you mean "queues"?',
        f"whatif.toml: change[3].kind: is missing; known are {kinds}",
        "whatif.toml: change[4]: to, 2027-03-02, is before from, 2027-03-04",
        "whatif.toml: change[5].opening_hours: mon-fry: this is neither holidays nor weekdays: "
        '"fry" is no weekday such as mon, or mon-fri; did you mean "fri"?',
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[change]\nkind = 1", "change: begin every change with [[change]], in two pairs of br"),
        ("change = [1]", "change[1]: 1 is no change: begin it with [[change]]"),
        ("[[changes]]", 'changes: unknown key "changes"; did you mean "change"?'),
        ("[[change", "is no valid TOML: "),
        ("[[change]]\nkind = 3", "change[1].kind: 3 is no kind of change; known are volume, "),
    ],
)
def test_a_file_that_holds_no_changes_is_told_what_would(
    tmp_path: Path, text: str, problem: str
) -> None:
    (told,) = problems(tmp_path, text)
    assert told.startswith(f"whatif.toml: {problem}")


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("languages = 3\nchannels = 'chat'", "languages: 3 are no languages with levels such as "),
        ("languages = 'en:C1'\nchannels = ['chat']", "channels: a list are no channels such as "),
        ("languages = 'en'\nchannels = 'chat'", 'languages: "en" is no language with a level '),
        ("languages = ''\nchannels = 'chat'", "languages: is empty: at least 1 is needed"),
    ],
)
def test_skills_that_cannot_be_are_told(tmp_path: Path, keys: str, problem: str) -> None:
    hire = "[[change]]\nkind='hire'\ncount=1\nsite='riga'\ncontract='full'\n"
    (told,) = problems(tmp_path, hire + keys)
    assert told.startswith(f"whatif.toml: change[1].{problem}")


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("from = '2027-03-02'", 'from: "2027-03-02" is no date such as 2027-03-01, nor a date '),
        ("from = 2027-03-02T09:00:30", "from: 2027-03-02 09:00:30 is not a whole minute"),
        ("from = 0001-01-01", "from: the year 1 is not within 1900 and 2199"),
    ],
)
def test_times_that_cannot_be_are_told(tmp_path: Path, keys: str, problem: str) -> None:
    (told,) = problems(tmp_path, f"[[change]]\nkind='absence'\nagent='amy'\n{keys}")
    assert told.startswith(f"whatif.toml: change[1].{problem}")


def test_a_level_and_a_limit_that_cannot_be_are_told(tmp_path: Path) -> None:
    text = """
        [[change]]
        kind = "train"
        agent = "amy"
        language = "de"
        level = 2

        [[change]]
        kind = "contract_rule"
        contract = "full-time"
        key = "min_rest"
        value = true
    """
    assert problems(tmp_path, text) == [
        "whatif.toml: change[1].level: 2 is no CEFR level such as B2, or B2/C1",
        'whatif.toml: change[2].key: "min_rest" is no rule that can be changed; '
        'did you mean "min_rest_hours"?',
        'whatif.toml: change[2].value: true is neither a number nor "off"',
    ]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ChangeError, match="is no ordinary file"):
        read_changes(tmp_path / "whatif.toml")


def test_an_empty_file_holds_no_changes(tmp_path: Path) -> None:
    assert read(tmp_path, "") == ()


def test_what_is_written_looks_like_what_people_write() -> None:
    changes = [
        VolumeChange(queues="de-*", factor=1.2, from_=date(2027, 3, 8)),
        OpeningHoursChange(queues="de-voice", opening_hours={"mon-fri": [], "sat": ["9:00-12:00"]}),
        ContractRuleChange(contract="full-time", key="weekends_off", value="off"),
    ]
    assert write_changes(changes) == (
        '[[change]]\nkind = "volume"\nqueues = "de-*"\nfactor = 1.2\nfrom = 2027-03-08\n'
        "\n"
        '[[change]]\nkind = "opening_hours"\nqueues = "de-voice"\n'
        '\n[change.opening_hours]\nmon-fri = []\nsat = [\n    "09:00-12:00",\n]\n'
        "\n"
        '[[change]]\nkind = "contract_rule"\ncontract = "full-time"\nkey = "weekends_off"\n'
        'value = "off"\n'
    )
