"""Bands of the tariff by hour of the city's clock."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from pipelines.city_day import CityDay
from pipelines.tariff import bands

ZONE = ZoneInfo("Asia/Shanghai")
V, F, P, S = "valley", "flat", "peak", "sharp"


@pytest.mark.parametrize(
    ("day", "noon"), [(date(2026, 3, 10), [P, P, P]), (date(2026, 7, 10), [P, S, S])]
)
def test_chongqing_has_sharp_hours_in_four_months(day: date, noon: list[str]) -> None:
    found = [band for _, band in bands(CityDay(day, ZONE))]
    assert found == [V] * 8 + [F] * 3 + noon + [P] * 3 + [F] * 3 + [P] * 2 + [F] * 2


def test_hours_are_those_of_the_city_when_its_clocks_change() -> None:
    found = bands(CityDay(date(2026, 3, 29), ZoneInfo("Europe/Berlin")))
    assert len(found) == 23
    assert [band for _, band in found].count("valley") == 7
