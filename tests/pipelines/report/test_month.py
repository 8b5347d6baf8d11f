"""Months, and how far one is from another."""

import pytest

from pipelines.report.month import Month


@pytest.mark.parametrize(
    ("months", "found"),
    [(0, "2026-01"), (1, "2026-02"), (11, "2026-12"), (12, "2027-01"), (-1, "2025-12")],
)
def test_months_later_and_earlier(months: int, found: str) -> None:
    assert str(Month.parse("2026-01").moved(months)) == found
