"""What is drawn of a forecast: the feeder that may carry most, else the city."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from connections.clickhouse import ClickHouse
from orchestration.plots import forecast
from pipelines.forecast.outcome import Said, as_table
from pipelines.frames.levels import Level
from pipelines.load_forecast.landing import land as land_forecast
from schemas.events.station_load import StationLoad
from tests.pipelines.given import at, base, land
from tests.pipelines.networks import feeder_says

KW = 1000
NOON = datetime.fromtimestamp(at("12:05") / 1000, UTC)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """Figures as they are made pictures of."""
    made: list[Figure] = []
    monkeypatch.setattr(forecast, "image", made.append)
    return made


def foretell(client: ClickHouse, level: Level, *series: str) -> None:
    """A quarter of an hour from noon, and one of the day before; the last series has most."""
    values = np.arange(1.0, 1 + len(series))[:, None, None] * [[90, 100, 110]]
    said = Said(("lightgbm",) * len(series), (0.1, 0.5, 0.9), values)
    for issued_at in (NOON, NOON - timedelta(days=1)):
        begins = np.array([round(issued_at.timestamp()) - 300], "datetime64[s]")
        rows = as_table(series, issued_at, begins.astype("datetime64[ms]"), [said])
        land_forecast(client, level, rows, issued_at)


def lines(figure: Figure) -> list[Any]:
    """Values of each line: the medians of both forecasts, and what was measured."""
    return [np.asarray(line.get_ydata()).tolist() for line in figure.axes[0].lines]


def test_the_feeder_that_may_carry_most_is_drawn(client: ClickHouse, drawn: list[Figure]) -> None:
    foretell(client, "city", "city")
    foretell(client, "feeder", "F1", "F2")
    land(client, feeder_says("11:00", 150 * KW, feeder_id="F2"), feeder_says("11:00", 70 * KW))
    forecast.forecast_plot(client, NOON)
    (figure,) = drawn
    assert figure.axes[0].get_title() == "feeder F2 in kW, issued 2026-03-10 12:05"
    assert lines(figure) == [[200.0], [200.0], [150.0]]


def test_without_a_feeder_it_is_the_city(client: ClickHouse, drawn: list[Figure]) -> None:
    foretell(client, "city", "city")
    given: dict[str, Any] = {"interval_s": 900, "known_s": 900}
    for station, watts in (("S1", 20 * KW), ("S2", 30 * KW)):
        land(
            client,
            StationLoad(**base("11:15"), **given, station_id=station, charging_w=watts),
            StationLoad(**base("11:30"), **given, station_id=station),
        )
    forecast.forecast_plot(client, NOON)
    (figure,) = drawn
    assert figure.axes[0].get_title() == "city in kW, issued 2026-03-10 12:05"
    assert lines(figure) == [[100.0], [100.0], [50.0]]


def test_where_neither_was_forecast_that_is_said(client: ClickHouse) -> None:
    foretell(client, "station", "O1/S1")
    said = forecast.forecast_plot(client, NOON).value
    assert said == "neither a feeder nor the city was forecast"
