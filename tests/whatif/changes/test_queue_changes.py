"""Handle time, target, concurrency, bot and first contact resolution."""

from __future__ import annotations

import pytest
from builders import tiny_queue, tiny_scenario
from changing import refused
from pydantic import ValidationError

from planner.scenario import Deflection, Resolution, Scenario, ServiceLevel
from planner.whatif.changes import (
    ConcurrencyChange,
    DeflectionChange,
    HandleTimeChange,
    ResolutionChange,
    ServiceLevelChange,
)

HOURS = ServiceLevel(share=0.9, within_hours=8)
BOT = Deflection(share=0.2, recontact=0.1, handle_time_factor=1.1)
SOLVED = Resolution(forecast_first_contact_resolution=0.7, first_contact_resolution=0.72)


def three_channels() -> Scenario:
    """English voice at 300 s, chat at 600 s with a bot, email with a target of eight hours."""
    return tiny_scenario(
        queues={
            "en-voice": tiny_queue(),
            "en-chat": tiny_queue(channel="chat", handle_time_seconds=600, deflection=BOT),
            "en-email": tiny_queue(channel="email", service_level=HOURS, resolution=SOLVED),
        }
    )


# --- handle time ------------------------------------------------------------------------


def with_rows_of_their_own() -> Scenario:
    """The first of the rows has a handle time of 400 s."""
    scenario = tiny_scenario()
    first, *others = scenario.forecast
    row = first.model_copy(update={"handle_time_seconds": 400.0})
    return scenario.model_copy(update={"forecast": (row, *others)})


def test_a_factor_holds_for_the_queue_and_for_rows_of_their_own() -> None:
    after = HandleTimeChange(queues="en-voice", factor=0.5).apply(with_rows_of_their_own())
    assert after.queues["en-voice"].handle_time_seconds == 150
    assert [row.handle_time_seconds for row in after.forecast[:2]] == [200, None]


def test_seconds_hold_for_every_contact() -> None:
    after = HandleTimeChange(queues="en-voice", seconds=250).apply(with_rows_of_their_own())
    assert after.queues["en-voice"].handle_time_seconds == 250
    assert {row.handle_time_seconds for row in after.forecast} == {None}


def test_seconds_are_undone_where_the_queues_had_the_same_and_rows_had_none() -> None:
    change = HandleTimeChange(queues="*", seconds=250)
    assert change.inverse(tiny_scenario()) == HandleTimeChange(queues="*", seconds=300)
    assert change.inverse(with_rows_of_their_own()) is None
    assert change.inverse(three_channels()) is None


def test_a_handle_time_is_told_in_words() -> None:
    assert HandleTimeChange(queues="en-chat", factor=0.9).words(three_channels()) == (
        "English chat: handle time -10 %"
    )
    assert HandleTimeChange(queues="*", seconds=300).words(three_channels()) == (
        "All queues: handle time 300 s"
    )


# --- target -----------------------------------------------------------------------------


def test_a_target_changes_what_is_given_and_keeps_the_rest() -> None:
    after = ServiceLevelChange(queues="en-voice", share=0.9).apply(three_channels())
    assert after.queues["en-voice"].service_level == ServiceLevel(share=0.9, within_seconds=20)
    sooner = ServiceLevelChange(queues="en-email", within_hours=4).apply(three_channels())
    assert sooner.queues["en-email"].service_level == ServiceLevel(share=0.9, within_hours=4)


def test_every_queue_that_cannot_have_a_target_is_named() -> None:
    scenario = three_channels()
    assert refused(ServiceLevelChange(queues="*", within_hours=2), scenario) == [
        "en-voice: service_level: voice needs within_seconds, not within_hours",
        "en-chat: service_level: chat needs within_seconds, not within_hours",
    ]


def test_a_target_is_undone_where_all_queues_had_the_same() -> None:
    change = ServiceLevelChange(queues="en-voice", share=0.9, within_seconds=10)
    assert change.inverse(three_channels()) == ServiceLevelChange(
        queues="en-voice", share=0.8, within_seconds=20
    )
    # 0.8 for voice and chat, 0.9 for email.
    assert ServiceLevelChange(queues="*", share=0.95).inverse(three_channels()) is None


def test_a_target_is_told_in_words() -> None:
    change = ServiceLevelChange(queues="en-voice", share=0.9, within_seconds=20)
    assert change.words(three_channels()) == "English voice: service level 90 % within 20 s"
    hours = ServiceLevelChange(queues="en-email", within_hours=4)
    assert hours.words(three_channels()) == "English email: service level within 4 h"


