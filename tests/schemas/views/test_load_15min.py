"""Loads by quarter of an hour, of a station, a feeder and the city."""

from typing import Any

from connections.clickhouse import ClickHouse
from schemas.events.feeder_load import FeederLoad
from schemas.events.station_load import StationLoad
from tests.pipelines.given import land
from tests.schemas.views.given import base

QUARTER = 900_000
EVEN_HOUR = 1_772_323_200_000  # 2026-03-01 00:00 UTC


def load(quarters: int, net_w: int | None, station: str = "S1", **more: Any) -> StationLoad:
    """What a station says of the quarter that ends so many quarters after the even hour."""
    given = {"station_id": station, "interval_s": 900, "net_w": net_w, "known_s": 900}
    return StationLoad(**base(0) | {"event_time": EVEN_HOUR + quarters * QUARTER} | given | more)


def quarters(client: ClickHouse, columns: str = "net_w") -> list[tuple[Any, ...]]:
    ends = f"intDiv(toUnixTimestamp64Milli(ends) - {EVEN_HOUR}, {QUARTER})"
    return client.rows(
        f"SELECT {ends} AS quarter, {columns} FROM api_decision.load_15min_station"
        " WHERE operator_id = 'O1' AND station_id = 'S1' ORDER BY quarter"
    )


def test_a_quarter_that_is_not_said_is_as_the_one_before_until_the_next_even_hour(
    ingest: ClickHouse,
) -> None:
    land(ingest, load(3, 60_000), load(5, 0))
    assert quarters(ingest) == [(3, 60_000), (4, 60_000), (5, 0), (6, 0), (7, 0)]


def test_the_last_revision_of_a_quarter_counts(ingest: ClickHouse) -> None:
    land(ingest, load(7, 60_000), load(7, 50_000, revision=1))
    assert quarters(ingest) == [(7, 50_000)]


def test_minutes_and_what_nobody_knows_are_no_load(ingest: ClickHouse) -> None:
    land(ingest, load(7, None, known_s=0, unknown_s=900), load(6, 7_000, interval_s=60))
    assert quarters(ingest, "net_w, known_s, unknown_s") == [(7, None, 0, 900)]


def test_the_city_sums_its_stations_and_tells_how_much_is_unknown(ingest: ClickHouse) -> None:
    land(ingest, load(5, 60_000), load(6, 20_000, "S2"), load(6, None, "S3", unknown_s=900))
    assert ingest.rows(
        "SELECT stations, net_w, known_s, unknown_s FROM api_decision.load_15min_city("
        "since = '2026-03-01 01:00:00', until = '2026-03-01 01:45:00')"
    ) == [(1, 60_000, 900, 0), (3, 80_000, 2700, 900), (3, 80_000, 2700, 900)]


def test_a_feeder_shows_its_last_revision(ingest: ClickHouse) -> None:
    said = base(0) | {"event_time": EVEN_HOUR, "feeder_id": "F1", "interval_s": 900}
    land(
        ingest,
        FeederLoad(**said | {"load_w": 3_000_000, "limit_w": 4_000_000}),
        FeederLoad(**said | {"load_w": 3_100_000, "limit_w": 4_000_000, "revision": 1}),
    )
    assert ingest.rows(
        "SELECT load_w, limit_w FROM api_decision.load_15min_feeder WHERE feeder_id = 'F1'"
    ) == [(3_100_000, 4_000_000)]
