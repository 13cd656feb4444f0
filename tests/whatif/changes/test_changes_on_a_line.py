"""Changes on one line: words in their places, then keys."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from planner.errors import ChangeError
from planner.whatif.changes import (
    Absence,
    Change,
    ConcurrencyChange,
    ContractRuleChange,
    DeflectionChange,
    HandleTimeChange,
    Hire,
    Leave,
    OpeningHoursChange,
    Outage,
    ResolutionChange,
    ServiceLevelChange,
    SiteHoliday,
    Training,
    VolumeChange,
    line,
    parse_change,
)

MARCH_2, MARCH_8 = date(2027, 3, 2), date(2027, 3, 8)
LUNCH = {"mon-fri": ["08:00-12:00", "13:00-17:00"], "sat,sun": ["10:00-14:00"], "holidays": []}
HIRE = {"count": 2, "site": "manila", "contract": "full-time", "languages": "de:C1 en:B2/-"}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (
            "volume de-voice +20% from 2027-03-08",
            VolumeChange(queues="de-voice", factor=1.2, from_=MARCH_8),
        ),
        ("volume * x1.1", VolumeChange(queues="*", factor=1.1)),
        ("volume * -7.5%", VolumeChange(queues="*", factor=0.925)),
        ("volume * +500 to=2027-03-08", VolumeChange(queues="*", amount=500, to=MARCH_8)),
        ("volume * -30", VolumeChange(queues="*", amount=-30)),
        ("volume * factor=1.3", VolumeChange(queues="*", factor=1.3)),
        ("handle_time de-voice -10%", HandleTimeChange(queues="de-voice", factor=0.9)),
        ("handle_time de-voice 300s", HandleTimeChange(queues="de-voice", seconds=300)),
        (
            "service_level de-voice 90% within_seconds=20",
            ServiceLevelChange(queues="de-voice", share=0.9, within_seconds=20),
        ),
        ("service_level * within_hours=4", ServiceLevelChange(queues="*", within_hours=4)),
        (
            "opening_hours * 24/7 volume_per_hour=3",
            OpeningHoursChange(queues="*", opening_hours="24/7", volume_per_hour=3),
        ),
        (
            "opening_hours * mon-fri=08:00-12:00,13:00-17:00 sat,sun=10:00-14:00 holidays=closed",
            OpeningHoursChange(queues="*", opening_hours=LUNCH),
        ),
        ("concurrency en-chat 3", ConcurrencyChange(queues="en-chat", concurrency=3)),
        ("deflection en-chat off", DeflectionChange(queues="en-chat", off=True)),
        ("deflection en-chat share=20%", DeflectionChange(queues="en-chat", share=0.2)),
        ("deflection en-chat recontact=0.1", DeflectionChange(queues="en-chat", recontact=0.1)),
        ("resolution * 78%", ResolutionChange(queues="*", first_contact_resolution=0.78)),
        (
            "hire 2 manila full-time de:C1,en:B2/- voice,chat name='Jo Smith' hourly_rate=14.5",
            Hire(**HIRE, channels="voice chat", name="Jo Smith", hourly_rate=14.5),
        ),
        ("leave a07", Leave(agent="a07")),
        ("leave a07 2027-03-08", Leave(agent="a07", ends_on=MARCH_8)),
        ("absence a07 2027-03-02 2027-03-08", Absence(agent="a07", from_=MARCH_2, to=MARCH_8)),
        (
            "absence a07 from 2027-03-02 to 2027-03-08",
            Absence(agent="a07", from_=MARCH_2, to=MARCH_8),
        ),
        (
            "absence to=2027-03-08 agent=a07 from=2027-03-02 reason='family matters' paid=no",
            Absence(agent="a07", from_=MARCH_2, to=MARCH_8, reason="family matters", paid=False),
        ),
        ("train a07 de B2/C1", Training(agent="a07", language="de", level="B2/C1")),
        ("train a07 channels=chat", Training(agent="a07", channels="chat")),
        (
            "outage manila 2027-03-02T08:00 2027-03-02T20:00",
            Outage(site="manila", from_=datetime(2027, 3, 2, 8), to=datetime(2027, 3, 2, 20)),
        ),
        ("holiday manila 2027-03-08", SiteHoliday(site="manila", date=MARCH_8)),
        (
            "contract_rule full-time min_rest_hours 12",
            ContractRuleChange(contract="full-time", key="min_rest_hours", value=12),
        ),
        (
            "contract_rule full-time weekends_off off",
            ContractRuleChange(contract="full-time", key="weekends_off", value="off"),
        ),
    ],
)
def test_a_line_says_a_change(text: str, change: Change) -> None:
    assert parse_change(text) == change
    assert parse_change(line(change)) == change


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (VolumeChange(queues="*", factor=1.2, from_=MARCH_8), "volume * +20% from 2027-03-08"),
        (VolumeChange(queues="*", factor=1e-3), "volume * -99.9%"),
        (VolumeChange(queues="*", factor=1e-40), "volume * x1e-40"),
        (VolumeChange(queues="*", amount=-30.5), "volume * -30.5"),
        (Absence(agent="to", from_=MARCH_2), "absence agent=to from 2027-03-02"),
        (
            Absence(agent="a", from_=MARCH_2, reason="d'oh"),
            "absence a 2027-03-02 'reason=d'\"'\"'oh'",
        ),
        (Hire(**HIRE, channels="voice chat"), "hire 2 manila full-time de:C1,en:B2/- chat,voice"),
    ],
)
def test_a_change_is_written_as_people_write_it(change: Change, text: str) -> None:
    assert line(change) == text


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("volum * x2", ['kind: "volum" is no kind of change; did you mean "volume"?']),
        (
            "volume * 20%",
            [
                '"20%" says not how much: write +20%, -5%, x1.2, +500 or 300s, as in: '
                "volume de-voice +20% from 2027-03-08"
            ],
        ),
        (
            "volume *",
            ["give either factor (1.2 is 20 % more) or amount (contacts more)"],
        ),
        ("volume * x2 fom=2027-03-08", ['fom: unknown key "fom"; did you mean "from"?']),
        (
            "volume * x2 x3",
            ['"x3" is a word too many, as in: volume de-voice +20% from 2027-03-08'],
        ),
        (
            "volume * x2 factor=3",
            ["factor: is given twice, as in: volume de-voice +20% from 2027-03-08"],
        ),
        (
            "volume * 300s",
            [
                'seconds: unknown key "seconds"; known are kind, queues, factor, amount, from, to',
            ],
        ),
        (
            "leave a07 14.3.2027 soon",
            [
                'ends_on: "14.3.2027" is no date such as 2027-03-01, as in: '
                "leave riga-07 2027-03-14",
                '"soon" is a word too many, as in: leave riga-07 2027-03-14',
            ],
        ),
        (
            "hire 2 manila",
            [
                "contract: is missing: it is required",
                "languages: is missing: it is required",
                "channels: is missing: it is required",
            ],
        ),
        (
            "opening_hours de-voice 24/7 mon=08:00-12:00",
            [
                "mon: give either 24/7 or days, as in: opening_hours de-voice "
                "mon-fri=08:00-19:00 sat=10:00-16:00 holidays=closed"
            ],
        ),
        ("leave 'a07", ["a quotation mark is missing"]),
    ],
)
def test_a_line_that_cannot_be_understood_is_told_what_would_be_right(
    text: str, problems: list[str]
) -> None:
    with pytest.raises(ChangeError) as told:
        parse_change(text)
    assert {problem.place for problem in told.value.problems} == {f'"{text}"'}
    assert [problem.message for problem in told.value.problems] == problems


def test_an_empty_line_is_no_change() -> None:
    with pytest.raises(ChangeError, match='"" is no kind of change; known are volume, '):
        parse_change("  ")
