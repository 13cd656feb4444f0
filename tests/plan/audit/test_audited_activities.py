"""The audit of trainings and meetings: cases that break a rule, and some that only just keep it."""

from builders import tiny_scenario
from shifts import at, broken_rules, shift, violations

from planner.scenario import Activity


def training(**changes):
    fields = {
        "activity": "training",
        "agents": ("amy", "ben"),
        "minutes": 60,
        "earliest": at("2027-03-01 10:00"),
        "latest": at("2027-03-01 15:00"),
        "together": False,
        "count": 1,
    }
    return tiny_scenario(activities=(Activity(**{**fields, **changes}),))


def test_an_activity_that_nobody_asked_for_is_told():
    found = violations(tiny_scenario(), shift("2027-03-01 09:00", off=(("chess", "12:00", 60),)))
    assert [v.rule for v in found] == ["activities_are_known"]
    assert "'chess' at Mon 2027-03-01 12:00" in found[0].message


def test_an_activity_lies_between_its_earliest_start_and_latest_end():
    for start in ("10:00", "14:00"):
        held = shift("2027-03-01 09:00", off=(("training", start, 60),))
        assert broken_rules(training(), held) == []
    for start, minutes in (("09:00", 60), ("15:00", 60), ("12:00", 120)):
        held = shift("2027-03-01 09:00", off=(("training", start, minutes),))
        assert broken_rules(training(), held) == ["activities_keep_their_time_and_length"]


def test_an_activity_is_held_as_often_as_asked_for():
    twice = shift("2027-03-01 09:00", off=(("training", "10:00", 60), ("training", "13:00", 60)))
    assert broken_rules(training(count=2), twice) == []
    assert broken_rules(training(), twice) == ["activities_are_not_held_too_often"]


def test_who_attends_together_attends_at_once():
    one = shift("2027-03-01 09:00", off=(("training", "10:00", 60),))
    same = shift("2027-03-01 09:00", agent="ben", off=(("training", "10:00", 60),))
    later = shift("2027-03-01 09:00", agent="ben", off=(("training", "12:00", 60),))
    assert broken_rules(training(together=True), one, same) == []
    assert broken_rules(training(together=True, count=2), one, later) == []
    assert broken_rules(training(), one, later) == []
    assert broken_rules(training(together=True), one, later) == ["who_meets_meets_at_once"]
