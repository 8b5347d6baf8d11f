"""The simulated span, in seconds since its first midnight in the city's time."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import chinese_calendar

from seeds.city.clock import midnight_ms

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
        return midnight_ms(self.first_day)

    def day(self, number: int) -> date:
        """Day `number`, from 0."""
        return self.first_day + timedelta(days=number)

    def restful(self, number: int) -> bool:
        """Is it a day off in China, by weekend, holiday or exchanged working day 调休?"""
        return bool(chinese_calendar.is_holiday(self.day(number)))
