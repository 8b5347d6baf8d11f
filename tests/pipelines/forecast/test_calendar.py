"""Hours, weekdays, days off and bands of the tariff are those of the place."""

from zoneinfo import ZoneInfo

import numpy as np

from pipelines.forecast.calendar import calendar

NATIONAL_DAY_IN_CHINA = np.array(["2025-09-30T15:45", "2025-09-30T16:00"], "datetime64[ms]")


def test_in_china_public_holidays_are_days_off() -> None:
    found = calendar(NATIONAL_DAY_IN_CHINA, ZoneInfo("Asia/Shanghai"))
    assert found[:, :3].tolist() == [[23.75, 1, 0], [0, 2, 1]]


def test_elsewhere_only_weekends_are_known() -> None:
    found = calendar(NATIONAL_DAY_IN_CHINA, ZoneInfo("Asia/Tokyo"))
    assert found[:, 2].tolist() == [0, 0]
    saturday = np.array(["2025-10-04T03:00"], "datetime64[ms]")
    assert calendar(saturday, ZoneInfo("Asia/Tokyo"))[0, :3].tolist() == [12, 5, 1]


def test_bands_of_the_tariff_go_up_with_its_price() -> None:
    hours = np.datetime64("2026-07-06T16:00", "ms") + np.arange(24) * np.timedelta64(1, "h")
    night, noon = [0] * 8 + [1] * 3 + [2], [3] * 2 + [2] * 3
    evening = [1] * 3 + [2] * 2 + [1] * 2
    assert calendar(hours, ZoneInfo("Asia/Shanghai"))[:, 3].tolist() == night + noon + evening
    assert np.isnan(calendar(hours, ZoneInfo("Asia/Tokyo"))[:, 3]).all()
