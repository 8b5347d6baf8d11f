"""Batteries are charged from the end of a swap, but not while there is no supply."""

from dataclasses import fields

import numpy as np

from seeds.simulator.swap.swaps import Swaps, charge_s, pauses
from seeds.simulator.truth.stretches import NOTHING, Stretches

LOST = Stretches(*(np.array([value]) for value in (7, 1_000, 1_600, 0)))  # of feeder 7


def ints(*values: int) -> np.ndarray:
    return np.array(values)


def one(**times: int) -> Swaps:
    given = dict.fromkeys((each.name for each in fields(Swaps)), 0) | times
    return Swaps(**{name: ints(value) for name, value in given.items()})


def test_60_kwh_take_an_hour_at_60_kw() -> None:
    assert charge_s(np.array([60_000.0, 0.1]), ints(60_000, 60_000)).tolist() == [3_600, 1]


def test_a_loss_of_supply_is_a_pause() -> None:
    begins, ends = ints(900, 1_200, 0, 1_600), ints(1_100, 1_300, 1_000, 1_700)
    pause, resume = pauses(LOST, ints(7, 7, 7, 7), begins, ends)
    assert (resume - pause).tolist() == [600, 400, 0, 0]
    assert pause.tolist()[:2] == [1_000, 1_200]


def test_a_loss_of_another_feeder_or_none_is_no_pause() -> None:
    for losses in (LOST, NOTHING):
        pause, resume = pauses(losses, ints(6), ints(900), ints(1_100))
        assert (pause.tolist(), resume.tolist()) == ([1_100], [1_100])


def test_a_swap_waits_is_served_and_is_charged() -> None:
    swap = one(arrived_s=10, start_s=20, end_s=260, pause_s=300, resume_s=400, ready_s=500)
    moments = ints(9, 10, 20, 260, 300, 400, 500)[:, None]
    assert swap.waits(moments).ravel().tolist() == [False, True, *[False] * 5]
    assert swap.goes_on(moments).ravel().tolist() == [False, False, True, *[False] * 4]
    assert swap.is_unready(moments).ravel().tolist() == [*[False] * 3, True, True, True, False]
    assert swap.charges(moments).ravel().tolist() == [*[False] * 3, True, False, True, False]


def test_it_has_charged_but_for_the_pause() -> None:
    swap = one(end_s=260, pause_s=300, resume_s=400, ready_s=500)
    passed = [int(swap.charged_s(at)[0]) for at in (200, 280, 350, 450, 900)]
    assert passed == [0, 20, 40, 90, 140]
