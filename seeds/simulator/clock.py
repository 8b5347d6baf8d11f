"""The simulated span, in seconds since its first midnight in the city's time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import chinese_calendar
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
CITY_ZONE = ZoneInfo("Asia/Shanghai")  # without daylight saving: every day has 86,400 s
DAY_S, HOUR_S = 86_400, 3_600


@dataclass(frozen=True)
class Clock:
    """Whole days from `first_day`."""

    first_day: date
    days: int

    @property
    def hours(self) -> int:
        return self.days * 24

    @cached_property
    def start_ms(self) -> int:
        """The first midnight in ms since 1970 UTC."""
        midnight = datetime.combine(self.first_day, datetime.min.time(), CITY_ZONE)
        return int(midnight.astimezone(UTC).timestamp()) * 1000

    def ms(self, at_s: Ints) -> Ints:
        """Seconds since the first midnight in ms since 1970 UTC."""
        return self.start_ms + at_s * 1000

    def day(self, number: int) -> date:
        """Day `number`, from 0."""
        return self.first_day + timedelta(days=number)

    def restful(self, number: int) -> bool:
        """Is it a day off in China, by weekend, holiday or exchanged working day 调休?"""
        return bool(chinese_calendar.is_holiday(self.day(number)))

    def festive(self, number: int) -> bool:
        """Is it a day off for a public holiday 节假日, its weekends included?"""
        off, name = chinese_calendar.get_holiday_detail(self.day(number))
        return bool(off and name)
