"""Orders find their session: late, twice, corrected, of a silence, or of nobody that was seen."""

import pytest

from schemas import Event
from tests.streams.processors.sessions.given import at, attempts, order, sessions, status, steps

HOUR = 60


def stay(begin: float, end: float) -> list[Event]:
    """Charged all the time that it was plugged in."""
    return [status(begin - 1, "free"), status(begin, "charging"), status(end, "free")]


def test_an_order_finds_its_session_among_later_ones() -> None:
    events = [*stay(2, 8), *stay(10, 14), *stay(16, 20), order(9, 2, 8)]
    last = sessions(events)[-1]
    assert (last.step, last.plug_in_time, last.order_id) == ("settled", at(2), "order-1")
    assert (last.energy_wh, last.energy_source) == (10_000, "order")


@pytest.mark.parametrize(("minutes", "seen"), [(3 * HOUR + 59, True), (4 * HOUR + 1, False)])
def test_a_session_waits_four_hours_for_its_order(minutes: int, seen: bool) -> None:
    """Then the order is a session of its own, with nothing but what it says."""
    passing = status(8 + minutes, "free")
    last = sessions([*stay(2, 8), passing, order(9, 3, 8)])[-1]
    assert last.plug_in_time == (at(2) if seen else at(3))


@pytest.mark.parametrize(("number", "seen"), [(1, False), (2, True)])
def test_the_last_eight_sessions_wait_for_orders(number: int, seen: bool) -> None:
    events = [each for begin in range(10, 100, 10) for each in stay(begin, begin + 5)]
    first = number * 10
    steps_before = len(sessions(events))
    (settled,) = sessions([*events, order(96, first + 1, first + 5)])[steps_before:]
    assert settled.plug_in_time == (at(first) if seen else at(first + 1))


def test_an_order_that_comes_twice_is_one() -> None:
    once = [*stay(2, 8), order(9, 2, 8)]
    assert sessions([*once, order(9, 2, 8)]) == sessions(once)


def test_a_correction_is_another_step() -> None:
    events = [*stay(2, 8), order(9, 2, 8), order(30, 2, 8, energy_wh=9_000)]
    assert [(s.event_time, s.energy_wh) for s in sessions(events)[-2:]] == [
        (at(9), 10_000),
        (at(30), 9_000),
    ]


def test_an_order_of_nobody_who_was_seen_is_a_session() -> None:
    events = [order(60, 5, 50, plug_in_time=at(4), plug_out_time=at(55))]
    assert steps(*events) == [(60, "settled")]
    (settled,) = sessions(events)
    assert (settled.plug_in_time, settled.plug_out_time, settled.quality) == (at(4), at(55), "ok")
    assert (settled.energy_wh, settled.outcome) == (10_000, "charged")


def test_an_order_that_knows_the_plug_out_first_is_believed() -> None:
    events = [status(0, "free"), status(1, "charging"), order(9, 1, 8, plug_out_time=at(8.5))]
    known = [(1, "plugged"), (1, "charging"), (8, "charge-ended"), (8.5, "unplugged")]
    assert steps(*events) == [*known, (9, "settled")]
    assert steps(*events, status(8.5, "free"), status(8.6, "free")) == [*known, (9, "settled")]


def test_two_orders_of_one_session_are_of_its_two_attempts() -> None:
    events = [
        status(0, "free"),
        status(1, "charging"),
        status(4, "plugged"),
        status(6, "charging"),
        status(9, "free"),
        order(10, 6, 9, session_id="second"),
        order(11, 1, 4, session_id="first", energy_wh=4_000),
    ]
    settled = [a for a in attempts(events) if a.step == "settled"]
    assert [(a.attempt, a.order_id) for a in settled] == [(2, "second"), (1, "first")]
    assert sessions(events)[-1].energy_wh == 14_000


def test_an_order_confirms_a_plug_in_that_nobody_saw() -> None:
    events = [status(2, "charging"), status(8, "free"), order(9, 2, 8, plug_in_time=at(2))]
    assert [s.quality for s in sessions(events)][-2:] == ["time-doubtful", "ok"]
