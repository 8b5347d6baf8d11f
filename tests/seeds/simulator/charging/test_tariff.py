"""Prices by hour and month."""

import pytest

from seeds.simulator.charging.tariff import price


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
