from datetime import date

from pipelines.calendar import comparable_days, is_day_off


def test_the_city_rests_at_weekends_and_on_holidays_but_not_on_exchanged_days() -> None:
    assert is_day_off(date(2026, 3, 14))
    assert not is_day_off(date(2026, 3, 10))
    assert is_day_off(date(2025, 10, 1))
    assert not is_day_off(date(2025, 9, 28))  # a Sunday, worked for a day of the National holiday


def test_of_a_year_whose_holidays_are_not_published_only_weekends_are_known() -> None:
    assert [is_day_off(date(2099, 10, each)) for each in (1, 3)] == [False, True]


def test_a_working_day_is_compared_with_working_days_and_a_day_off_with_days_off() -> None:
    assert comparable_days(date(2026, 3, 10), 5) == [
        date(2026, 3, 9),
        date(2026, 3, 6),
        date(2026, 3, 5),
    ]
    assert comparable_days(date(2026, 3, 14), 7) == [date(2026, 3, 8), date(2026, 3, 7)]
