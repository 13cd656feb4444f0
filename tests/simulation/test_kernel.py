"""The kernel, where a person can follow what happens; and it does what its slow twin does."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from centres import HOUR, acted, centre, contact, here, ran, script_of, stream, total
from slow_centre import SlowCentre

from planner.simulation.centre import Centre, Stream
from planner.simulation.chance import changes
from planner.simulation.ledger import (
    DONE,
    DONE_IN_TIME,
    DUE,
    GAVE_UP,
    GAVE_UP_SOON,
    IN_TIME,
    LATE,
    OFFERED,
    OLDEST,
    RESPONSE,
    WAITED,
)


def mail(**fields: object) -> Stream:
    """Email, handled in order of its deadline."""
    return stream(**{"name": "email", "deferred": True, **fields})


def test_the_second_of_two_who_call_at_once_waits_for_the_first() -> None:
    # 100 s each: the second, five seconds later, waits 95 s, which is more than 20.
    ledger = acted(centre(stream()), [contact(10, 100), contact(15, 100)]).ledger
    assert (total(ledger, IN_TIME), total(ledger, LATE)) == (1, 1)
    assert total(ledger, WAITED) == pytest.approx(95)


def test_with_two_agents_neither_waits() -> None:
    both = centre(stream(), agents=[(0,), (0,)])
    ledger = acted(both, [contact(10, 100), contact(15, 100)]).ledger
    assert (total(ledger, IN_TIME), total(ledger, WAITED)) == (2, 0)


def test_who_gives_up_within_the_target_and_who_later_are_told_apart() -> None:
    calls = [contact(0, 100), contact(1, 50, patience=19), contact(2, 50, patience=21)]
    ledger = acted(centre(stream()), calls).ledger
    assert (total(ledger, GAVE_UP_SOON), total(ledger, GAVE_UP)) == (1, 1)


def test_who_has_more_patience_than_the_wait_is_answered() -> None:
    ledger = acted(centre(stream()), [contact(0, 100), contact(1, 50, patience=100)]).ledger
    assert total(ledger, LATE) == 1


def test_a_call_goes_to_the_least_skilled_who_is_free() -> None:
    # Were the call in English to take the one who speaks German too, the German would wait.
    made = centre(stream(), stream(name="german"), agents=[(0, 1), (0,)])
    ledger = acted(made, [contact(0, 100), contact(1, 100, stream=1)]).ledger
    assert total(ledger, WAITED, stream=1) == 0


@pytest.mark.parametrize(("priority", "first"), [(1.0, 0), (3.0, 1)])
def test_of_those_who_wait_the_longest_waiting_is_first_weighed_with_priority(
    priority: float, first: int
) -> None:
    # At 100 s the one has waited for 90 s and the other for 50 s, which three times is 150.
    made = centre(stream(), stream(name="german", priority=priority), agents=[(0, 1)])
    calls = [contact(0, 100), contact(10, 500), contact(50, 500, stream=1)]
    ledger = acted(made, calls).ledger
    waits = [90.0, 550.0] if first == 0 else [590.0, 50.0]
    assert [total(ledger, WAITED, stream=s) for s in (0, 1)] == pytest.approx(waits)


def test_the_longest_queue_is_served_first_where_routing_says_so() -> None:
    made = centre(stream(), stream(name="german"), agents=[(0, 1)], routing="longest_queue")
    calls = [contact(0, 100), contact(10, 50), contact(20, 50, stream=1), contact(30, 50, stream=1)]
    assert total(acted(made, calls).ledger, WAITED) == pytest.approx(140)


def test_a_call_interrupts_mail_which_then_goes_on() -> None:
    # Mail for 300 s from 0; a call of 100 s at 50: the mail is done at 400.
    made = centre(stream(), mail(), agents=[(0, 1)])
    ledger = acted(made, [contact(0, 300, stream=1, due=HOUR), contact(50, 100)]).ledger
    assert total(ledger, WAITED) == 0
    assert total(ledger, RESPONSE, stream=1) == pytest.approx(400)
    assert total(ledger, DONE_IN_TIME, stream=1) == 1


def test_mail_done_after_its_deadline_is_done_but_not_in_time() -> None:
    mails = [contact(0, 2 * HOUR, due=HOUR), contact(1, HOUR, due=3 * HOUR)]
    ledger = acted(centre(mail()), mails).ledger
    assert (total(ledger, DUE), total(ledger, DONE), total(ledger, DONE_IN_TIME)) == (2, 2, 1)


def test_mail_with_the_nearer_deadline_is_first() -> None:
    made = centre(mail(), mail(name="social"), agents=[(0, 1)])
    mails = [
        contact(0, 100, due=HOUR),
        contact(1, 500, due=3 * HOUR),
        contact(2, 500, stream=1, due=2 * HOUR),
    ]
    ledger = acted(made, mails).ledger
    assert total(ledger, RESPONSE, stream=1) == pytest.approx(598)


def test_mail_waits_until_its_queue_opens() -> None:
    opens = mail(open=np.array([False, False, True, True]))
    ledger = acted(centre(opens), [contact(600, 60, due=4 * HOUR)]).ledger
    assert total(ledger, RESPONSE) == pytest.approx(2 * HOUR - 600 + 60)
    assert ledger.counts[0, :, OLDEST].tolist() == [3000, 6600, 0, 0]


def test_two_chats_at_a_time_take_as_long_as_told_and_a_third_waits() -> None:
    ledger = acted(centre(stream(concurrency=2)), [contact(t, 100) for t in (0, 10, 20)]).ledger
    assert total(ledger, WAITED) == pytest.approx(80)


def test_a_single_chat_goes_faster_where_more_of_them_slow_each_other_down() -> None:
    # Told for two at a time, each slowed by half: alone, 150 s of work take 100.
    slow = centre(stream(concurrency=2, slowdown=0.5))
    assert acted(slow, [contact(0, 150)]).busy == pytest.approx([100])
    # Two who begin at once take 150 s; the second begins after 50 s of the first alone.
    assert acted(slow, [contact(0, 150), contact(0, 150)]).busy == pytest.approx([150])
    ends = acted(slow, [contact(0, 150), contact(50, 150)]).busy
    assert ends == pytest.approx([50 + 75 + 50])


def test_who_chats_takes_no_call() -> None:
    made = centre(stream(concurrency=2), stream(name="voice"), agents=[(0, 1)])
    ledger = acted(made, [contact(0, 100), contact(10, 50, stream=1)]).ledger
    assert total(ledger, WAITED, stream=1) == pytest.approx(90)


def test_a_break_begins_when_the_call_in_hand_is_done_and_is_not_cut_short() -> None:
    # On queue until 100; the call ends at 160, so that the break from 100 to 400 ends at 460.
    made = centre(stream(), presences=here(0, (0, 100), (400, 4 * HOUR)))
    ledger = acted(made, [contact(60, 100), contact(200, 10)]).ledger
    assert total(ledger, WAITED) == pytest.approx(260)


def test_who_waits_when_the_shift_ends_is_not_answered() -> None:
    made = centre(stream(), presences=here(0, (0, 100)))
    outcome = acted(made, [contact(60, 100), contact(90, 10)])
    assert (total(outcome.ledger, OFFERED), total(outcome.ledger, IN_TIME)) == (2, 1)
    assert outcome.there == pytest.approx([160])


def test_who_is_still_talking_when_the_next_shift_begins_is_there_once_that_call_is_done() -> None:
    # The call from 50 s takes two hours; the next shift has begun an hour after the first.
    shifts = [*here(0, (0, 100)), *here(0, (HOUR, 4 * HOUR), shift=1)]
    made = centre(stream(), presences=shifts)
    ledger = acted(made, [contact(50, 2 * HOUR), contact(HOUR + 10, 60)]).ledger
    assert total(ledger, WAITED) == pytest.approx(50 + 2 * HOUR - (HOUR + 10))


def test_mail_in_hand_goes_back_when_the_shift_ends() -> None:
    first, second = here(0, (0, 100)), here(1, (200, 4 * HOUR), shift=1)
    made = centre(mail(), agents=[(0,), (0,)], presences=[*first, *second])
    ledger = acted(made, [contact(50, 150, due=HOUR)]).ledger
    assert total(ledger, RESPONSE) == pytest.approx(200 + 100 - 50)


def test_a_pool_that_is_too_small_loses_nobody() -> None:
    calls = [contact(i, 10) for i in range(200)]
    assert acted(centre(stream()), calls, pool=2).ledger.counts.tolist() == (
        acted(centre(stream()), calls, pool=512).ledger.counts.tolist()
    )


@pytest.mark.parametrize("seed", range(60))
def test_it_does_what_its_slow_twin_does(seed: int) -> None:
    draw = Random(seed)
    made = any_centre(draw)
    contacts = script_of(
        contact(
            draw.uniform(0, 4 * HOUR),
            draw.expovariate(1 / 400),
            stream=draw.randrange(len(made.streams)),
            patience=draw.choice([draw.expovariate(1 / 300), float("inf")]),
            due=HOUR * draw.randint(1, 6),
        )
        for _ in range(draw.randint(5, 120))
    )
    live = np.array([not s.deferred for s in made.streams])[contacts["stream"]]
    contacts["due"][live | (contacts["due"] > 4 * HOUR)] = np.inf
    contacts["gives_up"][~live] = np.inf
    moves = changes(made, seed, 0)
    slow = SlowCentre(made, contacts, moves)
    expected = slow.run()
    found = ran(made, contacts, moves, pool=4)
    np.testing.assert_allclose(found.ledger.counts, expected, atol=1e-6)
    np.testing.assert_allclose(found.busy, [a.busy for a in slow.agents], atol=1e-6)


def any_centre(draw: Random) -> Centre:
    """Two to four queues of all kinds, one to six agents with one or two short shifts each."""
    kinds = [
        {},
        {"concurrency": 2, "slowdown": draw.choice([0.0, 0.3])},
        {"concurrency": 3},
        {"deferred": True, "open": np.array([draw.random() < 0.7 for _ in range(4)])},
    ]
    streams = [
        stream(priority=draw.choice([1.0, 2.0]), **draw.choice(kinds))
        for _ in range(draw.randint(2, 4))
    ]
    agents = [
        tuple(sorted(draw.sample(range(len(streams)), draw.randint(1, len(streams)))))
        for _ in range(draw.randint(1, 6))
    ]
    presences = []
    for agent in range(len(agents)):
        at = 0.0
        for shift in range(draw.randint(1, 2)):
            stretches = []
            for _ in range(draw.randint(1, 3)):
                start = at + draw.uniform(60, 2000)
                at = start + draw.uniform(300, 4000)
                stretches.append((start, at))
            presences += here(agent, *stretches, shift=2 * agent + shift)
            at += 600
    routing = draw.choice(["longest_waiting", "longest_queue"])
    return centre(*streams, agents=agents, presences=presences, routing=routing)
