"""Warnings of a feeder against its violations: what is found, in time, and what is false."""

from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.early_warning.score import came_true, precision_ahead, score
from benchmarks.early_warning.spans import Span, spans
from pipelines.early_warning.stretches import Passing

MIDNIGHT = datetime(2026, 6, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(clock: str) -> datetime:
    hour, minute = clock.split(":")
    return MIDNIGHT + timedelta(hours=int(hour), minutes=int(minute))


def span(begins: str, ends: str, feeder: str = "F1") -> Span:
    return Span(feeder, at(begins), at(ends))


def hours(**said: list[Span]) -> dict[datetime, list[Span]]:
    """What was said at each whole hour of the day; nothing at the others."""
    return {MIDNIGHT + nth * HOUR: said.get(f"h{nth}", []) for nth in range(24)}


def test_quarters_within_an_hour_of_each_other_are_one_violation() -> None:
    clocks = ("18:00", "18:15", "19:30", "20:50")
    quarters = [("F1", at(clock)) for clock in clocks]
    assert list(spans([*quarters, ("F0", at("18:00"))])) == [
        span("18:00", "18:15", "F0"),
        span("18:00", "19:45"),
        span("20:50", "21:05"),
    ]


def test_a_violation_is_found_if_its_warning_stands_an_hour_before() -> None:
    evening = span("18:00", "19:00")
    found = score([evening], hours(h15=[evening], h16=[evening], h17=[span("18:45", "20:00")]))
    assert (found.warnings, found.right, found.leads_h) == (1, 1, (3.0,))
    late = score([evening], hours(h18=[evening]))
    assert (late.recall, late.precision) == (0.0, 1.0)
    taken_back = score([evening], hours(h15=[evening], h16=[evening]))
    assert (taken_back.recall, taken_back.precision) == (0.0, 1.0)


def test_a_warning_that_no_violation_follows_is_false() -> None:
    said = hours(
        h10=[span("12:00", "13:00")],
        h15=[span("18:00", "19:00"), span("18:00", "19:00", "F2")],
        h16=[span("18:00", "19:00"), span("21:00", "22:00")],
        h17=[span("18:00", "19:00")],
    )
    found = score([span("18:30", "18:45")], said)
    assert (found.warnings, found.right, found.episodes, found.leads_h) == (4, 1, 1, (3.5,))
    assert (found.precision, found.recall, found.lead_h) == (0.25, 1.0, 3.5)


def test_one_that_goes_on_already_was_not_warned_of() -> None:
    found = score([span("18:00", "19:00")], hours(h19=[span("19:00", "20:00")]))
    assert found.right == 0
    begun = score([span("17:45", "19:00")], hours(h18=[span("18:00", "19:00")]))
    assert begun.right == 0


def test_precision_is_told_by_the_hours_before_what_is_said() -> None:
    evening, noon = span("18:00", "19:00"), span("12:00", "13:00")
    said = hours(h8=[noon, evening], h10=[noon], h16=[evening], h17=[evening])
    assert precision_ahead([evening], said, HOUR, 3 * HOUR) == 2 / 3
    assert precision_ahead([evening], said, 3 * HOUR, 12 * HOUR) == 0.5
    assert precision_ahead([evening], said, 12 * HOUR, 24 * HOUR) is None


def test_what_was_said_is_held_against_what_came_true() -> None:
    def stretch(begins: str, ends: str, probability: float) -> Passing:
        return Passing("feeder", "F1", "", "", 1_000, at(begins), at(ends), probability, 100)

    noon, evening = stretch("12:00", "13:00", 0.62), stretch("18:00", "19:00", 0.66)
    found = {at("8:00"): [noon, evening], at("9:00"): [stretch("6:00", "7:00", 0.01)]}
    said = came_true([span("18:30", "18:45")], found)
    assert said == [(0.01, 0.0, 1), (pytest.approx(0.64), 0.5, 2)]


def test_without_violations_and_warnings_nothing_is_known() -> None:
    found = score([], hours())
    assert (found.precision, found.recall, found.lead_h) == (None, None, None)
