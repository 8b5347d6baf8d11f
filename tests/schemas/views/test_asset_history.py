"""档案溯源: what happened to an asset, from its first entry in the register to its last."""

from datetime import date
from typing import Any

from connections.clickhouse import ClickHouse
from schemas.events.alert import Alert
from schemas.events.charger_alarm import ChargerAlarm
from tests.pipelines.given import land, refer
from tests.schemas.views.given import base, connector, heartbeat, station, status

HOUR = 3600


def history(client: ClickHouse, columns: str = "what, detail") -> list[tuple[Any, ...]]:
    return client.rows(
        f"SELECT {columns} FROM api_decision.asset_history"
        " WHERE operator_id = 'O1' AND station_id = 'S1' ORDER BY happened_at, what"
    )


def test_the_register_tells_beginning_change_and_end_at_midnight_of_the_city(
    ingest: ClickHouse,
) -> None:
    first, then, gone = date(2024, 3, 1), date(2025, 3, 1), date(2026, 3, 1)
    refer(
        ingest,
        connector("C1", valid_from=first, valid_to=then),
        connector("C1", valid_from=then, valid_to=gone, operating_state="maintenance"),
        connector("C1", station_id="S2", valid_from=gone),
    )
    assert history(ingest, "toString(happened_at), connector_id, what, detail") == [
        ("2024-02-29 16:00:00.000", "C1", "registered", "operating"),
        ("2025-02-28 16:00:00.000", "C1", "re-registered", "maintenance"),
        ("2026-02-28 16:00:00.000", "C1", "removed", "maintenance"),
    ]


def test_a_station_has_a_beginning_and_no_end_while_it_is_in_the_register(
    ingest: ClickHouse,
) -> None:
    refer(ingest, station(valid_from=date(2024, 3, 1)))
    assert history(ingest, "equipment_id, connector_id, what") == [("", "", "registered")]


def test_of_statuses_only_the_ways_into_and_out_of_faults_are_told(ingest: ClickHouse) -> None:
    land(
        ingest,
        status("C1", "free", 9 * HOUR),
        status("C1", "charging", 8 * HOUR),
        status("C1", "unknown", 7 * HOUR, operability="faulted", error_code="GroundFailure"),
        status("C1", "unknown", 6 * HOUR, operability="faulted", error_code="GroundFailure"),
        heartbeat(5 * HOUR),
        status("C1", "free", 4 * HOUR),
        status("C1", "free", 3 * HOUR, operability="maintenance"),
    )
    assert history(ingest) == [("faulted", "GroundFailure"), ("ok", ""), ("maintenance", "")]


def test_alarms_and_the_ends_of_alerts_are_told_once(ingest: ClickHouse) -> None:
    place = {"station_id": "S1", "connector_id": "C1"}
    alarm = base(3 * HOUR) | place | {"equipment_id": "E1", "alarm": "gun-hot"}
    seen = {"first_seen": base(2 * HOUR)["event_time"], "last_seen": base(HOUR)["event_time"]}
    life = place | seen | {"cause": "gun/C1", "kind": "gun-hot", "severity": "warning"}
    land(
        ingest,
        *(2 * [ChargerAlarm(**alarm)]),
        ChargerAlarm(**alarm | base(HOUR / 2), raised=False),
        Alert(**base(2 * HOUR) | life, state="open"),
        Alert(**base(1.5 * HOUR) | life, state="update"),
        Alert(**base(HOUR) | life, state="resolved"),
    )
    assert history(ingest) == [
        ("alarm", "gun-hot"),
        ("alert-open", "gun-hot"),
        ("alert-resolved", "gun-hot"),
        ("alarm-gone", "gun-hot"),
    ]
