"""The clock-change report: what a manager reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from shifts import schedule, shift

from planner.plan import cover
from planner.plan.audit.violation import listed
from planner.plan.clock_changes import (
    Beside,
    CoverageEffect,
    DayHours,
    clock_changes,
    nights_inside,
)
from planner.reports.clock_changes import clock_changes_record, clock_changes_text, clocks_line
from planner.reports.clock_changes.words import (
    day_hours,
    days,
    hours_range,
    in_minutes,
    some,
)
from planner.scenario import (
    Handover,
    Horizon,
    LocalWindow,
    OpeningHours,
    Rules,
    Scenario,
    Site,
    read_scenario,
)
from planner.staffing import required_agents

FOLLOW_THE_SUN = Path(__file__).parents[2] / "scenarios" / "follow_the_sun"
NEW_YORK = "America/New_York"


def scenario(start: str = "2027-03-22", days: int = 7, **changes: Any) -> Scenario:
    """The tiny scenario; by default the week that ends with the EU's change of 28 March 2027."""
    horizon = Horizon(
        start=date.fromisoformat(start), days=days, time_zone="Europe/Riga", interval_minutes=60
    )
    return tiny_scenario(**{"horizon": horizon, **changes})


def text(given: Scenario, *shifts: Any) -> str:
    """The report on a plan of these shifts."""
    plan = schedule(given, *shifts)
    coverage = cover(given, required_agents(given), plan)
    return clock_changes_text(given, clock_changes(given, plan, coverage))


def lines(told: str) -> list[str]:
    """The lines of a report, whatever the width of its columns."""
    return [" ".join(line.split()) for line in told.splitlines()]


def test_where_no_clock_changes_one_line_says_so() -> None:
    given = tiny_scenario()
    assert clock_changes_text(given, clock_changes(given)) == (
        "Tiny: no clock of a site or queue changes from 2027-03-01 to 2027-03-07."
    )


def test_a_night_tells_the_clocks_and_who_lives_by_them() -> None:
    title, _, _, change, *_ = text(scenario()).splitlines()
    assert title.startswith("Tiny: clocks change on 1 night from 2027-03-22 to 2027-03-28 (")
    assert change == (
        "Europe/Riga     Sun 03:00 to 04:00  +1 h  Sun 01:00  site riga; queue en-voice"
    )


def test_a_shift_is_told_by_the_clock_and_by_what_it_lasts() -> None:
    told = text(scenario(), shift("2027-03-27 22:00"))
    assert "Under way at riga: 1 shift of the plan. keep_length: length and paid time stay" in told
    assert "Amy    Sat 2027-03-27 22:00  Sun 2027-03-28 07:00    8 h           9 h   8 h" in told


@pytest.mark.parametrize(
    ("start", "policy", "words"),
    [
        ("2027-03-22", "keep_length", "the end comes 1 h later by the clock"),
        ("2027-10-25", "keep_length", "the end comes 1 h earlier by the clock"),
        ("2027-03-22", "keep_end", "the end stays by the clock, length and paid time are 1 h less"),
        ("2027-10-25", "keep_end", "the end stays by the clock, length and paid time are 1 h more"),
    ],
)
def test_the_policy_is_told_in_words(start: str, policy: Any, words: str) -> None:
    given = scenario(start, rules=Rules(clock_change=policy))
    saturday = given.horizon.start.replace(day=27 if start == "2027-03-22" else 30)
    assert words in " ".join(text(given, shift(f"{saturday} 22:00")).split())


def test_of_many_shifts_the_first_dozen_is_listed() -> None:
    names = [f"agent-{number:02d}" for number in range(14)]
    given = scenario(agents={name: tiny_agent(name) for name in names})
    told = text(given, *(shift("2027-03-27 22:00", agent=name) for name in names))
    assert "Under way at riga: 14 shifts of the plan." in told
    assert told.count("Sat 2027-03-27 22:00") == 12
    assert "and 2 more" in told


