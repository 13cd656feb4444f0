"""What shifts cost."""

from datetime import date, time

import pytest
from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import schedule, shift

from planner.plan.cost import (
    labour_cost,
    mean_hourly_rate,
    paid_and_premium_hours,
    shift_cost,
    why_cost_is_left_out,
)
from planner.scenario import (
    Break,
    ExchangeRates,
    Premium,
    Reporting,
    Site,
)

LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)
PAID = {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)}


def test_unpaid_breaks_cost_nothing():
    scenario = tiny_scenario(sites=PAID, contracts={"full-time": tiny_contract(breaks=(LUNCH,))})
    day = shift("2027-03-01 09:00", off=(("lunch", "12:00", 60),))
    assert shift_cost(scenario, day) == 7 * 10


def premiums(*rows):
    return tiny_scenario(sites=PAID, contracts={"full-time": tiny_contract(premiums=rows)})


def test_a_night_premium_is_paid_inside_its_window():
    # 18:00 to 02:00: four hours after 22:00 at 10 %.
    night = Premium(name="night", from_=time(22), to=time(6), share=0.1)
    hours = paid_and_premium_hours(premiums(night), shift("2027-03-01 18:00"))
    assert hours == pytest.approx(8 + 0.4)


def test_a_weekday_premium_ends_at_midnight():
    # Saturday 20:00 to Sunday 04:00: four hours on Sunday at 50 %.
    sunday = Premium(name="sunday", weekdays=("sun",), share=0.5)
    hours = paid_and_premium_hours(premiums(sunday), shift("2027-03-06 20:00"))
    assert hours == pytest.approx(8 + 2)


def test_a_holiday_premium_is_paid_on_public_holidays():
    holiday = Premium(name="holiday", holidays=True, share=1)
    good_friday = shift("2027-03-26 09:00")
    assert paid_and_premium_hours(premiums(holiday), good_friday) == 16
    assert paid_and_premium_hours(premiums(holiday), shift("2027-03-25 09:00")) == 8


def test_premiums_add_up():
    sunday = Premium(name="sunday", weekdays=("sun",), share=0.5)
    night = Premium(name="night", from_=time(22), to=time(6), share=0.1)
    # Sunday 20:00 to Monday 04:00: 4 h on Sunday, 6 h at night.
    hours = paid_and_premium_hours(premiums(sunday, night), shift("2027-03-07 20:00"))
    assert hours == pytest.approx(8 + 4 * 0.5 + 6 * 0.1)


def two_sites(**reporting):
    sites = {
        "riga": PAID["riga"],
        "manila": Site(time_zone="Asia/Manila", country="PH", currency="PHP", hourly_rate=300),
    }
    agents = {"amy": tiny_agent(), "cat": tiny_agent("cat", site="manila")}
    return tiny_scenario(sites=sites, agents=agents, **reporting)


def test_costs_of_two_sites_add_up_in_the_reporting_currency():
    rates = ExchangeRates(as_of=date(2027, 2, 26), rates={"PHP": 60.0})
    scenario = two_sites(reporting=Reporting(currency="EUR", exchange_rates=rates))
    plan = schedule(
        scenario,
        shift("2027-03-01 09:00"),
        shift("2027-03-01 09:00", agent="cat", zone="Asia/Manila"),
    )
    # 8 h x 10 EUR, and 8 h x 300 PHP = 2400 PHP = 40 EUR; rates of 10 and 5 EUR on the mean.
    assert labour_cost(scenario, plan) == pytest.approx(80 + 40)
    assert mean_hourly_rate(scenario) == pytest.approx(7.5)
    assert why_cost_is_left_out(scenario) is None


def test_cost_is_left_out_where_a_currency_cannot_be_converted():
    scenario = two_sites(reporting=Reporting(currency="EUR"))
    assert labour_cost(scenario, schedule(scenario)) is None
    assert "PHP" in why_cost_is_left_out(scenario)


def test_cost_is_left_out_where_somebody_has_no_rate():
    scenario = tiny_scenario()
    assert labour_cost(scenario, schedule(scenario)) is None
    assert "amy, ben" in why_cost_is_left_out(scenario)
