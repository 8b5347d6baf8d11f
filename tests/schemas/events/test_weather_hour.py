"""What was known of an hour's weather at a moment is what had been said of it by then."""

from typing import Any

import msgspec
import pytest

from connections.clickhouse import ClickHouse
from schemas import contract_of
from tests.schemas.examples import EXAMPLES, T, on_wire

HOUR_MS = 3_600_000
CONTRACT = contract_of("weather.hour")

KNOWN = """
SELECT dateDiff('hour', hour, event_time) AS later, temperature_c, precipitation_mm
FROM api.weather_hour ORDER BY later
"""


def say(client: ClickHouse, *said: dict[str, Any]) -> None:
    """Insert the example with changes, each at the next offset; its hour begins at T."""
    for offset, changed in enumerate(said):
        wire = on_wire(EXAMPLES["weather.hour"], **{"hour": T} | changed)
        event = msgspec.json.decode(wire, type=CONTRACT.struct)
        row: dict[str, list[Any]] = {
            each.name: [getattr(event, each.name)] for each in CONTRACT.columns
        }
        row |= {"_topic": ["weather"], "_partition": [0], "_version": [offset]}
        client.insert("landing.weather_hour", row)


def test_forecasts_of_an_hour_stay_beside_what_was_measured(ingest: ClickHouse) -> None:
    say(
        ingest,
        {"event_time": T - 6 * HOUR_MS, "temperature_c": 3, "precipitation_mm": 2.5},
        {"event_time": T, "temperature_c": 1.5, "precipitation_mm": 0},
        {"event_time": T + HOUR_MS, "temperature_c": 2, "precipitation_mm": 0.5},
    )
    assert ingest.rows(KNOWN) == [(-6, 3.0, 2.5), (0, 1.5, 0.0), (1, 2.0, 0.5)]


def test_what_is_not_said_is_unknown_and_no_zero(ingest: ClickHouse) -> None:
    say(ingest, {"event_time": T + HOUR_MS, "precipitation_mm": None})
    assert ingest.rows(KNOWN) == [(1, -1.5, None)]


def test_what_is_said_again_of_the_same_moment_is_a_correction(ingest: ClickHouse) -> None:
    say(ingest, {"event_time": T, "temperature_c": 3}, {"event_time": T, "temperature_c": 4})
    assert ingest.rows(KNOWN) == [(0, 4.0, 0.5)]


def test_districts_do_not_take_the_place_of_the_city(ingest: ClickHouse) -> None:
    say(ingest, {"area_code": ""}, {"area_code": "500112"})
    assert ingest.rows("SELECT area_code FROM api.weather_hour ORDER BY area_code") == [
        ("",),
        ("500112",),
    ]


@pytest.mark.parametrize(("area", "key"), [("", b"510000001/"), ("500112", b"510000001/500112")])
def test_what_is_said_of_an_area_is_in_one_order(area: str, key: bytes) -> None:
    wire = on_wire(EXAMPLES["weather.hour"], area_code=area)
    event = msgspec.json.decode(wire, type=CONTRACT.struct)
    assert CONTRACT.place_of(event) == ("weather", key)
