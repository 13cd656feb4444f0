"""The audit of breaks: cases that break a rule, and some that only just keep it."""

from audited import LUNCH
from shifts import broken_rules, shift, violations, with_contract

from planner.scenario import Break


def test_a_break_of_the_contract_must_be_taken():
    scenario = with_contract(breaks=(LUNCH,))
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == [
        "every_break_that_fits_is_taken_once"
    ]


def test_a_break_starts_from_its_earliest_to_its_latest():
    scenario = with_contract(breaks=(LUNCH,))
    for start in ("12:00", "14:00"):
        assert broken_rules(scenario, shift("2027-03-01 09:00", off=(("lunch", start, 60),))) == []
    for start in ("11:00", "15:00"):
        found = violations(scenario, shift("2027-03-01 09:00", off=(("lunch", start, 60),)))
        assert [v.rule for v in found] == ["breaks_keep_their_windows"]
        assert "between Mon 2027-03-01 12:00 and Mon 2027-03-01 14:00" in found[0].message


def test_a_break_has_its_length():
    scenario = with_contract(breaks=(LUNCH,))
    long = shift("2027-03-01 09:00", off=(("lunch", "12:00", 120),))
    assert broken_rules(scenario, long) == ["breaks_keep_their_windows"]


def test_a_short_shift_takes_only_the_breaks_that_fit():
    # Lunch may start after 3 h and takes one: a shift of 4 h has it, one of 3 h has not.
    scenario = with_contract(breaks=(LUNCH,), shift_minutes=(180, 240))
    assert broken_rules(scenario, shift("2027-03-01 09:00", 3)) == []
    assert broken_rules(scenario, shift("2027-03-01 09:00", 4)) == [
        "every_break_that_fits_is_taken_once"
    ]
    four = shift("2027-03-01 09:00", 4, off=(("lunch", "12:00", 60),))
    assert broken_rules(scenario, four) == []


def test_two_breaks_of_one_name_each_find_their_window():
    rests = (
        Break(name="rest", minutes=60, paid=True, earliest=60, latest=120),
        Break(name="rest", minutes=60, paid=True, earliest=300, latest=360),
    )
    scenario = with_contract(breaks=rests)
    good = shift("2027-03-01 09:00", off=(("rest", "10:00", 60), ("rest", "14:00", 60)))
    bad = shift("2027-03-01 09:00", off=(("rest", "10:00", 60), ("rest", "12:00", 60)))
    assert broken_rules(scenario, good) == []
    assert broken_rules(scenario, bad) == ["breaks_keep_their_windows"]


def test_a_break_lies_on_the_grid():
    scenario = with_contract(breaks=(LUNCH,))
    found = broken_rules(scenario, shift("2027-03-01 09:00", off=(("lunch", "12:30", 60),)))
    assert found == ["breaks_and_activities_lie_on_the_grid"]
