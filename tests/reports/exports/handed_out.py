"""Small plans to hand out: two sites, one of them 45 minutes off the full hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from finished_plans import plan_folder
from hypothesis import strategies as st
from shifts import shift

from planner.plan import Shift
from planner.reports.exports import Handout, read_handout
from planner.reports.exports.handout import Person
from planner.scenario import Break, Horizon, Scenario, Site

KATHMANDU = "Asia/Kathmandu"
LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)
MONDAY = date(2027, 3, 1)
SIGNS = "=+-@＝＋－＠"

printable = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)
risky = st.builds(str.__add__, st.sampled_from([*SIGNS, "", "#", "<", "\\", ";"]), printable)


def two_sites(start: date = MONDAY, days: int = 7, **names: str) -> Scenario:
    """Amy in Riga for 10 EUR an hour, Nima in Kathmandu whose rate nobody knows; a lunch each.

    One queue, open day and night.
    """
    agents = {
        "amy": tiny_agent("amy", name=names.get("amy", "Amy Ozola")),
        "nima": tiny_agent("nima", name=names.get("nima", "Nima Sherpa"), site="kathmandu"),
    }
    sites = {
        "riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10),
        "kathmandu": Site(time_zone=KATHMANDU, country="NP", currency="NPR"),
    }
    return tiny_scenario(
        horizon=Horizon(start=start, days=days, time_zone="Europe/Riga", interval_minutes=60),
        agents=agents,
        sites=sites,
        contracts={"full-time": tiny_contract(breaks=(LUNCH,))},
        queues={"en-voice": tiny_queue(opening_hours=None)},
    )


def in_riga(start: str, hours: float = 8, **changes: Any) -> Shift:
    """A shift of Amy's."""
    return shift(start, hours, agent="amy", **changes)


def in_kathmandu(start: str, hours: float = 8) -> Shift:
    """A shift of Nima's."""
    return shift(start, hours, agent="nima", zone=KATHMANDU)


def monday_folder(folder: Path, **names: str) -> Path:
    """Monday: Amy from 09:00 to 17:00 with lunch at 12:00, Nima from 22:15 to 06:15."""
    return plan_folder(
        folder,
        two_sites(**names),
        in_riga("2027-03-01 09:00", off=(("lunch", "12:00", 60),)),
        in_kathmandu("2027-03-01 22:15"),
    )


def called(handout: Handout, name: str) -> Handout:
    """The same with another name for Amy."""
    amy, *others = handout.people
    return replace(handout, people=(Person(amy.agent, name), *others))


def handout_of(folder: Path, scenario: Scenario, *shifts: Shift) -> Handout:
    """The handout of a plan of these shifts."""
    return read_handout(plan_folder(folder, scenario, *shifts))


def edit(path: Path, old: str, new: str) -> None:
    """Edit a file by hand, in one place."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
