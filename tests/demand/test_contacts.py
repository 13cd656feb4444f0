"""Deflection and repeat contacts."""

from __future__ import annotations

import numpy as np
import pytest
from demand_builders import at, email, hours, row, scenario, voice
from hypothesis import given
from hypothesis import strategies as st

from planner.demand import forecast_contacts
from planner.scenario import Deflection, Resolution


def contacts_of(queue, volumes, **settings):
    rows = [row(at(hour), volume) for hour, volume in volumes.items()]
    return forecast_contacts(scenario(queue, rows, **settings))


def volume_of(queue, volumes, **settings):
    return contacts_of(queue, volumes, **settings).volume[0]


def fcr(history, new, lag=2.0):
    return Resolution(
        forecast_first_contact_resolution=history, first_contact_resolution=new, recontact_hours=lag
    )


def test_a_bot_keeps_its_share_less_those_who_come_back():
    # It tries to keep 20 of 100 contacts, 15 % of those reach an agent after all: 80 + 3.
    bot = Deflection(share=0.2, recontact=0.15, handle_time_factor=1.1)
    contacts = contacts_of(voice(deflection=bot), {8: 100.0})
    assert contacts.volume[0, 8] == pytest.approx(83)
    assert contacts.offered[0, 8] == 100
    # What is left is harder: 300 s x 1.1.
    assert contacts.handle_time[0, 8] == pytest.approx(330)


@given(share=st.floats(0, 1), recontact=st.floats(0, 1), volume=st.floats(0, 1e6))
def test_kept_and_passed_contacts_add_up(share, recontact, volume):
    queue = voice(deflection=Deflection(share=share, recontact=recontact))
    contacts = contacts_of(queue, {8: volume})
    kept = volume * share * (1 - recontact)
    assert contacts.volume[0, 8] + kept == pytest.approx(volume)
    assert 0 <= contacts.volume[0, 8] <= contacts.offered[0, 8]


def test_the_same_resolution_changes_nothing():
    assert volume_of(voice(resolution=fcr(0.74, None)), {8: 100.0})[8] == 100
    assert volume_of(voice(resolution=fcr(0.74, 0.74)), {8: 100.0})[8] == 100


def test_better_resolution_saves_repeats_after_the_lag():
    # 0.6 / 0.75 = 0.8: of 100 contacts an hour, 20 stay away, two hours after their cause.
    queue = voice(resolution=fcr(0.6, 0.75))
    found = volume_of(queue, dict.fromkeys(range(24), 100.0))
    assert found[:2].tolist() == [100, 100]
    assert found[2:] == pytest.approx(np.full(22, 80.0))


def test_worse_resolution_brings_repeats_after_the_lag():
    # 0.75 / 0.6 = 1.25: the 100 contacts from 08:00 bring 25 more at 10:00.
    found = volume_of(voice(resolution=fcr(0.75, 0.6)), {8: 100.0})
    assert found[8] == 100
    assert found[10] == pytest.approx(25)
    assert found.sum() == pytest.approx(125)


def test_a_lag_between_two_intervals_is_shared_by_both():
    # An hour and a quarter: three quarters of the 25 come an hour later, a quarter two.
    found = volume_of(voice(resolution=fcr(0.75, 0.6, lag=1.25)), {8: 100.0})
    assert found[9:11] == pytest.approx([18.75, 6.25])


def test_repeats_beyond_the_horizon_fall_out():
    found = volume_of(voice(resolution=fcr(0.75, 0.6)), {23: 100.0})
    assert found.sum() == 100
    longer = volume_of(voice(resolution=fcr(0.75, 0.6, lag=1000.0)), {8: 100.0})
    assert longer.sum() == 100


def test_callers_who_would_return_to_a_closed_queue_return_when_it_opens():
    # The 100 of 16:00 would come back at 18:00; the queue opens again at 08:00 on Tuesday.
    opening = hours(mon="08:00-18:00", tue="08:00-18:00")
    queue = voice(opening_hours=opening, resolution=fcr(0.75, 0.6))
    found = volume_of(queue, {16: 100.0}, days=2)
    assert found[18] == 0
    assert found[24 + 8] == pytest.approx(25)


def test_emails_return_to_a_closed_queue_at_once():
    queue = email(opening_hours=hours(mon="08:00-18:00"), resolution=fcr(0.75, 0.6))
    assert volume_of(queue, {16: 100.0})[18] == pytest.approx(25)


def test_saved_repeats_that_an_interval_cannot_lose_are_lost_later():
    # The 100 of 08:00 save 50 at 10:00, where 30 arrive; the other 20 stay away at 11:00.
    # The 30 of 10:00 and the 100 of 11:00 then save 15 and 50 more, at 12:00 and 13:00.
    queue = voice(resolution=fcr(0.4, 0.8))
    found = volume_of(queue, {8: 100.0, 10: 30.0, 11: 100.0, 12: 20.0, 13: 60.0})
    assert found[8:14] == pytest.approx([100, 0, 0, 80, 5, 10])


@given(
    volumes=st.lists(st.floats(0, 1000), min_size=24, max_size=24),
    new=st.floats(0.1, 1.0),
    lag=st.floats(0, 30),
)
def test_no_resolution_makes_contacts_negative(volumes, new, lag):
    queue = voice(opening_hours=hours(mon="06:00-22:00"), resolution=fcr(0.5, new, lag))
    volumes = {hour: volumes[hour] for hour in range(6, 22)}
    contacts = contacts_of(queue, volumes)
    assert (contacts.volume >= 0).all()
    assert not contacts.volume[~contacts.open].any()


def test_a_backlog_is_no_arrival():
    assert volume_of(email(backlog=500.0), {8: 10.0}).sum() == 10
