"""A feeder that is too full every evening: forecast, warned of as alerts are, and scored."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from benchmarks.early_warning.forecasts import issues
from benchmarks.early_warning.played import Played, play
from benchmarks.early_warning.said import alerts, as_days_ago
from benchmarks.early_warning.score import score
from benchmarks.early_warning.spans import Span, spans
from pipelines.early_warning.rules import CURRENT
from pipelines.early_warning.stretches import Passing
from pipelines.forecast import Frame
from tests.pipelines.feeders import SMALL

DAYS, JUDGED = 16, 2
START = datetime(2026, 5, 11, tzinfo=UTC)
FIRST = START + timedelta(days=DAYS - JUDGED)
LAST = FIRST + timedelta(hours=24)
EVENING = Span("F1", FIRST + timedelta(hours=18), FIRST + timedelta(hours=20))


@pytest.fixture(scope="module")
def played() -> Played:
    """F1 carries 100 kW, and 300 kW from 18:00 to 20:00, of 180 kW that it may."""
    values = np.full((DAYS * 96, 1), 100.0)
    evening = np.arange(len(values)) % 96 // 8 == 9
    values[evening] = 300
    frame = Frame(
        series=("F1",),
        start=START,
        step=timedelta(minutes=15),
        values=values,
        lower=np.array([-np.inf]),
        upper=np.array([np.nan]),
        kind=("feeder",),
        zone=ZoneInfo("UTC"),
    )
    over = [("F1", START + int(step) * frame.step) for step in np.flatnonzero(evening)]
    return Played(frame, np.array([180_000]), over)


@pytest.fixture(scope="module")
def found(played: Played) -> Mapping[datetime, list[Passing]]:
    return dict(issues(played, FIRST, LAST, SMALL))


def test_the_alert_stands_from_the_first_forecast_to_the_end_of_the_evening(
    played: Played, found: Mapping[datetime, list[Passing]]
) -> None:
    said = alerts(found, replace(CURRENT, opens_percent=50))
    assert {each for at in said for each in said[at] if at <= FIRST + timedelta(hours=18)} == {
        EVENING
    }
    judged = score(list(spans(played.violations)), said)
    assert (judged.episodes, judged.precision, judged.recall, judged.lead_h) == (1, 1.0, 1.0, 18.0)


def test_the_plain_rule_says_what_was_so_many_days_ago(played: Played) -> None:
    assert as_days_ago(played, [FIRST], 1) == {FIRST: [EVENING]}
    assert as_days_ago(played, [FIRST], 7) == {FIRST: [EVENING]}


def test_a_city_is_played_with_all_its_feeders() -> None:
    city = play(1, 20, 1, fuller=0.6)
    assert city.frame.values.shape == (96, len(city.capacity_w))
    assert (city.frame.values.max(axis=0) > 0).all()
    over = np.argwhere(city.frame.values * 1000 > city.capacity_w)
    assert len(city.violations) == len(over)
