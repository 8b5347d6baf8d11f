"""Attempts: from plug-in or a further start to the end of charging, and what became of them."""

import pytest

from schemas import Event
from tests.streams.processors.sessions.given import (
    at,
    attempts,
    faulted,
    meter,
    order,
    sessions,
    status,
)

FREE = status(0, "free")


@pytest.mark.parametrize(
    ("events", "outcome", "energy"),
    [
        ([meter(2, 0), meter(8, 5_000), status(8, "plugged")], "charged", 5_000),
        ([meter(2, 0), meter(8, 101), status(8, "plugged")], "charged", 101),
        ([meter(2, 0), meter(8, 100), status(8, "plugged")], "without-energy", 100),
        ([meter(2, 0), meter(8, 5_000), faulted(8)], "cut", 5_000),
        ([meter(2, 0), meter(8, 0), faulted(8)], "failed-start", 0),
        ([status(8, "plugged")], "unknown", None),
        ([meter(5, 0), meter(6, 5_000), status(8, "plugged")], "charged", 5_000),
        ([meter(5, 0), meter(6, 50), status(8, "plugged")], "unknown", 50),
    ],
    ids=[
        "energy",
        "worth it",
        "not worth it",
        "cut off",
        "failed",
        "no meter",
        "seen in part",
        "too little seen",
    ],
)
def test_what_became_of_a_charge(events: list[Event], outcome: str, energy: int | None) -> None:
    (attempt,) = attempts([FREE, status(2, "charging"), *events])
    assert (attempt.outcome, attempt.energy_wh) == (outcome, energy)


@pytest.mark.parametrize(
    ("last", "outcome"), [(status(3, "free"), "not-started"), (faulted(3), "failed-start")]
)
def test_an_attempt_that_never_charged(last: Event, outcome: str) -> None:
    (attempt,) = attempts([FREE, status(2, "plugged"), last])
    assert (attempt.begun, attempt.charge_start, attempt.outcome) == (at(2), None, outcome)


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("user", "charged"),
        ("operator", "charged"),
        ("unplugged", "charged"),
        ("vehicle", "charged"),
        ("unknown", "charged"),
        ("equipment-fault", "cut"),
        ("power-loss", "cut"),
        ("other", "cut"),
    ],
)
def test_how_the_order_says_that_it_ended(reason: str, outcome: str) -> None:
    events = [FREE, status(2, "charging"), status(8, "free"), order(9, 2, 8, stop_reason=reason)]
    ended, settled = attempts(events)
    assert (ended.outcome, settled.outcome, settled.step) == ("unknown", outcome, "settled")


def test_a_second_start_in_a_session_is_a_second_attempt() -> None:
    events = [
        FREE,
        status(1, "plugged"),
        faulted(2),
        status(4, "plugged"),
        status(5, "charging"),
        meter(5, 1_000),
        meter(9, 6_000),
        status(9, "plugged"),
    ]
    assert [(a.attempt, a.begun, a.outcome) for a in attempts(events)] == [
        (1, at(1), "failed-start"),
        (2, at(5), "charged"),
    ]
    assert [(s.step, s.attempts, s.outcome) for s in sessions(events)] == [
        ("plugged", 1, "unknown"),
        ("charging", 2, "unknown"),
        ("charge-ended", 2, "charged"),
    ]


def test_what_was_suspended_and_goes_on_is_one_attempt() -> None:
    events = [
        FREE,
        status(1, "charging"),
        status(2, "plugged", "SuspendedEVSE"),
        status(3, "charging"),
        status(4, "free"),
    ]
    assert [a.attempt for a in attempts(events)] == [1]


def test_energy_of_many_attempts_is_their_sum_however_many() -> None:
    """States stay small: of ten attempts four are kept."""
    events: list[Event] = [FREE]
    for number in range(10):
        start = 2 * number + 1
        events += [status(start, "charging"), meter(start, 1_000 * number)]
        events += [meter(start + 1, 1_000 * (number + 1)), status(start + 1, "plugged")]
    last = sessions(events)[-1]
    assert (last.attempts, last.energy_wh, last.outcome) == (10, 10_000, "charged")
    assert (last.charge_start, last.charge_end) == (at(1), at(20))


def test_a_register_that_falls_counts_what_it_did_before_and_after() -> None:
    events = [FREE, status(1, "charging"), meter(1, 9_000), meter(2, 9_500), meter(3, 0)]
    (attempt,) = attempts([*events, meter(4, 700), status(4, "plugged")])
    assert (attempt.energy_wh, attempt.energy_source) == (1_200, "part")


def test_what_is_fed_back_is_negative() -> None:
    events = [FREE, status(1, "discharging"), meter(1, 500, export_wh=0, power_w=-7_000)]
    last = sessions([*events, meter(9, 500, export_wh=900), status(9, "plugged")])[-1]
    assert (last.energy_wh, last.max_power_w, last.outcome) == (-900, -7_000, "charged")
