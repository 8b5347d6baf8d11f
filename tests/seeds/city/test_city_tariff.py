"""Prices by hour, and fees that are summed exactly and rounded once."""

from datetime import date

import pytest

from seeds.city.charging.tariff import fen, price, rounded
from seeds.city.clock import Clock


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


def test_ten_kwh_at_the_flat_price_cost_seven_yuan() -> None:
    assert rounded(fen(10_000, 7_000)) == 700


def test_rounding_is_half_up_and_once() -> None:
    assert [rounded(each) for each in (49_999, 50_000, 149_999, -50_001)] == [0, 1, 1, -1]


def test_price_follows_the_citys_hour() -> None:
    clock = Clock(date(2026, 7, 31), 2)
    assert clock.price_at(7 * 3600 + 3599) == 2_660
    assert clock.price_at(8 * 3600) == 7_000
    assert clock.price_at(86_400 + 13 * 3600) == 13_440
