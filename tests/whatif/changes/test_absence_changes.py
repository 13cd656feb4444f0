"""People who cannot work for a while: absences, outages, holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from builders import tiny_agent, tiny_scenario
from changing import published, refused, with_shifts
from pydantic import ValidationError
from shifts import days_off

from planner.scenario import Scenario, Site, TimeOff
from planner.whatif.changes import Absence, Outage, SiteHoliday, apply_changes

TUESDAY, WEDNESDAY = date(2027, 3, 2), date(2027, 3, 3)


def sick(**fields: object) -> Absence:
    return Absence(**{"agent": "amy", "from_": TUESDAY, **fields})


def days(agent: str, first: date, last: date, kind: str) -> TimeOff:
    """Paid days off in Riga."""
    return days_off(str(first), str(last), agent, kind=kind)


# --- absence ----------------------------------------------------------------------------


def test_an_absence_is_a_row_of_time_off_with_its_last_day() -> None:
    after = apply_changes(tiny_scenario(), [sick(to=WEDNESDAY)])
    assert after.time_off == (days("amy", TUESDAY, WEDNESDAY, "sick"),)


def test_an_absence_without_an_end_is_one_day() -> None:
    assert sick().apply(tiny_scenario()).time_off == (days("amy", TUESDAY, TUESDAY, "sick"),)


def test_an_absence_by_times_is_on_the_clock_of_the_site() -> None:
    # 09:00 in Riga is 07:00 UTC; the end is given with its offset.
    change = sick(
        from_=datetime(2027, 3, 2, 9),
        to=datetime.fromisoformat("2027-03-02T13:00+00:00"),
        reason="dentist",
        paid=False,
    )
    (row,) = apply_changes(tiny_scenario(), [change]).time_off
    assert (row.start, row.end) == (
        datetime(2027, 3, 2, 7, tzinfo=UTC),
        datetime(2027, 3, 2, 13, tzinfo=UTC),
    )
    assert (row.kind, row.paid, row.first_date) == ("dentist", False, None)


def test_published_and_pinned_shifts_that_an_absence_overlaps_fall_away() -> None:
    scenario = with_shifts(
        published("amy", 2), published("amy", 3, state="pinned"), published("amy", 4),
        published("ben", 2),
    )  # fmt: skip
    after = sick(to=WEDNESDAY).apply(scenario)
    assert after.shifts == (published("amy", 4), published("ben", 2))
    assert sick(to=WEDNESDAY).words(scenario) == (
        "Amy: sick from 2 March to 3 March; 2 published shifts fall away (2 March and 3 March)"
    )


def test_a_shift_that_ends_as_an_absence_begins_stays() -> None:
    scenario = with_shifts(published("amy", 2))
    change = sick(from_=datetime(2027, 3, 2, 17), to=datetime(2027, 3, 2, 20))
    assert change.apply(scenario).shifts == scenario.shifts


def test_times_are_told_as_the_site_reads_them() -> None:
    change = sick(
        from_=datetime(2027, 3, 2, 7, tzinfo=UTC), to=datetime(2027, 3, 2, 11), paid=False
    )
    assert (
        change.words(tiny_scenario()) == "Amy: sick without pay from 2 March 09:00 to 2 March 11:00"
    )


def test_an_absence_of_somebody_unknown_is_told_with_the_nearest() -> None:
    assert refused(sick(agent="emy"), tiny_scenario()) == [
        'no agent has the id "emy"; did you mean "amy"?'
    ]


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    # In Riga the clocks go from 03:00 to 04:00 on 28 March.
    horizon = tiny_scenario().horizon.model_copy(update={"start": date(2027, 3, 27), "days": 2})
    scenario = tiny_scenario(horizon=horizon)
    change = sick(from_=datetime(2027, 3, 28, 3, 30), to=datetime(2027, 3, 28, 9))
    (reason,) = refused(change, scenario)
    assert reason.startswith("2027-03-28 03:30 does not exist in Europe/Riga")


def test_an_absence_in_another_year_is_refused() -> None:
    assert refused(sick(from_=date(2026, 3, 2)), tiny_scenario()) == [
        "that lies outside the horizon, 1 March to 7 March"
    ]


@pytest.mark.parametrize(
    "span",
    [
        {"from_": WEDNESDAY, "to": TUESDAY},
        {"from_": TUESDAY, "to": datetime(2027, 3, 3, 9)},
        {"from_": datetime(2027, 3, 3, 9)},
        {"from_": datetime(2027, 3, 3, 9), "to": datetime(2027, 3, 3, 8)},
    ],
)
def test_from_and_to_are_of_one_kind_and_in_order(span: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        sick(**span)


def test_an_absence_that_ends_as_it_begins_is_refused() -> None:
    # Both are 11:00 in Riga.
    change = sick(from_=datetime(2027, 3, 2, 9, tzinfo=UTC), to=datetime(2027, 3, 2, 11))
    (reason,) = refused(change, tiny_scenario())
    assert "is not after the start" in reason


# --- outage -----------------------------------------------------------------------------


def two_sites() -> Scenario:
    """amy and ben work in Riga, cat in Manila."""
    manila = Site(time_zone="Asia/Manila", country="PH", currency="EUR")
    scenario = tiny_scenario(shifts=(published("amy", 2), published("ben", 2)))
    return scenario.model_copy(
        update={
            "sites": {**scenario.sites, "manila": manila, "empty": manila},
            "agents": {**scenario.agents, "cat": tiny_agent("cat", site="manila")},
        }
    )


def test_an_outage_is_a_paid_absence_of_everybody_at_the_site() -> None:
    after = apply_changes(two_sites(), [Outage(site="riga", from_=TUESDAY)])
    assert after.time_off == (
        days("amy", TUESDAY, TUESDAY, "outage"),
        days("ben", TUESDAY, TUESDAY, "outage"),
    )
    assert after.shifts == ()


def test_an_outage_is_on_the_clock_of_the_site() -> None:
    change = Outage(site="manila", from_=datetime(2027, 3, 2, 8), to=datetime(2027, 3, 2, 20))
    (row,) = change.apply(two_sites()).time_off
    # Manila is UTC+8.
    assert row.start == datetime(2027, 3, 2, 0, tzinfo=UTC)


def test_an_outage_is_told_in_words() -> None:
    change = Outage(site="riga", from_=TUESDAY, paid=False)
    assert change.words(two_sites()) == (
        "Nobody can work in Riga, without pay, on 2 March; 2 published shifts fall away (2 March)"
    )


def test_an_outage_where_nobody_works_or_nothing_is_is_refused() -> None:
    assert refused(Outage(site="empty", from_=TUESDAY), two_sites()) == ["nobody works there"]
    assert refused(Outage(site="rigga", from_=TUESDAY), two_sites()) == [
        'no site has the id "rigga"; did you mean "riga"?'
    ]


# --- holiday ----------------------------------------------------------------------------


def test_a_holiday_is_a_paid_day_off_for_everybody_at_the_site() -> None:
    after = apply_changes(two_sites(), [SiteHoliday(site="riga", date=TUESDAY)])
    assert after.time_off == (
        days("amy", TUESDAY, TUESDAY, "holiday"),
        days("ben", TUESDAY, TUESDAY, "holiday"),
    )


def test_a_holiday_is_told_in_words() -> None:
    change = SiteHoliday(site="riga", date=TUESDAY)
    assert change.words(two_sites()) == (
        "Holiday in Riga on 2 March; 2 published shifts fall away (2 March)"
    )
    assert change.inverse(two_sites()) is None
