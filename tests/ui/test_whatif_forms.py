"""The forms of the page What-if: what is answered becomes changes, and changes become answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.scenario import Scenario, read_scenario
from planner.ui.views.whatif.controls import Control
from planner.ui.views.whatif.draft import Draft, draft_of_line
from planner.ui.views.whatif.forms import form_of
from planner.ui.views.whatif.kinds import KIND_WORDS
from planner.ui.views.whatif.now import now_words
from planner.ui.views.whatif.percent import factor_of, more_of, percent_of, share_of
from planner.whatif.changes import KINDS, OpeningHoursChange, line, parse_change

LINES = (
    *(change.EXAMPLE for change in KINDS.values()),
    "volume * x1.1",
    "volume en-voice +300 from 2027-03-10 to 2027-03-12",
    "handle_time * 300s",
    "service_level en-email within_hours=4",
    "opening_hours de-voice 24/7 volume_per_hour=2",
    "opening_hours de-* mon-fri=08:00-12:00,13:00-17:00",
    "deflection en-chat off",
    "deflection en-chat recontact=15% handle_time_factor=1.07",
    "resolution en-voice 80% forecast_first_contact_resolution=75%",
    "hire 1 riga riga-part lv:C2,en:B2/C1 voice hourly_rate=14.5 starts_on=2027-03-08 name=Jo",
    "hire 2 austin austin-full es:C1/- email,social team=night",
    "leave austin-03",
    "absence riga-07 2027-03-02",
    "absence riga-07 2027-03-02T09:00 2027-03-02T13:00 reason=dentist paid=no",
    "train riga-07 channels=voice",
    "contract_rule riga-full weekly_hours.max 42",
    "contract_rule austin-full max_night_shifts_per_week off",
)


@cache
def scenario() -> Scenario:
    return read_scenario(Path(__file__).parents[2] / "scenarios" / "follow_the_sun")


def answered(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a form in which these are given, and all others left as they stand there."""
    return form_of(kind, scenario()).ask(lambda control: given.get(control.name, control.default))


def draft(kind: str, **given: Any) -> Draft:
    return form_of(kind, scenario()).draft(answered(kind, given))


def said(kind: str, **given: Any) -> list[str]:
    """What a form's answers say, on a line for each change."""
    found = draft(kind, **given)
    assert found.missing == found.problems == ()
    return [line(change) for change in found.changes]


def controls(kind: str, **given: Any) -> dict[str, Control]:
    """The controls that are shown once these answers are given, by their labels."""
    shown: list[Control] = []

    def answer(control: Control) -> Any:
        shown.append(control)
        return given.get(control.name, control.default)

    form_of(kind, scenario()).ask(answer)
    return {control.label: control for control in shown}


def test_every_kind_has_its_words_and_a_form() -> None:
    assert list(KIND_WORDS) == list(KINDS)
    for kind in KINDS:
        assert controls(kind)


@pytest.mark.parametrize("text", LINES)
def test_a_change_put_into_its_form_says_the_same_again(text: str) -> None:
    change = parse_change(text)
    form = form_of(change.kind, scenario())
    again = form.draft(answered(change.kind, form.answers(change)))
    assert again == Draft((change,))


def test_per_cent_are_as_exact_as_they_are_typed() -> None:
    assert (share_of(29.0), percent_of(0.29)) == (0.29, 29.0)
    assert (factor_of(7.0), more_of(1.07)) == (1.07, 7.0)


def test_what_is_still_to_be_said_is_named_by_its_label() -> None:
    assert draft("volume").missing == ("Queues", "Per cent more (minus: less)")
    assert draft("leave").missing == ("Who",)
    assert draft("leave").changes == ()


def test_queues_that_a_pattern_fits_are_one_change_and_others_one_each() -> None:
    german = ("de-voice", "de-chat", "de-email")
    assert said("volume", queues=german, factor=20.0) == ["volume de-* +20%"]
    assert said("volume", queues=("de-voice", "ja-email"), factor=-5.0) == [
        "volume de-voice -5%",
        "volume ja-email -5%",
    ]
    assert said("volume", queues=("*",), amount=500.0, measure="amount") == ["volume * +500"]


