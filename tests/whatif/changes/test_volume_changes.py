"""More or fewer contacts."""

from __future__ import annotations

from datetime import date

import pytest
from builders import even_forecast, tiny_queue, tiny_scenario
from changing import refused, volumes
from pydantic import ValidationError

from planner.clock import local
from planner.scenario import ForecastRow, Scenario
from planner.whatif.changes import VolumeChange

MONDAY, TUESDAY = date(2027, 3, 1), date(2027, 3, 2)


def two_languages() -> Scenario:
    """English and German calls, ten each in every hour from Monday to Friday, 09:00 to 17:00."""
    return tiny_scenario(queues={"en-voice": tiny_queue(), "de-voice": tiny_queue(language="de")})


def test_a_factor_multiplies_every_period() -> None:
    # 5 days x 8 hours x 10 contacts.
    after = VolumeChange(queues="en-voice", factor=1.2).apply(tiny_scenario())
    assert volumes(after) == [12.0] * 40


def test_a_pattern_concerns_the_queues_that_it_fits() -> None:
    after = VolumeChange(queues="de-*", factor=2).apply(two_languages())
    assert volumes(after, "de-voice") == [20.0] * 40
    assert volumes(after, "en-voice") == [10.0] * 40


def test_a_star_alone_concerns_all_queues() -> None:
    after = VolumeChange(queues="*", factor=0).apply(two_languages())
    assert volumes(after, "de-voice") == volumes(after, "en-voice") == [0.0] * 40


def test_an_amount_is_what_comes_in_all() -> None:
    # 400 are forecast; 100 more are a quarter more in every period.
    after = VolumeChange(queues="en-voice", amount=100).apply(tiny_scenario())
    assert volumes(after) == [12.5] * 40


def test_an_amount_is_shared_by_the_queues_in_proportion_to_their_forecasts() -> None:
    # 400 and 400 are forecast: each gets half.
    after = VolumeChange(queues="*", amount=80).apply(two_languages())
    assert sum(volumes(after, "de-voice")) == pytest.approx(440)


def test_an_amount_where_nothing_is_forecast_comes_evenly_in_the_open_time() -> None:
    scenario = tiny_scenario()
    nothing = even_forecast(scenario.horizon, scenario.queues, volume=0)
    closed = ForecastRow(queue="en-voice", start=scenario.grid.start, period_minutes=60, volume=0)
    empty = scenario.model_copy(update={"forecast": (closed, *nothing)})
    after = VolumeChange(queues="en-voice", amount=20).apply(empty)
    assert volumes(after) == [0.0] + [0.5] * 40


def test_dates_are_those_of_the_customers_and_both_count() -> None:
    # Monday's sixteenth hour in Riga (UTC+2) is Tuesday in Tokyo (UTC+9).
    queues = {"ja-voice": tiny_queue(language="ja", time_zone="Asia/Tokyo", opening_hours=None)}
    scenario = tiny_scenario(queues=queues)
    after = VolumeChange(queues="ja-voice", factor=2, from_=TUESDAY, to=TUESDAY).apply(scenario)
    doubled = [local(row.start, "Asia/Tokyo") for row in after.forecast if row.volume == 20]
    assert (len(doubled), {moment.date() for moment in doubled}) == (24, {TUESDAY})


def test_the_words_tell_who_by_how_much_and_when() -> None:
    change = VolumeChange(queues="de-voice", factor=1.2, from_=date(2027, 3, 8))
    assert change.words(two_languages()) == "German voice +20 % from 8 March"
    until = VolumeChange(queues="*", amount=-30, to=date(2028, 3, 8))
    assert until.words(two_languages()) == "All queues -30 contacts until 8 March 2028"


def test_the_inverse_takes_back_what_came() -> None:
    scenario = tiny_scenario()
    assert VolumeChange(queues="*", factor=2).inverse(scenario) == VolumeChange(
        queues="*", factor=0.5
    )
    assert VolumeChange(queues="*", amount=30).inverse(scenario) == VolumeChange(
        queues="*", amount=-30
    )


def test_nobody_knows_what_was_where_nothing_is_left() -> None:
    assert VolumeChange(queues="*", factor=0).inverse(tiny_scenario()) is None
    assert VolumeChange(queues="*", amount=-400).inverse(tiny_scenario()) is None


def test_a_queue_that_is_not_there_is_told_with_the_nearest() -> None:
    assert refused(VolumeChange(queues="en-voise", factor=2), tiny_scenario()) == [
        'no queue has the id "en-voise"; did you mean "en-voice"?'
    ]


def test_dates_without_a_forecast_are_refused() -> None:
    change = VolumeChange(queues="*", factor=2, from_=date(2027, 4, 1))
    assert refused(change, tiny_scenario()) == [
        "nothing is forecast then within the horizon, 1 March to 7 March"
    ]


def test_no_more_can_be_taken_away_than_is_forecast() -> None:
    assert refused(VolumeChange(queues="*", amount=-401), tiny_scenario()) == [
        "only 400 contacts are forecast there: take away fewer"
    ]


@pytest.mark.parametrize(
    "fields",
    [{}, {"factor": 1, "amount": 1}, {"factor": 1, "from_": TUESDAY, "to": MONDAY}, {"factor": -1}],
)
def test_a_change_of_volume_says_one_thing(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        VolumeChange(queues="*", **fields)
