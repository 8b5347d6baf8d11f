"""Days off in China: weekends and public holidays, with exchanged working days 调休."""

from datetime import date, timedelta

import chinese_calendar

_SATURDAY = 5


def is_day_off(day: date) -> bool:
    """Does the city rest? Weekends alone in years whose holidays are not published yet."""
    try:
        return bool(chinese_calendar.is_holiday(day))
    except NotImplementedError:
        return day.weekday() >= _SATURDAY


def comparable_days(day: date, look_back_days: int) -> list[date]:
    """The days before it that are days off, or working days, as it is; the youngest first."""
    before = (day - timedelta(days=each) for each in range(1, look_back_days + 1))
    return [each for each in before if is_day_off(each) == is_day_off(day)]
