"""The shipped scenarios: they read without a problem, and are what their READMEs say."""

from __future__ import annotations

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from capacity import capacity_ratio

from planner import clock
from planner.demand import Contacts, forecast_contacts
from planner.scenario import Scenario, read_scenario
from planner.staffing import required_agents

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("scenarios/*/scenario.toml"))

every_scenario = pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)


@lru_cache
def read(folder: Path) -> Scenario:
    return read_scenario(folder)


@lru_cache
def contacts_of(folder: Path) -> Contacts:
    return forecast_contacts(read(folder))


FOLLOW_THE_SUN = ROOT / "scenarios" / "follow_the_sun"


@every_scenario
def test_a_shipped_scenario_reads_without_a_problem(folder: Path) -> None:
    assert read(folder).agents


@every_scenario
def test_the_script_beside_a_scenario_makes_its_tables_byte_for_byte(
    folder: Path, tmp_path: Path
) -> None:
    script = [sys.executable, "-m", f"scenarios.{folder.name}.make_data", str(tmp_path)]
    subprocess.run(script, cwd=ROOT, check=True, timeout=60)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in folder.glob("*.csv")}


@every_scenario
def test_paid_capacity_is_within_five_per_cent_of_what_is_required(folder: Path) -> None:
    scenario = read(folder)
    assert 0.95 <= capacity_ratio(scenario, required_agents(scenario)) <= 1.05


@every_scenario
def test_every_queue_has_at_least_two_agents_who_may_serve_it(folder: Path) -> None:
    scenario = read(folder)
    served = [queue for agent in scenario.agents for queue in scenario.queues_of(agent)]
    assert min(served.count(queue) for queue in scenario.queues) >= 2


@every_scenario
def test_every_agent_may_serve_a_queue(folder: Path) -> None:
    scenario = read(folder)
    assert all(scenario.queues_of(agent) for agent in scenario.agents)


def test_both_clock_changes_lie_inside_the_follow_the_sun_horizon() -> None:
    grid = read(FOLLOW_THE_SUN).grid
    inside = {
        zone: [clock.local(at, zone).date().isoformat() for at, _ in changes]
        for zone in ("America/Chicago", "Europe/Riga")
        if (changes := clock.changes(zone, grid.start, grid.end))
    }
    assert inside == {"America/Chicago": ["2027-03-14"], "Europe/Riga": ["2027-03-28"]}


def test_mondays_are_busier_than_sundays_in_every_queue() -> None:
    for queue in read(FOLLOW_THE_SUN).queues:
        weekday = clocks_of(queue).weekday
        volume = offered(queue)
        assert volume[weekday == 0].sum() > volume[weekday == 6].sum(), queue


def test_nights_are_quieter_than_late_mornings_in_every_queue() -> None:
    for queue in read(FOLLOW_THE_SUN).queues:
        assert share_of_hour(queue, 3) < 0.5 * share_of_hour(queue, 11), queue


@pytest.mark.parametrize("queue", ["en-voice", "en-chat", "en-social"])
def test_consumers_have_an_evening_tail_and_business_customers_none(queue: str) -> None:
    evening = share_of_hour("de-voice", 19)
    assert share_of_hour(queue, 19) > 2 * evening


def test_the_english_voice_line_is_never_without_demand() -> None:
    assert read(FOLLOW_THE_SUN).queues["en-voice"].opening_hours is None
    assert offered("en-voice").min() > 0


def clocks_of(queue: str) -> clock.WallClocks:
    scenario = read(FOLLOW_THE_SUN)
    return scenario.grid.wall_clocks(scenario.queues[queue].time_zone)


def offered(queue: str) -> np.ndarray:
    contacts = contacts_of(FOLLOW_THE_SUN)
    return contacts.offered[contacts.queues.index(queue)]


def share_of_hour(queue: str, hour: int) -> float:
    volume = offered(queue)
    return float(volume[clocks_of(queue).minute // 60 == hour].sum() / volume.sum())