def test_all_chat_queues_are_those_and_no_others() -> None:
    assert said("concurrency", queues=("*",), concurrency=3) == ["concurrency *-chat 3"]


def test_calls_are_promised_seconds_and_emails_hours() -> None:
    assert "Within so many seconds" in controls("service_level", queues=("de-voice",))
    assert "Within so many hours" in controls("service_level", queues=("de-email",))
    both = controls("service_level", queues=("de-voice", "de-email"))
    assert list(both) == ["Queues", "Share in time (%)"]


def test_of_a_target_one_half_at_least_must_be_told() -> None:
    assert draft("service_level", queues=("de-voice",)).missing == ("Share in time (%)",)
    assert said("service_level", queues=("de-voice",), within_seconds=20.0) == [
        "service_level de-voice within_seconds=20"
    ]


def test_absences_told_in_utc_are_edited_by_the_clock_of_the_site() -> None:
    # Riga is two hours ahead of UTC in the winter.
    change = parse_change("absence riga-07 2027-03-02T07:00Z 2027-03-02T11:00Z")
    answers = form_of("absence", scenario()).answers(change)
    assert answers["from time"] == datetime(2027, 3, 2, 9)
    assert answers["to time"] == datetime(2027, 3, 2, 13)


def test_a_span_that_ends_before_it_begins_is_told_in_words() -> None:
    days = {"from": date(2027, 3, 4), "to": date(2027, 3, 2)}
    assert draft("absence", agent="riga-07", **days).problems == (
        "to, 2027-03-02, is before from, 2027-03-04",
    )


def test_the_hours_of_the_first_queue_stand_in_the_form() -> None:
    shown = controls("opening_hours", queues=("de-voice", "en-chat"))
    queue = scenario().queues["de-voice"].opening_hours
    assert queue is not None
    assert shown["Monday"].default == "08:00-20:00"
    assert shown["Sunday"].default == "closed"
    (change,) = draft("opening_hours", queues=("de-voice",)).changes
    assert isinstance(change, OpeningHoursChange)
    assert change.opening_hours == queue


def test_hours_that_nobody_can_read_are_told_with_their_day() -> None:
    wrong = {"tue of de-voice": "eight to five"}
    (problem,) = draft("opening_hours", queues=("de-voice",), **wrong).problems
    assert problem.startswith("opening_hours: tue: ")
    assert "07:00-22:00" in problem


def test_a_rule_s_present_value_stands_in_the_form() -> None:
    chosen = {"contract": "riga-full", "key": "min_rest_hours"}
    contract = scenario().contracts["riga-full"]
    shown = controls("contract_rule", **chosen)
    assert shown["Fewest hours of rest between shifts"].default == contract.min_rest_hours
    # Everybody needs rest: of this rule nobody is asked whether it holds.
    assert "There is a limit" not in shown


def test_a_rule_that_need_not_be_there_can_be_taken_away() -> None:
    key = "max_start_spread_minutes"
    chosen = {"contract": "riga-full", "key": key, f"whether riga-full has {key}": False}
    assert said("contract_rule", **chosen) == [f"contract_rule riga-full {key} off"]


def test_what_is_now_is_told_beside_the_form() -> None:
    def now(kind: str, **given: Any) -> list[str]:
        return now_words(form_of(kind, scenario()), scenario(), answered(kind, given))

    assert now("service_level", queues=("de-email",)) == [
        "de-email: 90.0 % within 10 opening hours"
    ]
    assert now("deflection", queues=("en-voice",)) == ["en-voice: no bot"]
    assert now("concurrency", queues=("en-chat",)) == ["en-chat: 2 at a time"]
    assert now("volume", queues=("en-chat",)) == []
    assert now("train", agent="riga-01") == ["English C1 and German C1; chat, email and voice"]
    assert len(now("handle_time", queues=("*",))) == 7  # six queues, and how many more


def test_a_line_says_a_change_or_what_is_wrong_with_it() -> None:
    assert draft_of_line("  ") == Draft()
    assert draft_of_line("leave riga-07") == Draft((parse_change("leave riga-07"),))
    assert "is no kind of change" in draft_of_line("sack riga-07").problems[0]
