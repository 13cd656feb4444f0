"""The nouns of a scenario: what they say of themselves, and what they refuse to be."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from pydantic import ValidationError

from planner.scenario import (
    Break,
    Contract,
    Horizon,
    Proficiency,
    Reporting,
    ServiceLevel,
    Site,
    StartWindow,
    TimeOff,
    public_holiday,
)
from planner.scenario.horizon import ExchangeRates


def test_start_times_include_both_ends_and_may_wrap_past_midnight() -> None:
    day = StartWindow(from_=time(8), to=time(9), every_minutes=30)
    assert sorted(day.minutes_of_day()) == [480, 510, 540]
    night = StartWindow(from_=time(23), to=time(1), every_minutes=60)
    assert sorted(night.minutes_of_day()) == [0, 60, 1380]
    assert StartWindow(from_=time(8), to=time(8), every_minutes=15).minutes_of_day() == {480}


@pytest.fixture
def contract() -> Contract:
    lunch = Break(name="lunch", minutes=30, paid=False, earliest=180, latest=330)
    rest = Break(name="rest", minutes=15, paid=True, earliest=60, latest=150)
    return tiny_contract(shift_minutes=(510, 180), breaks=(lunch, rest))


def test_a_shift_takes_the_breaks_that_fit_in_it(contract: Contract) -> None:
    # Lunch needs 180 + 30 minutes, rest 60 + 15.
    assert [one.name for one in contract.breaks_in(510)] == ["lunch", "rest"]
    assert [one.name for one in contract.breaks_in(209)] == ["rest"]
    assert [one.name for one in contract.breaks_in(74)] == []


def test_unpaid_breaks_are_not_paid(contract: Contract) -> None:
    assert contract.paid_minutes(510) == 480
    assert contract.paid_minutes(180) == 180


def test_a_paid_day_off_counts_a_worked_days_share_of_the_week(contract: Contract) -> None:
    assert contract.hours_per_day_off == 8  # 40 hours in 5 days


@pytest.mark.parametrize(
    ("skill", "channel", "level", "may"),
    [
        (Proficiency(spoken="B2", written="C1"), "voice", "B2", True),
        (Proficiency(spoken="B2", written="C1"), "voice", "C1", False),
        (Proficiency(spoken="B2", written="C1"), "chat", "C1", True),
        (Proficiency(spoken="B2", written=None), "email", "A1", False),
        (Proficiency(spoken="C2", written="C2"), "social", "A1", False),  # not a channel of hers
    ],
)
def test_voice_asks_for_the_spoken_level_and_the_rest_for_the_written(
    skill: Proficiency, channel: str, level: str, may: bool
) -> None:
    soon = {"within_seconds": 20} if channel in ("voice", "chat") else {"within_hours": 4}
    target = ServiceLevel(share=0.8, **soon)
    queue = tiny_queue(channel=channel, level=level, service_level=target)
    assert queue.served_by(tiny_agent(languages={"en": skill})) == may


def test_an_agent_without_the_language_serves_nobody_in_it() -> None:
    assert not tiny_queue(language="de").served_by(tiny_agent())


def test_a_scenario_knows_the_place_the_pay_and_the_queues_of_an_agent() -> None:
    site = Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=14)
    agents = {"amy": tiny_agent("amy", hourly_rate=16), "ben": tiny_agent("ben")}
    scenario = tiny_scenario(sites={"riga": site}, agents=agents)
    assert [scenario.hourly_rate(agent) for agent in agents] == [16, 14]
    assert scenario.zone_of("ben") == "Europe/Riga"
    assert scenario.queues_of("amy") == ("en-voice",)
    assert scenario.contract_of("amy") == scenario.contracts["full-time"]


def test_money_is_turned_into_the_reporting_currency() -> None:
    rates = ExchangeRates(as_of=date(2027, 2, 26), rates={"PHP": 62.5})
    reporting = Reporting(currency="EUR", exchange_rates=rates)
    assert reporting.per_unit("EUR") == 1
    assert reporting.per_unit("PHP") == pytest.approx(0.016)  # 1 / 62.5
    with pytest.raises(KeyError):
        reporting.per_unit("USD")


def test_the_horizon_runs_from_local_midnight_to_local_midnight() -> None:
    horizon = Horizon(start=date(2027, 3, 28), days=1, time_zone="Europe/Riga", interval_minutes=15)
    assert horizon.grid().count == 23 * 4  # the clocks spring forward


def test_a_shrunken_agent_is_worth_less() -> None:
    site = Site(time_zone="Europe/Riga", country="LV", currency="EUR", shrinkage=0.25)
    assert site.capacity == 0.75


def test_public_holidays_are_those_of_country_and_subdivision() -> None:
    assert public_holiday("LV", None, date(2027, 11, 18)) is not None
    assert public_holiday("DE", "BY", date(2027, 1, 6)) is not None  # Epiphany, in Bavaria
    assert public_holiday("DE", "BE", date(2027, 1, 6)) is None
    assert public_holiday(None, None, date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"channel": "email"},
        {"channel": "chat", "backlog": 3},
        {"concurrency": 3},
        {"subdivision": "BY"},
        {"time_zone": "Riga"},
        {"handle_time_seconds": float("nan")},
        {"unknown": 1},
    ],
)
def test_a_queue_that_contradicts_itself_cannot_exist(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        tiny_queue(**changes)


def test_a_changed_copy_knows_its_own_rows_and_horizon() -> None:
    away = TimeOff(
        agent="amy", start=datetime(2027, 3, 1, 6, tzinfo=UTC),
        end=datetime(2027, 3, 1, 8, tzinfo=UTC), kind="doctor", paid=True,
    )  # fmt: skip
    before = tiny_scenario()
    assert before.time_off_of("amy") == ()
    later = before.horizon.model_copy(update={"start": before.horizon.start + timedelta(days=7)})
    assert before.grid.start != later.grid().start
    after = before.model_copy(update={"time_off": (away,), "horizon": later})
    assert after.time_off_of("amy") == (away,)
    assert after.grid == later.grid()
