"""Sessions, alerts, lots, swap stations, roads and vehicles, as downstream sees them."""

from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from schemas.events.alert import Alert
from schemas.events.charging_session import ChargingSession
from schemas.events.parking_lot import ParkingLot
from schemas.events.swap_station import SwapStation
from schemas.events.traffic_segment import TrafficSegment
from schemas.events.vehicle_telemetry import VehicleTelemetry
from schemas.reference.lot import Lot
from schemas.reference.road_segment import RoadSegment
from tests.pipelines.given import land, refer
from tests.schemas.views.given import base, station

MINUTE = 60
HOUR = 3600
T = 1_772_323_200_000  # 2026-03-01 00:00 UTC


def step(name: str, seconds_ago: float, **more: Any) -> ChargingSession:
    place = {"station_id": "S1", "connector_id": "C1", "plug_in_time": T, "attempts": 1}
    return ChargingSession(**base(seconds_ago) | place | {"step": name} | more)


def alert(state: str, seconds_ago: float, **more: Any) -> Alert:
    seen = {"first_seen": T, "last_seen": base(seconds_ago)["event_time"]}
    given = {"cause": "zombie/S1", "kind": "zombie-pile", "severity": "warning", "state": state}
    return Alert(**base(seconds_ago) | seen | given | more)


def lot(seconds_ago: float, **said: Any) -> ParkingLot:
    return ParkingLot(**base(seconds_ago) | {"lot_id": "L1"} | said)


def vehicle(number: int, seconds_ago: float, **more: Any) -> VehicleTelemetry:
    place = {"longitude": 106.512, "latitude": 29.508, "charge_state": "not-charging"}
    return VehicleTelemetry(**base(seconds_ago) | place | {"vehicle": f"k1:{number:032x}"} | more)


def test_a_session_is_what_its_last_step_says(ingest: ClickHouse) -> None:
    land(
        ingest,
        step("settled", MINUTE, energy_wh=21_000, energy_source="order", outcome="charged"),
        step("plugged", 3 * HOUR),
        step("charging", 2 * HOUR, energy_wh=9_000),
        step("plugged", MINUTE, plug_in_time=T + 1),
    )
    assert ingest.rows(
        "SELECT toUnixTimestamp64Milli(plug_in_time), step, energy_wh, energy_source, outcome"
        " FROM api_decision.charging_sessions WHERE station_id = 'S1' ORDER BY plug_in_time"
    ) == [
        (T, "settled", 21_000, "order", "charged"),
        (T + 1, "plugged", None, "unknown", "unknown"),
    ]


def test_sessions_and_vehicles_show_no_pseudonym(ingest: ClickHouse) -> None:
    names = {
        name
        for (name,) in ingest.rows(
            "SELECT name FROM system.columns WHERE database IN ('api_decision', 'api_service')"
        )
    }
    assert {"plug_in_time", "vehicles"} <= names
    assert not names & {"user", "vehicle", "order_id"}


def test_an_alert_is_active_until_it_is_resolved(ingest: ClickHouse) -> None:
    land(
        ingest,
        alert("open", 3 * HOUR),
        alert("update", 2 * HOUR, severity="critical"),
        alert("open", 3 * HOUR, cause="over"),
        alert("resolved", HOUR, cause="over"),
    )
    active = ingest.rows("SELECT cause, state, severity FROM api_decision.alerts_active")
    assert active == [("zombie/S1", "update", "critical")]
    assert ingest.rows(
        "SELECT cause, state, resolved_at IS NOT NULL FROM api_decision.alerts_history"
        " ORDER BY cause"
    ) == [("over", "resolved", 1), ("zombie/S1", "update", 0)]


def test_a_cause_that_comes_again_has_another_life(ingest: ClickHouse) -> None:
    land(ingest, alert("resolved", 2 * HOUR), alert("open", HOUR, first_seen=T + 1))
    lives = ingest.rows("SELECT state FROM api_decision.alerts_history ORDER BY first_seen")
    assert lives == [("resolved",), ("open",)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([lot(MINUTE, state="open", free=7)], ("open", 50, 7)),
        ([lot(MINUTE, state="open", capacity=40, free=7)], ("open", 40, 7)),
        ([lot(MINUTE, state="open", free=7), lot(2 * MINUTE, free=9)], ("open", 50, 7)),
        ([lot(MINUTE, state="open", free=51)], ("open", 50, None)),
        ([lot(2 * HOUR, state="open", free=7)], ("unknown", 50, None)),
        ([], ("unknown", 50, None)),
    ],
    ids=["register", "its own bays", "last", "more free than bays", "silent", "never heard"],
)
def test_free_bays_of_a_lot(
    ingest: ClickHouse, said: list[ParkingLot], expected: tuple[Any, ...]
) -> None:
    refer(ingest, Lot(operator_id="O1", lot_id="L1", bays=50))
    land(ingest, *said)
    assert ingest.rows("SELECT state, bays, free FROM api_service.parking_now") == [expected]


def test_public_swap_stations_tell_what_is_ready(ingest: ClickHouse) -> None:
    refer(ingest, station("W1", station_kind="swap"), station("W2", station_kind="swap"))
    refer(ingest, station("W3", station_kind="swap", open_to_public=False), station("S1"))
    land(ingest, SwapStation(**base(MINUTE) | {"station_id": "W1", "state": "open", "ready": 4}))
    found = ingest.rows("SELECT station_id, state, ready FROM api_service.swap_now ORDER BY ALL")
    assert found == [("W1", "open", 4), ("W2", "unknown", None)]


def test_a_road_that_is_silent_is_unknown(ingest: ClickHouse) -> None:
    for name in ("A", "B"):
        refer(ingest, RoadSegment(operator_id="O1", segment_id=name, free_speed_kmh=60))
    for name, ago in (("A", MINUTE), ("B", 20 * MINUTE)):
        said = {"segment_id": name, "congestion": "slow", "speed_kmh": 24}
        land(ingest, TrafficSegment(**base(ago) | said))
    assert ingest.rows(
        "SELECT segment_id, congestion, speed_kmh FROM api_service.road_now ORDER BY segment_id"
    ) == [("A", "slow", 24.0), ("B", "unknown", None)]


def test_a_cell_of_fewer_than_five_vehicles_is_not_shown(ingest: ClickHouse) -> None:
    crowd = [vehicle(each, MINUTE, soc_percent=50.0) for each in range(4)]
    charging = vehicle(4, MINUTE, charge_state="parked-charging", soc_percent=80.0)
    silent = vehicle(5, 6 * MINUTE)
    alone = [vehicle(each, MINUTE, latitude=29.6) for each in range(10, 14)]
    land(ingest, *crowd, charging, silent, *alone)
    assert ingest.rows("SELECT * FROM api_decision.vehicle_now") == [(106.51, 29.5, 5, 1, 56.0)]


def test_a_vehicle_is_where_it_was_heard_last(ingest: ClickHouse) -> None:
    land(ingest, *(vehicle(each, 2 * MINUTE, longitude=106.7) for each in range(5)))
    land(ingest, *(vehicle(each, MINUTE) for each in range(5)))
    assert ingest.rows("SELECT cell_longitude, vehicles FROM api_decision.vehicle_now") == [
        (106.51, 5)
    ]
