"""Prices by hour and month."""

import numpy as np
import pytest

from seeds.simulator.charging.tariff import cheapest_near, price, till_valley_s
from seeds.simulator.clock import DAY_S, HOUR_S


@pytest.mark.parametrize(
    ("month", "hour", "expected"),
    [
        (7, 12, 13_440),
        (6, 12, 11_200),
        (7, 14, 11_200),
        (7, 21, 11_200),
        (7, 8, 7_000),
        (7, 23, 7_000),
        (7, 7, 2_660),
        (1, 0, 2_660),
    ],
)
def test_price_in_hundredths_of_a_fen(month: int, hour: int, expected: int) -> None:
    assert price(month, hour) == expected


def test_who_can_choose_moves_to_a_cheaper_hour_close_to_theirs() -> None:
    moved = {hour: to for hour, to in enumerate(cheapest_near(6).tolist()) if to != hour}
    assert moved == {8: 7, 9: 7, 11: 10, 12: 10, 15: 17, 16: 17, 20: 19, 21: 22, 22: 0, 23: 0}


def test_where_noon_is_sharp_it_is_left_for_the_peak_beside_it() -> None:
    assert cheapest_near(7)[[12, 13]].tolist() == [10, 14]


def test_a_timer_waits_till_midnight_and_not_while_the_valley_lasts() -> None:
    at_s = DAY_S + np.array([0, 7.99, 8, 19.5, 23.75]) * HOUR_S
    waits = till_valley_s(7, at_s.astype(np.int64)) / HOUR_S
    assert waits.tolist() == [0, 0, 16, 4.5, 0.25]
