"""The audit of absence: cases that break a rule, and some that only just keep it."""

from datetime import date, time

from audited import ANY_START, spring
from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import broken_rules, days_off, shift, violations

from planner.scenario import Availability, Site


def test_a_shift_lies_within_employment():
    last = {"amy": tiny_agent(ends_on=date(2027, 3, 2)), "ben": tiny_agent("ben")}
    scenario = tiny_scenario(agents=last, contracts={"full-time": tiny_contract(starts=ANY_START)})
    assert broken_rules(scenario, shift("2027-03-02 16:00")) == []
    found = violations(scenario, shift("2027-03-02 17:00"))
    assert [v.rule for v in found] == ["shift_lies_within_employment"]
    assert "Tue 2027-03-02" in found[0].message


def test_a_shift_does_not_begin_before_employment():
    agents = {"amy": tiny_agent(starts_on=date(2027, 3, 2))}
    assert broken_rules(tiny_scenario(agents=agents), shift("2027-03-02 08:00")) == []
    assert broken_rules(tiny_scenario(agents=agents), shift("2027-03-01 08:00")) == [
        "shift_lies_within_employment"
    ]


def window(start, end, **changes):
    fields = {"agent": "amy", "weekdays": ("mon", "tue"), "from_": start, "to": end}
    return Availability(**{**fields, **changes})


def test_a_shift_lies_inside_the_union_of_availability_windows():
    rows = (window(time(8), time(12)), window(time(12), time(17)))
    scenario = tiny_scenario(availability=rows)
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == []
    found = violations(scenario, shift("2027-03-01 10:00"))
    assert [v.rule for v in found] == ["shift_lies_within_availability"]
    assert "not available at Mon 2027-03-01 17:00" in found[0].message
    assert broken_rules(scenario, shift("2027-03-03 09:00")) == ["shift_lies_within_availability"]


def test_availability_of_a_date_replaces_that_of_its_weekday():
    rows = (window(time(8), time(0)), window(time(12), time(0), on=date(2027, 3, 1), weekdays=()))
    scenario = tiny_scenario(availability=rows)
    assert broken_rules(scenario, shift("2027-03-02 09:00")) == []
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == ["shift_lies_within_availability"]


def test_an_availability_window_may_wrap_past_midnight():
    scenario = tiny_scenario(
        availability=(window(time(20), time(8)),),
        contracts={"full-time": tiny_contract(starts=ANY_START)},
    )
    assert broken_rules(scenario, shift("2027-03-02 00:00")) == []
    assert broken_rules(scenario, shift("2027-03-02 01:00")) == ["shift_lies_within_availability"]


def test_not_even_the_end_of_a_night_shift_reaches_into_time_off():
    contracts = {"full-time": tiny_contract(starts=ANY_START)}
    scenario = tiny_scenario(time_off=(days_off("2027-03-03", "2027-03-03"),), contracts=contracts)
    assert broken_rules(scenario, shift("2027-03-02 16:00")) == []
    found = violations(scenario, shift("2027-03-02 17:00"))
    assert [v.rule for v in found] == ["no_shift_overlaps_time_off"]
    assert "holiday" in found[0].message


def test_no_shift_starts_on_a_public_holiday_of_a_site_that_is_off():
    # 2027-03-26 is Good Friday, a holiday in Latvia.
    def site(holidays):
        return {
            "riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", holidays=holidays)
        }

    friday = shift("2027-03-26 09:00")
    assert broken_rules(spring(sites=site("work")), friday) == []
    found = violations(spring(sites=site("off")), friday)
    assert [v.rule for v in found] == ["no_shift_starts_on_a_holiday_off"]
    assert "Good Friday" in found[0].message
    assert broken_rules(spring(sites=site("off")), shift("2027-03-25 22:00")) == []