def test_without_a_plan_the_shifts_are_said_to_be_the_published_ones() -> None:
    given = scenario()
    told = clock_changes_text(given, clock_changes(given))
    assert "No shift in shifts.csv at riga is under way at that moment." in told


@pytest.mark.parametrize(
    ("start", "opens", "words"),
    [
        ("2027-03-22", time(3, 30), "opens at 04:30: 03:30 is skipped"),
        ("2027-10-25", time(3, 30), "opens at the first of two 03:30"),
    ],
)
def test_an_odd_opening_time_is_explained(start: str, opens: time, words: str) -> None:
    hours = {"sun": (LocalWindow(opens=opens, closes=time(10)),)}
    queue = tiny_queue(opening_hours=OpeningHours(weekdays=hours))
    assert words in text(scenario(start, queues={"en-voice": queue}))


def test_queues_of_the_same_hours_share_a_line() -> None:
    queue = tiny_queue(opening_hours=None)
    given = scenario(queues={"en-voice": queue, "en-more": queue})
    line = next(line for line in text(given).splitlines() if line.startswith("en-voice"))
    assert line.split() == ["en-voice,", "en-more", "Sun", "2027-03-28", "00:00-24:00",
                            "23", "h", "24", "h"]  # fmt: skip


def american(start: str = "2027-03-01", days: int = 28) -> Scenario:
    """Riga serves New York around the clock."""
    queue = tiny_queue(time_zone=NEW_YORK, opening_hours=None)
    return scenario(start, days, queues={"en-voice": queue})


def test_distances_that_hold_only_in_the_weeks_between_are_marked() -> None:
    told = text(american())
    line = next(line for line in told.splitlines() if line.startswith("riga (Europe/Riga)"))
    assert line.split() == ["riga", "(Europe/Riga)", NEW_YORK, "7", "h", "6", "h*", "7", "h"]
    assert "* in the weeks between two regions' changes, see below." in told
    assert f"14-28 Mar: changed {NEW_YORK}, not yet Europe/Riga." in told


def test_what_the_weeks_do_to_coverage_needs_a_plan() -> None:
    given = american()
    told = clock_changes_text(given, clock_changes(given))
    assert told.endswith("What they do to coverage, a plan tells: planner clocks SCENARIO DIR")


def test_the_weeks_are_told_beside_the_rest_with_the_hours_that_moved_most() -> None:
    # Fewer agents at 09:00, 10:00 and 11:00, the first least; 12:00 moved too little to tell.
    given = american()
    found = clock_changes(given)
    net = [0.0] * 9 + [-0.2, -1.5, -0.4, -0.05] + [0.0] * 10 + [0.7]
    voice = CoverageEffect("en-voice", Beside(240, 250), Beside(3, 1), Beside(2.1, 0), tuple(net))
    email = CoverageEffect("en-email", Beside(24, 24), Beside(0, 0), None, None)
    told = clock_changes_text(given, replace(found, effects={found.weeks[0]: (voice, email)}))
    assert "en-voice 240 (250) 3 (1) 2.1 (0) 10:00 -1.5, 11:00 -0.4 23:00 +0.7" in lines(told)
    assert "en-email 24 (24) 0 (0) - - -" in lines(told)


def test_a_horizon_inside_the_weeks_between_is_told_so() -> None:
    told = text(american("2027-03-16", 7))
    assert told.splitlines()[0].endswith("changes from 2027-03-16 to 2027-03-22.")
    assert told.endswith("has like days in the rest of the horizon to compare with.")


