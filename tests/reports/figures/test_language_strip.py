"""The strip of every language: served of required by the hour."""

from __future__ import annotations

import numpy as np
from builders import tiny_agent, tiny_queue
from covered_days import covered, emails, one_day
from shifts import shift

from planner.reports.figures import language_strip
from planner.reports.figures.language_day import heads_by_hour, language_days
from planner.reports.zone_choice import CUSTOMERS, ZoneChoice
from planner.scenario import ServiceLevel, Site

# Ten calls an hour from 09:00 to 17:00 in Riga require three agents; Amy serves until 13:00.
SCENARIO = one_day()
COVERAGE = covered(SCENARIO, shift("2027-03-01 09:00", hours=4))


def test_a_cell_is_the_share_of_the_required_agents_who_are_there() -> None:
    (english,) = language_days(COVERAGE, ZoneChoice(SCENARIO, "Europe/Riga"))
    assert english.language == "en"
    assert english.share[9:17].tolist() == [1 / 3] * 4 + [0.0] * 4
    assert np.isnan(np.delete(english.share, range(9, 17))).all()
    assert english.contacts[9] == 10


def test_hours_are_those_of_the_chosen_zone() -> None:
    (english,) = language_days(COVERAGE, ZoneChoice(SCENARIO, "UTC"))
    assert english.share[7:15].tolist() == [1 / 3] * 4 + [0.0] * 4


def test_more_agents_than_required_in_one_hour_make_up_for_none_in_another() -> None:
    # Three of the four are enough at 09:00, and nobody is there at 10:00.
    agents = {name: tiny_agent(name) for name in ("amy", "ben", "cat", "dan")}
    scenario = one_day(agents=agents)
    shifts = [shift("2027-03-01 09:00", hours=1, agent=agent) for agent in agents]
    (english,) = language_days(covered(scenario, *shifts), ZoneChoice(scenario, "Europe/Riga"))
    assert english.share[9:11].tolist() == [1.0, 0.0]


def test_the_worst_hours_are_bold_and_full_ones_blank() -> None:
    scenario = one_day(agents={name: tiny_agent(name) for name in ("amy", "ben", "cat")})
    full = [shift("2027-03-01 09:00", hours=1, agent=agent) for agent in scenario.agents]
    coverage = covered(scenario, *full, shift("2027-03-01 10:00", hours=6))
    texts = language_strip(coverage, ZoneChoice(scenario, "Europe/Riga")).data[0].text[0]
    assert list(texts[8:11]) == ["", "", "33"]
    assert texts[16] == "<b>0</b>"


def test_a_cell_tells_contacts_and_agents_in_a_sentence() -> None:
    strip = language_strip(COVERAGE, ZoneChoice(SCENARIO, "Europe/Riga")).data[0]
    assert strip.hovertext[0][9] == (
        "English, 09:00 to 10:00: 10 contacts on a usual day.<br>"
        "They require 3 agents; 1 of these (33.3 %) serve."
    )
    assert strip.hovertext[0][8] == "English, 08:00 to 09:00: closed."


def test_email_waits_and_is_in_no_strip() -> None:
    coverage = covered(emails({9: 4.0}))
    figure = language_strip(coverage, ZoneChoice(coverage.scenario, "UTC"))
    assert not figure.data
    assert "No queue is voice or chat" in figure.layout.annotations[0].text


def test_sites_at_work_stand_below_where_all_share_one_clock() -> None:
    figure = language_strip(COVERAGE, ZoneChoice(SCENARIO, "UTC"))
    assert figure.data[1].y == ("riga",)
    assert list(figure.data[1].text[0][7:11]) == ["1", "1", "1", "1"]
    assert heads_by_hour(COVERAGE, "UTC")["riga"].sum() == 4


def test_sites_are_left_out_where_queues_keep_clocks_of_their_own() -> None:
    target = ServiceLevel(share=0.8, within_seconds=20)
    queues = {
        "en-voice": tiny_queue(service_level=target),
        "ja-voice": tiny_queue(language="ja", time_zone="Asia/Tokyo"),
    }
    sites = {
        "riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR"),
        "manila": Site(time_zone="Asia/Manila", country="PH", currency="PHP"),
    }
    scenario = one_day(queues=queues, sites=sites)
    figure = language_strip(covered(scenario), ZoneChoice(scenario, CUSTOMERS))
    assert len(figure.data) == 1
    assert "customers' own clock" in figure.layout.title.subtitle.text
