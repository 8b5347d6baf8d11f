"""Forecasts of districts and of the city are those of their stations together."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.frames.levels import LEVELS, Level
from pipelines.load_forecast.issuing import issue
from pipelines.load_forecast.training import train_level
from tests import engines
from tests.pipelines.feeders import DAYS, KW, SMALL
from tests.pipelines.given import DAY, ZONE, at, connector, refer, station

STATIONS = {"S1": "500101", "S2": "500102", "S3": "500102"}
AREAS: dict[Level, str] = {
    "district": "series IN ('500101', '500102')",
    "city": "series = 'city'",
}


def moment(clock: str) -> datetime:
    return datetime.fromtimestamp(at(clock) / 1000, UTC)


@pytest.fixture(scope="module")
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """A month of three stations of two districts: each has an evening of its own, and no two days
    are alike."""
    with engines.emptied(clickhouse_settings, "dagster") as made:
        refer(made, *(station(each, district_code=of) for each, of in STATIONS.items()))
        refer(made, *(connector(f"C{each}", station_id=each) for each in STATIONS))
        for nth, each in enumerate(STATIONS):
            _charge(made, each, range(18 + nth, 21 + nth))
        yield made


def _charge(client: ClickHouse, station_id: str, evening: range) -> None:
    begins = at("00:00", DAY - timedelta(days=DAYS)) / 1000
    quarters = range(DAYS * 96)
    client.insert(
        "landing.station_load",
        {
            "event_time": [datetime.fromtimestamp(begins + 900 * (n + 1), UTC) for n in quarters],
            "operator_id": ["O1"] * len(quarters),
            "station_id": [station_id] * len(quarters),
            "interval_s": [900] * len(quarters),
            "charging_w": [
                (30 + 7 * n % 11) * KW if n % 96 // 4 in evening else n % 5 * KW for n in quarters
            ],
            "known_s": [900] * len(quarters),
        },
    )


@pytest.fixture(scope="module")
def folder(client: ClickHouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with a model of each level."""
    made = tmp_path_factory.mktemp("models")
    for level in LEVELS:
        train_level(client, level, moment("00:00"), ZONE, made, as_landed=False, settings=SMALL)
    return made


def apart_w(client: ClickHouse, level: Level, whole: str) -> list[int]:
    """Of each hour, how far a level's means of quarter hours are from the means of its stations."""
    return [
        abs(watts)
        for (watts,) in client.rows(
            "SELECT toInt64(round(sumIf(mean_w, level != 'station') / 4"
            " - sumIf(mean_w, level = 'station')))"
            f" FROM api.load_forecast WHERE level = '{level}' AND {whole} OR level = 'station'"
            " GROUP BY toStartOfHour(valid_at)"
        )
    ]


def test_means_of_stations_make_up_those_of_districts_and_of_the_city(
    client: ClickHouse, folder: Path
) -> None:
    for level in LEVELS:
        issue(client, level, moment("00:00"), ZONE, folder, as_landed=False)
    for level, whole in AREAS.items():
        apart = apart_w(client, level, whole)
        assert len(apart) == 24
        assert max(apart) <= 3  # each value is rounded to a W


def test_without_a_forecast_of_its_stations_an_area_keeps_its_own(
    client: ClickHouse, folder: Path
) -> None:
    assert issue(client, "city", moment("-1 23:00"), ZONE, folder, as_landed=False) == 96 * 11


def test_while_many_of_its_stations_are_not_told_an_area_keeps_its_own(
    client: ClickHouse, folder: Path
) -> None:
    def evening() -> list[tuple[int]]:
        issue(client, "district", moment("00:00"), ZONE, folder, as_landed=False)
        return client.rows(
            "SELECT mean_w FROM api.load_forecast WHERE series = '500102' ORDER BY valid_at"
        )

    issue(client, "station", moment("00:00"), ZONE, folder, as_landed=False)
    moved = evening()
    client.command("DELETE FROM derived.forecast WHERE level = 'station' AND series = 'O1/S3'")
    half = evening()
    client.command("DELETE FROM derived.forecast WHERE level = 'station'")
    assert half == evening()
    assert half != moved
