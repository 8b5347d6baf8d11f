"""Parking, roads and grid: each check passes on a good day and fails on the day it is there for."""

import dagster as dg
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from schemas.reference.bay import Bay
from schemas.reference.feeder import Feeder
from schemas.reference.lot import Lot
from schemas.reference.road_segment import RoadSegment
from tests.orchestration.running import build_day, judgements, numbers, run_checks, run_tables
from tests.pipelines.given import every, land, refer
from tests.pipelines.networks import feeder_says, free, lot_says, reading, taken

TABLES = ("parking_lots", "parking_bays", "traffic", "feeder_load")


@pytest.fixture(autouse=True)
def _good_day(client: ClickHouse) -> None:
    """A lot, a bay, a segment and a feeder, known all day."""
    refer(client, Lot(operator_id="O1", lot_id="L1", bays=100))
    refer(client, Bay(operator_id="O1", lot_id="L1", bay_id="B1"))
    refer(client, RoadSegment(operator_id="O1", segment_id="R1", free_speed_kmh=60))
    refer(client, Feeder(feeder_id="F1", capacity_w=1000))
    land(client, *(lot_says(each, 40, entered=1) for each in every(30, "-1 23:45", "23:45")))
    land(client, *(free(each) for each in every(20, "-1 23:50", "23:50")))
    land(client, *(taken(each, "fuel") for each in every(20, "-1 23:40", "23:40")))
    land(client, *(reading(each, 20) for each in every(10, "-1 23:55", "+1 00:05")))
    land(client, *(feeder_says(each, 700) for each in every(15, "-1 23:50", "23:50")))


def of_networks(result: dg.ExecuteInProcessResult) -> dict[str, bool]:
    found = judgements(result)
    return {name: passed for name, passed in found.items() if name.split(".")[0] in TABLES}


def test_on_a_good_day_every_check_passes(
    clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    result = run_tables(clickhouse, instance, *TABLES)
    assert of_networks(result) == {
        "feeder_load.agrees_with_landing": True,
        "feeder_load.load_is_known": True,
        "feeder_load.load_is_possible": True,
        "parking_bays.agrees_with_landing": True,
        "parking_bays.occupancy_is_known": True,
        "parking_bays.time_taken_is_possible": True,
        "parking_lots.agrees_with_landing": True,
        "parking_lots.free_bays_fit": True,
        "parking_lots.occupancy_is_known": True,
        "parking_lots.time_taken_is_possible": True,
        "traffic.agrees_with_landing": True,
        "traffic.speed_is_known": True,
        "traffic.speed_is_possible": True,
    }
    assert numbers(result, "traffic.agrees_with_landing") == {
        "known (ms)": "86400000; in landing 86400000",
        "speed by time (0.1 km/h ms)": "17280000000; in landing 17280000000",
        "judged by the source (ms)": "0; in landing 0",
    }
    assert numbers(result, "parking_lots.agrees_with_landing") == {
        "known (ms)": "86400000; in landing 86400000",
        "bays known (bay ms)": "8640000000; in landing 8640000000",
        "bays taken (bay ms)": "5184000000; in landing 5184000000",
        "vehicles in": "48; in landing 48",
    }


def test_a_city_without_these_networks_fails_none_of_their_checks(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    for table in ("landing.parking_lot", "landing.parking_bay", "landing.traffic_segment"):
        client.command(f"TRUNCATE TABLE {table}")
    client.command("TRUNCATE TABLE landing.grid_feeder")
    for table in ("lot", "bay", "road_segment", "feeder"):
        client.command(f"TRUNCATE TABLE reference.{table}")
    assert set(of_networks(run_tables(clickhouse, instance, *TABLES)).values()) == {True}


def test_unknown_time_is_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    refer(client, *(Lot(operator_id="O1", lot_id=f"L{n}") for n in range(2, 5)))
    refer(client, Bay(operator_id="O1", lot_id="L1", bay_id="B2"))
    refer(client, RoadSegment(operator_id="O1", segment_id="R2"), Feeder(feeder_id="F2"))
    result = run_tables(clickhouse, instance, *TABLES)
    assert {name for name, passed in of_networks(result).items() if not passed} == {
        "parking_lots.occupancy_is_known",
        "parking_bays.occupancy_is_known",
        "traffic.speed_is_known",
        "feeder_load.load_is_known",
    }
    assert numbers(result, "speed_is_known")["coverage"] == 0.5


def test_what_is_impossible_is_listed_and_kept(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    land(client, lot_says("08:20", 101))
    land(client, *(reading(each, 127) for each in every(10, "08:05", "09:05")))
    land(client, feeder_says("12:05", 2001), feeder_says("12:20", 2001))
    result = run_tables(clickhouse, instance, *TABLES)
    assert {name for name, passed in of_networks(result).items() if not passed} == {
        "parking_lots.free_bays_fit",
        "traffic.speed_is_possible",
        "feeder_load.load_is_possible",
    }
    assert "| O1 | F1 | 2026-03-10 04:15:00 |" in str(numbers(result, "load_is_possible")["worst"])
    assert numbers(result, "speed_is_possible")["found"] == 1


TAMPERED = {
    "parking_lots": "occupied_bay_ms = occupied_bay_ms + 1 WHERE occupied_bay_ms > 0",
    "parking_bays": "occupied_ms = occupied_ms + 3000000 WHERE occupied_ms > 0",
    "traffic": "speed_dkmh_ms = 0 WHERE speed_dkmh_ms > 0",
    "feeder_load": "load_w_ms = 0 WHERE load_w_ms > 0",
}


def test_what_differs_from_landing_is_found(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    build_day(clickhouse, instance, tables=[*TABLES, "utilization"])
    for table, change in TAMPERED.items():
        client.command(f"ALTER TABLE derived.{table} UPDATE {change} SETTINGS mutations_sync = 2")
    found = judgements(run_checks(clickhouse, instance, *TABLES))
    assert [table for table in TABLES if found[f"{table}.agrees_with_landing"]] == []
    assert not found["parking_bays.time_taken_is_possible"]
