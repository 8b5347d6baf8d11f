"""Hours, weekdays and days off are those of the place."""

from zoneinfo import ZoneInfo

import numpy as np

from pipelines.forecast.calendar import calendar

NATIONAL_DAY_IN_CHINA = np.array(["2025-09-30T15:45", "2025-09-30T16:00"], "datetime64[ms]")


def test_in_china_public_holidays_are_days_off() -> None:
    found = calendar(NATIONAL_DAY_IN_CHINA, ZoneInfo("Asia/Shanghai"))
    assert found.tolist() == [[23.75, 1, 0], [0, 2, 1]]


def test_elsewhere_only_weekends_are_known() -> None:
    found = calendar(NATIONAL_DAY_IN_CHINA, ZoneInfo("Asia/Tokyo"))
    assert found[:, 2].tolist() == [0, 0]
    saturday = np.array(["2025-10-04T03:00"], "datetime64[ms]")
    assert calendar(saturday, ZoneInfo("Asia/Tokyo")).tolist() == [[12, 5, 1]]