@pytest.mark.parametrize("fields", [{}, {"within_seconds": 20, "within_hours": 1}])
def test_a_target_says_how_soon_in_one_way(fields: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        ServiceLevelChange(queues="*", **fields)


# --- concurrency ------------------------------------------------------------------------


def test_a_concurrency_is_set_told_and_undone() -> None:
    change = ConcurrencyChange(queues="en-chat", concurrency=3)
    assert change.apply(three_channels()).queues["en-chat"].concurrency == 3
    assert change.words(three_channels()) == "English chat: 3 at a time"
    assert change.inverse(three_channels()) == ConcurrencyChange(queues="en-chat", concurrency=1)


def test_nobody_takes_several_calls_at_a_time() -> None:
    assert refused(ConcurrencyChange(queues="en-voice", concurrency=2), three_channels()) == [
        "en-voice: concurrency: only chat is handled several at a time, not voice"
    ]


# --- bot --------------------------------------------------------------------------------


def test_a_bot_is_switched_on_set_anew_and_switched_off() -> None:
    scenario = three_channels()
    on = DeflectionChange(queues="en-voice", share=0.3).apply(scenario)
    assert on.queues["en-voice"].deflection == Deflection(share=0.3)
    other = DeflectionChange(queues="en-chat", share=0.3).apply(scenario)
    assert other.queues["en-chat"].deflection == BOT.model_copy(update={"share": 0.3})
    off = DeflectionChange(queues="*", off=True).apply(scenario)
    assert {queue.deflection for queue in off.queues.values()} == {None}


def test_a_bot_that_is_not_there_needs_its_share() -> None:
    assert refused(DeflectionChange(queues="en-voice", recontact=0.1), three_channels()) == [
        "en-voice: there is no bot yet: give its share too"
    ]


def test_a_bot_is_undone_by_the_one_before_or_by_none() -> None:
    change = DeflectionChange(queues="en-chat", off=True)
    assert change.inverse(three_channels()) == DeflectionChange(
        queues="en-chat", share=0.2, recontact=0.1, handle_time_factor=1.1
    )
    new = DeflectionChange(queues="en-voice", share=0.3)
    assert new.inverse(three_channels()) == DeflectionChange(queues="en-voice", off=True)
    assert DeflectionChange(queues="*", off=True).inverse(three_channels()) is None


def test_a_bot_is_told_in_words() -> None:
    change = DeflectionChange(queues="en-chat", share=0.2, recontact=0.15, handle_time_factor=1.1)
    assert change.words(three_channels()) == (
        "English chat: bot tries 20 %, 15 % of its contacts come back, "
        "handle time of the rest +10 %"
    )
    off = DeflectionChange(queues="en-chat", off=True)
    assert off.words(three_channels()) == "English chat: bot off"


@pytest.mark.parametrize("fields", [{}, {"off": True, "share": 0.2}])
def test_a_bot_is_either_off_or_has_figures(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DeflectionChange(queues="*", **fields)


# --- first contact resolution -----------------------------------------------------------


def test_another_resolution_keeps_what_the_forecast_knew() -> None:
    after = ResolutionChange(queues="en-email", first_contact_resolution=0.8)
    assert after.apply(three_channels()).queues["en-email"].resolution == Resolution(
        forecast_first_contact_resolution=0.7, first_contact_resolution=0.8
    )


def test_a_resolution_needs_the_one_of_the_forecast_where_the_scenario_has_none() -> None:
    change = ResolutionChange(queues="en-voice", first_contact_resolution=0.8)
    assert refused(change, three_channels()) == [
        "en-voice: the scenario does not tell it for the forecast: give "
        "forecast_first_contact_resolution too"
    ]
    told = change.model_copy(update={"forecast_first_contact_resolution": 0.75})
    assert told.apply(three_channels()).queues["en-voice"].resolution == Resolution(
        forecast_first_contact_resolution=0.75, first_contact_resolution=0.8
    )


def test_a_resolution_is_undone_where_the_scenario_told_it() -> None:
    change = ResolutionChange(queues="en-email", first_contact_resolution=0.8)
    assert change.inverse(three_channels()) == ResolutionChange(
        queues="en-email", first_contact_resolution=0.72
    )
    assert change.model_copy(update={"queues": "en-voice"}).inverse(three_channels()) is None


def test_a_resolution_is_told_in_words() -> None:
    change = ResolutionChange(
        queues="en-voice", first_contact_resolution=0.8, forecast_first_contact_resolution=0.75
    )
    assert change.words(three_channels()) == (
        "English voice: 80 % solved by the first contact (75 % in the forecast)"
    )


# --- names ------------------------------------------------------------------------------


def test_queues_that_are_alike_are_called_by_their_ids() -> None:
    alike = {"en-emea-voice": tiny_queue(), "en-apac-voice": tiny_queue()}
    change = ConcurrencyChange(queues="en-emea-voice", concurrency=2)
    assert change.words(tiny_scenario(queues=alike)) == "en-emea-voice: 2 at a time"


def test_many_queues_are_counted() -> None:
    many = {f"{language}-chat": tiny_queue(language=language) for language in ("de", "en", "lv")}
    change = ConcurrencyChange(queues="*-chat", concurrency=2)
    assert change.words(tiny_scenario(queues=many)) == (
        "German voice, English voice and Latvian voice: 2 at a time"
    )
    many["pl-chat"] = tiny_queue(language="pl")
    assert change.words(tiny_scenario(queues=many)) == "4 queues (*-chat): 2 at a time"
