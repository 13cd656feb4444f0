"""Writing a scenario: what is written reads back as the same scenario."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import (
    full_files,
    tiny_agent,
    tiny_contract,
    tiny_queue,
    tiny_scenario,
    write_files,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.scenario import (
    LEVELS,
    WEEKDAYS,
    Activity,
    Availability,
    Break,
    Deflection,
    LocalWindow,
    OpeningHours,
    PlacedActivity,
    Premium,
    Proficiency,
    PublishedShift,
    Resolution,
    Scenario,
    ServiceLevel,
    StartWindow,
    TimeOff,
    WeeklyHours,
    Wish,
    read_scenario,
    write_scenario,
)


def there_and_back(scenario: Scenario) -> Scenario:
    with TemporaryDirectory() as folder:
        write_scenario(scenario, Path(folder) / "scenario")
        return read_scenario(Path(folder) / "scenario")


def test_a_scenario_of_every_section_and_table_reads_back_as_itself(tmp_path: Path) -> None:
    scenario = read_scenario(write_files(tmp_path / "scenario", full_files()))
    assert there_and_back(scenario) == scenario


def test_tables_that_say_nothing_are_not_written(tmp_path: Path) -> None:
    write_scenario(tiny_scenario(), tmp_path / "tiny")
    assert sorted(path.name for path in (tmp_path / "tiny").iterdir()) == [
        "agents.csv",
        "forecast.csv",
        "scenario.toml",
    ]


def test_a_forecast_of_nothing_reads_back() -> None:
    # The queue is open on Mondays alone, and the day is a Tuesday.
    monday = OpeningHours(weekdays={"mon": (LocalWindow(opens=time(9), closes=time(17)),)})
    scenario = tiny_scenario(
        horizon=tiny_scenario().horizon.model_copy(update={"start": date(2027, 3, 2), "days": 1}),
        queues={"en-voice": tiny_queue(opening_hours=monday)},
    )
    assert scenario.forecast == ()
    assert there_and_back(scenario) == scenario


def test_a_scenario_is_never_written_over_another(tmp_path: Path) -> None:
    write_scenario(tiny_scenario(), tmp_path / "tiny")
    with pytest.raises(PlannerError, match="holds a scenario already"):
        write_scenario(tiny_scenario(), tmp_path / "tiny")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PlannerError, match="cannot be written"):
        write_scenario(tiny_scenario(), tmp_path / "file" / "scenario")


names = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20
).filter(lambda name: name.strip() and name.isprintable())
levels = st.sampled_from([*LEVELS, None])
skills = st.builds(Proficiency, spoken=levels, written=levels).filter(
    lambda skill: skill.spoken or skill.written
)
times = st.integers(0, 23).map(time)
days = st.dates(date(2027, 3, 1), date(2027, 3, 7))
weekdays = st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(
    lambda chosen: tuple(day for day in WEEKDAYS if day in chosen)
)
floats = st.floats(0, 1000, allow_subnormal=False)
START = tiny_scenario().grid.start


@given(
    name=names,
    languages=st.dictionaries(st.sampled_from(["en", "de", "lv", "fil"]), skills, min_size=1),
    channels=st.sets(st.sampled_from(["voice", "chat", "email", "social"]), min_size=1),
    hourly_rate=st.none() | floats,
    starts_on=st.none() | days,
    team=st.none() | names,
)
@settings(max_examples=60)
def test_any_agent_reads_back_as_itself(**fields: object) -> None:
    scenario = tiny_scenario(agents={"amy": tiny_agent("amy", **fields)})
    assert there_and_back(scenario) == scenario


@given(
    weekly_hours=st.builds(WeeklyHours, min=st.floats(0, 30), max=st.floats(40, 168)),
    min_rest_hours=st.floats(0, 20),
    weekends_off=st.none() | st.floats(0, 4),
    max_night_shifts_per_week=st.none() | st.integers(0, 7),
    breaks=st.lists(
        st.builds(
            Break,
            name=names.filter(lambda name: ";" not in name),
            minutes=st.just(60),
            paid=st.booleans(),
            earliest=st.sampled_from([120, 180]),
            latest=st.sampled_from([300, 360]),
        ),
        max_size=1,
    ).map(tuple),
    premiums=st.lists(
        st.builds(
            Premium,
            name=names,
            from_=st.just(time(22)),
            to=times.filter(lambda end: end != time(22)),
            weekdays=weekdays,
            holidays=st.booleans(),
            share=st.floats(0, 1),
        ),
        max_size=2,
    ).map(tuple),
    starts=st.lists(
        st.builds(StartWindow, from_=times, to=times, every_minutes=st.sampled_from([60, 120])),
        min_size=1,
        max_size=2,
    ).map(tuple),
)
@settings(max_examples=60)
def test_any_contract_reads_back_as_itself(**fields: object) -> None:
    contract = tiny_contract(**fields)
    scenario = tiny_scenario(contracts={"full-time": contract})
    assert there_and_back(scenario) == scenario


windows = st.tuples(times, times).filter(lambda ends: ends[0] != ends[1])
hours = windows.map(lambda ends: (LocalWindow(opens=ends[0], closes=ends[1]),))


@given(
    region=st.none() | names,
    country=st.none() | st.sampled_from(["LV", "DE"]),
    opening_hours=st.none()
    | st.builds(
        OpeningHours,
        weekdays=st.dictionaries(st.sampled_from(WEEKDAYS), hours, min_size=1),
        holidays=st.none() | st.just(()) | hours,
    ),
    service_level=st.builds(
        ServiceLevel, share=st.floats(0.01, 0.99), within_seconds=st.floats(0, 600)
    ),
    patience_seconds=st.none() | st.floats(1, 1000),
    deflection=st.none() | st.builds(Deflection, share=st.floats(0, 1)),
    resolution=st.none()
    | st.builds(
        Resolution,
        forecast_first_contact_resolution=st.floats(0.01, 1),
        recontact_hours=st.floats(0, 100),
    ),
)
@settings(max_examples=60)
def test_any_queue_reads_back_as_itself(**fields: object) -> None:
    scenario = tiny_scenario(queues={"en-voice": tiny_queue(**fields)})
    assert there_and_back(scenario) == scenario


@given(st.data())
@settings(max_examples=60)
def test_any_rows_about_agents_read_back_as_themselves(data: st.DataObject) -> None:
    hour = timedelta(hours=data.draw(st.integers(0, 100)))
    length = timedelta(minutes=data.draw(st.integers(1, 1440)))
    kind = data.draw(names.filter(lambda name: ";" not in name and name != "on_queue"))
    window = dict(zip(("from_", "to"), data.draw(windows), strict=True))
    placed = PlacedActivity(activity="coach", start=START + hour, minutes=1)
    start, end = START + hour, START + hour + length
    scenario = tiny_scenario(
        time_off=(TimeOff(agent="amy", start=start, end=end, kind=kind, paid=True),),
        availability=(
            Availability(agent="amy", weekdays=data.draw(weekdays), **window),
            Availability(agent="ben", on=data.draw(days), **window),
        ),
        preferences=(
            Wish(agent="amy", wish="off", weekdays=data.draw(weekdays)),
            Wish(agent="ben", wish="work", on=data.draw(days), **window, weight=2.5),
        ),
        activities=(
            Activity(
                activity=kind,
                agents=("amy", "ben"),
                minutes=60,
                earliest=start,
                latest=start + timedelta(hours=5),
                together=data.draw(st.booleans()),
            ),
        ),
        shifts=(
            PublishedShift(
                agent="amy",
                date=(start + timedelta(hours=2)).date(),  # Riga is UTC+2 in that week
                start=start,
                end=end,
                state="pinned",
                activities=data.draw(st.sampled_from([None, (), (placed,)])),
            ),
        ),
    )
    assert there_and_back(scenario) == scenario
