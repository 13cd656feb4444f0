"""What the README of global_500 says of its data, and that its script makes other sizes."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from itertools import chain, combinations
from pathlib import Path

import pytest
from capacity import agent_hours, capacity_ratio

from planner import clock
from planner.plan.hours import is_night_shift
from planner.plan.schedule import Shift
from planner.scenario import Scenario, read_scenario
from planner.staffing import required_agents

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scenarios" / "global_500"


@cache
def scenario() -> Scenario:
    return read_scenario(FOLDER)


def test_five_hundred_agents_at_six_sites_serve_twenty_queues_in_eight_languages() -> None:
    queues = scenario().queues.values()
    assert len(scenario().agents) == 500
    assert len({site.time_zone for site in scenario().sites.values()}) == 6
    assert len(queues) == 20
    assert len({queue.language for queue in queues}) == 8
    assert {queue.channel for queue in queues} == {"voice", "chat", "email", "social"}


def test_skills_are_26_sets_of_one_queue_to_seven() -> None:
    skills = {scenario().queues_of(agent) for agent in scenario().agents}
    assert len(skills) == 26
    assert {len(queues) for queues in skills} == {1, 2, 3, 4, 5, 6, 7}


def test_contracts_and_sites_have_the_people_that_the_readme_counts() -> None:
    agents = scenario().agents.values()
    assert Counter(agent.site for agent in agents) == {
        "montreal": 68, "bogota": 88, "lisbon": 94, "krakow": 98, "pune": 78, "manila": 74,
    }  # fmt: skip
    assert Counter(agent.contract for agent in agents) == {
        "day": 260, "long-lunch": 80, "rotating": 118, "four-day": 18, "part-time": 24,
    }  # fmt: skip


def test_clocks_change_at_three_sites_and_pune_is_half_an_hour_off() -> None:
    grid = scenario().grid
    changed = {
        name: [clock.local(at, site.time_zone).date().isoformat() for at, _ in found]
        for name, site in scenario().sites.items()
        if (found := clock.changes(site.time_zone, grid.start, grid.end))
    }
    assert changed == {
        "montreal": ["2027-03-14"],
        "lisbon": ["2027-03-28"],
        "krakow": ["2027-03-28"],
    }
    assert clock.iso_local(grid.start, scenario().sites["pune"].time_zone).endswith("+05:30")


def test_somebody_is_wanted_at_every_hour_at_three_queues_that_never_close() -> None:
    wanted = {name: queue.min_agents for name, queue in scenario().queues.items()}
    assert {name: heads for name, heads in wanted.items() if heads} == {
        "en-voice": 2,
        "en-chat": 1,
        "es-social": 1,
    }
    assert all(scenario().queues[name].opening_hours is None for name in ("en-voice", "es-social"))


def test_nights_are_for_rotating_contracts() -> None:
    can = {name for name in scenario().contracts if has_nights(name)}
    assert can == {"rotating"}


def has_nights(name: str) -> bool:
    """Whether some shift of a contract is a night shift, on a day without a clock change."""
    contract = scenario().contracts[name]
    midnight = clock.day_start(date(2027, 3, 8), "UTC")
    starts = {minute for window in contract.starts for minute in window.minutes_of_day()}
    return any(
        is_night_shift(shift(midnight + minute * clock.MINUTE, length), "UTC")
        for minute in starts
        for length in contract.shift_minutes
    )


def shift(start: datetime, minutes: int) -> Shift:
    return Shift("somebody", start.date(), start, start + timedelta(minutes=minutes), ())


def test_no_languages_together_lack_speakers() -> None:
    # If any languages together require no more hours than those have who speak one of them,
    # everybody's hours can be dealt out so that all languages have what they require.
    required, reach = hours_by_language(), hours_by_skills()
    for some in subsets(list(required)):
        speakers = sum(hours for spoken, hours in reach.items() if spoken & set(some))
        assert speakers >= 0.99 * sum(required[language] for language in some), some


def hours_by_language() -> dict[str, float]:
    requirement = required_agents(scenario())
    total: defaultdict[str, float] = defaultdict(float)
    for queue, agents in zip(scenario().queues.values(), requirement.required, strict=True):
        total[queue.language] += float(agents.sum()) * scenario().grid.interval_minutes / 60
    return total


def hours_by_skills() -> dict[frozenset[str], float]:
    """Hours on queue by the languages of the queues that their givers may serve."""
    total: defaultdict[frozenset[str], float] = defaultdict(float)
    for agent in scenario().agents:
        queues = scenario().queues_of(agent)
        spoken = frozenset(scenario().queues[queue].language for queue in queues)
        total[spoken] += agent_hours(scenario(), agent)
    return total


def subsets(languages: list[str]) -> list[tuple[str, ...]]:
    sizes = range(1, len(languages) + 1)
    return list(chain.from_iterable(combinations(languages, size) for size in sizes))


# --- other sizes ------------------------------------------------------------------------


def make(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    script = [sys.executable, "-m", "scenarios.global_500.make_data", "--out", str(folder)]
    return subprocess.run(
        [*script, *options], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("capacity", [0.95, 1.0, 1.1])
def test_the_capacity_asked_for_is_the_capacity_of_the_scenario(
    capacity: float, tmp_path: Path
) -> None:
    made = make(tmp_path, "--agents", "60", "--queues", "5", "--capacity", str(capacity))
    assert made.returncode == 0, made.stderr
    small = read_scenario(tmp_path)
    assert len(small.agents) == 60
    assert list(small.queues) == list(scenario().queues)[:5]
    reached = capacity_ratio(small, required_agents(small))
    assert reached == pytest.approx(capacity, rel=0.005)
    assert f"capacity {reached:.4f}" in made.stdout


def test_too_few_agents_for_so_many_queues_are_refused(tmp_path: Path) -> None:
    made = make(tmp_path, "--agents", "20", "--queues", "5")
    assert made.returncode == 2
    assert "too few agents for en-chat: even a few contacts require more" in made.stderr
    assert list(tmp_path.iterdir()) == []


def test_another_size_never_takes_the_place_of_the_shipped_tables() -> None:
    script = [sys.executable, "-m", "scenarios.global_500.make_data", "--agents", "60"]
    made = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert made.returncode == 2
    assert "--out DIR" in made.stderr
