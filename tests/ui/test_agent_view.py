"""An agent's own page: profile, weeks, wishes, time off, days."""

from __future__ import annotations

from datetime import date, time

from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import days_off, hours_off, row, schedule, shift

from planner.scenario import (
    DaysPerWeek,
    Horizon,
    Proficiency,
    Scenario,
    StartWindow,
    WeeklyHours,
    Wish,
)
from planner.ui.views.schedule import calendar, weeks, wishes
from planner.ui.views.schedule.profile import contract_words, profile

CONTRACT = tiny_contract(
    weekly_hours=WeeklyHours(min=32, max=40),
    max_night_shifts_per_week=2,
    starts=(StartWindow(from_=time(0), to=time(23), every_minutes=60),),
)


def with_rules(**changes: object) -> Scenario:
    """A week from Monday 1 March under 32 to 40 hours and at most two nights."""
    return tiny_scenario(**{"contracts": {"full-time": CONTRACT}, **changes})


def week_of_amy(scenario: Scenario, *starts: str) -> weeks.Week:
    shifts = schedule(scenario, *map(shift, starts))
    (week,) = weeks.agent_weeks(scenario, shifts, "amy")
    return week


def test_a_week_within_the_contract_is_within() -> None:
    week = week_of_amy(with_rules(), *(f"2027-03-0{day} 08:00" for day in range(1, 5)))
    assert (week.paid, week.least, weeks.verdict(week, CONTRACT)) == (32.0, 32.0, "within")


def test_a_week_short_of_hours_or_beyond_them_tells_how_many() -> None:
    scenario = with_rules()
    three = week_of_amy(scenario, *(f"2027-03-0{day} 08:00" for day in range(1, 4)))
    six = week_of_amy(scenario, *(f"2027-03-0{day} 08:00" for day in range(1, 7)))
    assert weeks.verdict(three, CONTRACT) == "8 h short"
    assert weeks.verdict(six, CONTRACT) == "8 h too many"
    assert week_of_amy(scenario, "2027-03-06 08:00").weekend


def test_paid_leave_counts_and_unpaid_leave_lowers_the_least() -> None:
    # A day off is worth 40 / 5 = 8 hours.
    paid = with_rules(time_off=(days_off("2027-03-01", "2027-03-01"),))
    unpaid = with_rules(time_off=(days_off("2027-03-01", "2027-03-01", paid=False),))
    three = [f"2027-03-0{day} 08:00" for day in range(2, 5)]
    assert weeks.verdict(week_of_amy(paid, *three), CONTRACT) == "within"
    assert week_of_amy(unpaid, *three).least == 24.0


def test_a_week_that_the_horizon_cuts_has_no_least() -> None:
    horizon = Horizon(start=date(2027, 3, 3), days=5, time_zone="Europe/Riga", interval_minutes=60)
    week = week_of_amy(with_rules(horizon=horizon), "2027-03-03 08:00")
    assert (week.least, weeks.verdict(week, CONTRACT)) == (None, "within; lies partly outside")


def test_nights_and_days_stand_beside_their_limits() -> None:
    scenario = with_rules()
    found = weeks.agent_weeks(scenario, schedule(scenario, shift("2027-03-01 22:00")), "amy")
    (told,) = weeks.weeks_table(found, CONTRACT).to_dict("records")
    assert (told["Nights"], told["Days"], told["Weekend"]) == ("1 of 2", "1 of 5", "free")


def test_the_large_figures_count_hours_nights_weekends_and_wishes() -> None:
    scenario = with_rules()
    figures = weeks.large_figures(
        scenario, schedule(scenario, shift("2027-03-01 22:00")), "amy", (1, 3)
    )
    assert [(f.value, f.note) for f in figures] == [
        ("8 h", "in 1 shift"), ("1", "in this plan"), ("1", "of 1 that count"), ("1", "of 3"),
    ]  # fmt: skip


def test_a_wish_is_told_for_each_of_its_dates_kept_or_denied() -> None:
    wish = Wish(agent="amy", wish="off", weekdays=("mon", "tue"), weight=3)
    windowed = Wish(agent="amy", wish="work", on=date(2027, 3, 1), from_=time(7), to=time(17))
    scenario = with_rules(preferences=(wish, windowed))
    found = wishes.judged_wishes(scenario, schedule(scenario, shift("2027-03-01 08:00")), "amy")
    told = wishes.wishes_table(found)
    assert list(zip(told["Day"], told["Wish"], told["Verdict"], strict=True)) == [
        ("Mon 1 Mar", "off", "denied"),
        ("Mon 1 Mar", "work 07:00-17:00", "kept"),
        ("Tue 2 Mar", "off", "kept"),
    ]


def days_of_amy(scenario: Scenario, *starts: str) -> dict[str, dict[str, str]]:
    """The calendar's rows by day, with plain blanks and hyphens, unescaped."""
    table = calendar.calendar_table(scenario, schedule(scenario, *map(shift, starts)), "amy")
    plain = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NON-BREAKING HYPHEN}": "-", "\\": ""})
    rows = [{k: v.translate(plain) for k, v in one.items()} for one in table.to_dict("records")]
    return {one["Day"]: one for one in rows}


def test_the_calendar_has_every_day_with_its_shift_or_why_there_is_none() -> None:
    scenario = with_rules(
        time_off=(days_off("2027-03-02", "2027-03-02"),), shifts=(row("2027-02-28 08:00"),)
    )
    days = days_of_amy(scenario, "2027-03-01 22:00")
    assert (days["Mon 1 Mar"]["Shift"], days["Mon 1 Mar"]["To know"]) == (
        "22:00-06:00 (+1)",
        "night shift",
    )
    assert days["Tue 2 Mar"]["Shift"] == "time off: holiday"
    assert days["Wed 3 Mar"]["Shift"] == "free"
    assert len(days) == 7


def test_the_calendar_tells_clock_changes_and_public_holidays() -> None:
    horizon = Horizon(start=date(2027, 3, 26), days=3, time_zone="Europe/Riga", interval_minutes=60)
    days = days_of_amy(with_rules(horizon=horizon))
    assert days["Fri 26 Mar"]["To know"] == "public holiday: Good Friday"
    assert days["Sun 28 Mar"]["To know"].startswith("clocks go forward 1 h, a day of 23 h")


def test_time_off_is_told_by_dates_or_by_times_as_it_was_given() -> None:
    scenario = with_rules(
        time_off=(
            days_off("2027-03-01", "2027-03-02"),
            hours_off("2027-03-03 10:00", "2027-03-03 12:00", paid=False),
        )
    )
    told = calendar.time_off_table(scenario, "amy").to_dict("records")
    assert [(one["When"], one["Paid"]) for one in told] == [
        ("Mon 1 Mar to Tue 2 Mar", "yes"),
        ("Wed 3 Mar, 10:00-12:00", "no"),
    ]


def test_the_profile_tells_what_the_agent_may_serve_and_the_contract_asks() -> None:
    skilled = tiny_agent(languages={"de": Proficiency(spoken="B2", written=None)}, team="blue")
    told = profile(with_rules(agents={"amy": skilled}), "amy").replace("\\", "")
    assert "Site riga, team blue; times in Europe/Riga, the site's own." in told
    assert "German (B2 spoken, not written)" in told
    assert "May serve no queue." in told
    contract = tiny_contract(days_per_week=DaysPerWeek(max=4), weekends_off=2)
    assert contract_words(contract) == (
        "at most 40 h and at most 4 days a week, 11 h of rest, at most 6 days on end, "
        "2 of four weekends off"
    )