def test_a_handover_is_told_with_its_plan() -> None:
    # Amy from 09:00 to 17:00 in Riga, Ben from 08:00 in Austin, which in these weeks is 15:00.
    sites = {
        "riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR"),
        "austin": Site(time_zone="America/Chicago", country="US", currency="EUR"),
    }
    given = scenario(
        "2027-03-01",
        28,
        sites=sites,
        agents={"amy": tiny_agent("amy"), "ben": tiny_agent("ben", site="austin")},
        handovers=(Handover(language="en", from_="austin", to="riga", overlap_minutes=30),),
    )
    ben = shift("2027-03-15 08:00", agent="ben", zone="America/Chicago")
    told = lines(text(given, shift("2027-03-15 09:00"), ben))
    # Contracts: 08:00 to 18:00 in both, eight hours apart, in the weeks seven.
    assert "riga and austin 2 h 3 h 2 h" in told
    assert "en, austin to riga contracts allow 2 h 3 h 2 h" in told
    # Two hours on one of the fourteen days from 14 to 27 March: nine minutes a day.
    assert "(30 min asked for) planned, mean 0 h 9 min 0 h" in told
    assert "planned, least 0 h 0 h 0 h" in told


def test_the_line_beside_a_plan_names_the_clocks_of_sites_first() -> None:
    given = american()
    assert clocks_line(nights_inside(given)) == (
        f"clocks change  2027-03-14 {NEW_YORK}, 2027-03-28 Europe/Riga: see `planner clocks`"
    )


def test_the_record_has_what_the_text_leaves_out() -> None:
    given = american()
    record: Any = clock_changes_record(given, clock_changes(given))
    first, second = record["changes"]
    assert (first["instant_utc"], first["minutes"]) == ("2027-03-14T07:00Z", 60)
    assert first["opening_hours"][0]["minutes"] == 23 * 60
    assert (second["clocks_before"], second["clocks_after"]) == (
        "2027-03-28T03:00",
        "2027-03-28T04:00",
    )
    assert record["spells"][1] == {
        "start_utc": "2027-03-14T07:00Z",
        "end_utc": "2027-03-28T01:00Z",
    }
    assert record["reach"][0]["hours"] == [["01:00-11:00"], ["02:00-12:00"], ["01:00-11:00"]]
    assert record["weeks_between"][0]["queues"] is None


def test_follow_the_sun_tells_of_both_regions() -> None:
    given = read_scenario(FOLLOW_THE_SUN)
    told = clock_changes_text(given, clock_changes(given))
    assert max(map(len, told.splitlines())) <= 100
    rows = lines(told)
    assert "America/Chicago Sun 02:00 to 03:00 +1 h Sun 08:00 site austin" in rows
    assert "Europe/Riga Sun 03:00 to 04:00 +1 h Sun 01:00 site riga; queue lv-voice" in rows
    assert "riga (Europe/Riga) austin (America/Chicago) 8 h 7 h* 8 h" in rows
    # Contracts of those in Riga who speak English: 06:00 to 24:00.
    assert "riga en-voice, en-chat (America/New_York) 23-17 00-18 23-17" in rows


# --- words -----------------------------------------------------------------------------------


def test_hours_of_the_day_are_written_as_people_do() -> None:
    assert hours_range(540, 1440) == "09:00-24:00"
    assert hours_range(1320, 1800) == "22:00-06:00"
    assert (
        day_hours(DayHours(frozenset({*range(480, 540), *range(930, 1200)}))) == "08-09, 15:30-20"
    )
    assert day_hours(DayHours(frozenset(range(1440)))) == "all day"
    assert day_hours(DayHours(frozenset())) == "never"
    assert [in_minutes(m) for m in (480, 30, -465, 0)] == ["8 h", "30 min", "-7 h 45 min", "0 h"]


def test_dates_of_one_month_name_it_once() -> None:
    assert days(date(2027, 3, 14), date(2027, 3, 28)) == "14-28 Mar"
    assert days(date(2027, 3, 14), date(2027, 4, 4)) == "14 Mar-4 Apr"


def test_long_lists_are_cut_short() -> None:
    assert some("abcd") == "a, b, c, d"
    assert some("abcdef") == "a, b, c, d and 2 more"
    assert (listed("a"), listed("ab"), listed("abc")) == ("a", "a and b", "a, b and c")
