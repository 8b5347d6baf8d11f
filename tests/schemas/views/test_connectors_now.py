"""What connectors and stations are now, to the city and to anyone."""

import time
from datetime import timedelta
from typing import Any

import pytest

from connections.clickhouse import ClickHouse
from pipelines.reach import LOOK_BACK_DAYS
from schemas.views import LOOK_BACK
from tests.pipelines.given import land, refer
from tests.schemas.views.given import connector, heartbeat, station, status

MINUTE = 60
AXES = "connectivity, operability, occupancy, availability"


def axes(client: ClickHouse, name: str = "C1") -> tuple[Any, ...]:
    (found,) = client.rows(
        f"SELECT {AXES} FROM api_decision.connector_now WHERE connector_id = %(name)s",
        {"name": name},
    )
    return found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"occupancy": "free"}, ("online", "ok", "free", "free")),
        ({"occupancy": "charging"}, ("online", "ok", "charging", "taken")),
        ({"occupancy": "reserved"}, ("online", "ok", "reserved", "taken")),
        (
            {"occupancy": "free", "operability": "faulted"},
            ("online", "faulted", "free", "out-of-order"),
        ),
        (
            {"occupancy": "free", "operability": "maintenance"},
            ("online", "maintenance", "free", "out-of-order"),
        ),
        (
            {"occupancy": "unknown", "connectivity": "offline"},
            ("offline", "ok", "unknown", "out-of-order"),
        ),
        (
            {"occupancy": "free", "operability": "unknown"},
            ("online", "unknown", "free", "unknown"),
        ),
        ({"occupancy": "unknown"}, ("online", "ok", "unknown", "unknown")),
    ],
)
def test_three_axes_and_what_they_mean_to_a_driver(
    ingest: ClickHouse, said: dict[str, Any], expected: tuple[str, ...]
) -> None:
    land(ingest, status("C1", seconds_ago=MINUTE, **said))
    assert axes(ingest) == expected


def test_the_last_statement_counts_however_they_were_landed(ingest: ClickHouse) -> None:
    land(ingest, status("C1", "charging", MINUTE), status("C1", "free", 5 * MINUTE))
    assert axes(ingest) == ("online", "ok", "charging", "taken")


def test_what_claims_to_be_of_the_future_is_not_of_now(ingest: ClickHouse) -> None:
    land(ingest, status("C1", "charging", -10 * MINUTE), status("C1", "free", 5 * MINUTE))
    assert axes(ingest) == ("online", "ok", "free", "free")


@pytest.mark.parametrize(("minutes", "occupancy"), [(14, "free"), (16, "unknown")])
def test_a_statement_is_forgotten_after_the_silence_of_its_contract(
    ingest: ClickHouse, minutes: int, occupancy: str
) -> None:
    refer(ingest, connector("C1"))
    land(ingest, status("C1", "free", minutes * MINUTE))
    assert axes(ingest)[2] == occupancy


def test_a_registered_connector_that_is_silent_is_unknown_on_every_axis(ingest: ClickHouse) -> None:
    refer(ingest, connector("C1"))
    assert axes(ingest) == ("unknown", "unknown", "unknown", "unknown")
    assert ingest.rows(
        "SELECT registered, equipment_id, rated_power_w, heard_at, freshness_s"
        " FROM api_decision.connector_now"
    ) == [(1, "E1", 60_000, None, None)]


def test_a_heartbeat_of_the_equipment_says_connectivity_and_nothing_else(
    ingest: ClickHouse,
) -> None:
    refer(ingest, connector("C1"), connector("C2", equipment_id="E2"))
    land(ingest, status("C1", "free", 5 * MINUTE, connectivity="offline"), heartbeat(MINUTE))
    assert axes(ingest) == ("online", "ok", "free", "free")
    assert axes(ingest, "C2")[0] == "unknown"


@pytest.mark.parametrize(
    ("beats", "expected"),
    [
        ([50, 40, 30, 20, 10], ("online", "ok", "charging", "taken")),
        ([50, 40, 10], ("online", "unknown", "unknown", "unknown")),
        ([50, 40, 30, 20], ("unknown", "unknown", "unknown", "unknown")),
    ],
    ids=["heard of all the time", "silent in between", "silent now"],
)
def test_a_statement_holds_while_heartbeats_follow_it(
    ingest: ClickHouse, beats: list[int], expected: tuple[str, ...]
) -> None:
    land(ingest, status("C1", "charging", 60 * MINUTE))
    land(ingest, *(heartbeat(each * MINUTE) for each in beats))
    assert axes(ingest) == expected


def test_heartbeats_carry_a_statement_as_far_as_the_intervals_look_back() -> None:
    assert timedelta(days=LOOK_BACK_DAYS) == LOOK_BACK


def test_freshness_is_seconds_since_it_was_heard(ingest: ClickHouse) -> None:
    began = time.time()
    land(ingest, status("C1", "free", 5 * MINUTE))
    ((seconds,),) = ingest.rows("SELECT freshness_s FROM api_decision.connector_now")
    assert 300 <= seconds <= 301 + time.time() - began


def test_a_connector_that_is_no_longer_registered_is_shown_while_it_is_heard(
    ingest: ClickHouse,
) -> None:
    land(ingest, status("C1", "free", MINUTE))
    found = ingest.rows("SELECT registered, charge_kind FROM api_decision.connector_now")
    assert found == [(0, "unknown")]


def test_a_station_counts_each_connector_once(ingest: ClickHouse) -> None:
    refer(ingest, station(), *(connector(f"C{each}") for each in range(1, 6)))
    land(
        ingest,
        status("C1", "free", MINUTE),
        status("C2", "charging", MINUTE),
        status("C3", "free", MINUTE, operability="faulted"),
        status("C4", "free", MINUTE, connectivity="offline"),
    )
    assert ingest.rows(
        "SELECT connectors, free, taken, out_of_order, unknown, offline, faulted, rated_power_w"
        " FROM api_decision.station_now WHERE operator_id = 'O1' AND station_id = 'S1'"
    ) == [(5, 1, 1, 2, 1, 1, 1, 300_000)]
    assert ingest.rows(
        "SELECT connectors, free, taken, out_of_order, unknown FROM api_service.station_now"
    ) == [(5, 1, 1, 2, 1)]


@pytest.mark.parametrize(
    "kept_back",
    [
        {"open_to_public": False},
        {"open_to_public": None},
        {"operating_state": "closed"},
    ],
    ids=["private", "not known to be public", "closed"],
)
def test_anyone_sees_public_stations_that_operate_and_no_other(
    ingest: ClickHouse, kept_back: dict[str, Any]
) -> None:
    refer(ingest, station(), connector("C1"))
    refer(ingest, station("S2", **kept_back), connector("C2", station_id="S2"))
    land(ingest, status("C1", "free", MINUTE), status("C2", "free", MINUTE, station_id="S2"))
    shown = ingest.rows("SELECT connector_id FROM api_service.connector_now")
    assert shown == [("C1",)]
    assert ingest.rows("SELECT station_id FROM api_service.station_now") == [("S1",)]


def test_anyone_sees_neither_error_codes_nor_raw_ones(ingest: ClickHouse) -> None:
    hidden = ingest.rows(
        "SELECT name FROM system.columns WHERE database = 'api_service'"
        " AND (name LIKE '%%code' AND name != 'district_code' OR name LIKE '%%\\_wh'"
        " OR name IN ('feeder_id', 'user', 'vehicle', 'equipment_id'))"
    )
    assert hidden == []
