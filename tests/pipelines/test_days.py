from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from pipelines.city_day import CityDay
from pipelines.reach import days_of_stretch, days_touched

SHANGHAI = ZoneInfo("Asia/Shanghai")


def utc(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def march(*days: int) -> set[date]:
    return {date(2026, 3, day) for day in days}


def test_a_day_runs_from_local_midnight_to_the_next() -> None:
    day = CityDay(date(2026, 3, 10), SHANGHAI)
    assert day.starts == utc(9, 16).timestamp() * 1000
    assert day.ends == utc(10, 16).timestamp() * 1000
    assert len(day.hours) == 24


def test_days_on_which_the_clocks_change_have_23_and_25_hours() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert len(CityDay(date(2026, 3, 29), berlin).hours) == 23
    assert len(CityDay(date(2026, 10, 25), berlin).hours) == 25


def test_a_day_has_96_quarters_and_one_of_23_hours_has_92() -> None:
    assert len(CityDay(date(2026, 3, 10), SHANGHAI).quarters) == 96
    assert len(CityDay(date(2026, 3, 29), ZoneInfo("Europe/Berlin")).quarters) == 92


def test_the_last_hour_is_short_where_the_clocks_change_by_half_an_hour() -> None:
    hours = CityDay(date(2026, 10, 4), ZoneInfo("Australia/Lord_Howe")).hours
    assert [end - begin for begin, end in hours[-2:]] == [3_600_000, 1_800_000]


def test_a_late_event_touches_its_day_and_those_that_look_back_to_it() -> None:
    assert days_touched([utc(10, 4)], SHANGHAI) == march(10, 11, 12)


def test_what_is_read_of_a_week_before_touches_the_week_after() -> None:
    assert days_touched([utc(10, 4)], SHANGHAI, 7) == march(*range(10, 18))


def test_the_first_hour_of_a_day_touches_the_day_before_too() -> None:
    assert days_touched([utc(9, 16)], SHANGHAI) == march(9, 10, 11, 12)


def test_an_hour_of_utc_lies_in_two_days_of_a_half_hour_zone() -> None:
    kolkata = ZoneInfo("Asia/Kolkata")  # local midnight is 18:30 UTC
    assert days_touched([utc(9, 18)], kolkata) == march(9, 10, 11, 12)
    assert days_touched([utc(9, 17)], kolkata) == march(9, 10, 11)
    assert days_touched([utc(9, 19)], kolkata) == march(9, 10, 11, 12)


def test_an_order_touches_the_days_it_lies_in() -> None:
    assert days_of_stretch(utc(9, 15), utc(9, 17), SHANGHAI) == march(9, 10)
