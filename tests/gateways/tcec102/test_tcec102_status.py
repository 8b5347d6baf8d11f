"""notification_stationStatus → `charger.status` and `parking.bay`."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.refusal import RefusedError
from gateways.tcec102.push import Decoded, UnregisteredError
from schemas.contract import declared
from schemas.events.charger_status import ChargerStatus
from schemas.events.parking_bay import ParkingBay
from tests.gateways.tcec102.examples import NOW, STATUS

Decode = Callable[[str, Any], Decoded]


def test_a_status_is_three_axes_and_a_bay(decode: Decode) -> None:
    assert decode("stationStatus", {"ConnectorStatusInfo": STATUS}) == Decoded(
        events=(
            ChargerStatus(
                event_id="tcec102:55b5a5ee656d04c8f1110123a45bef17",
                event_time=NOW,
                source="gateway:tcec102",
                operator_id="MA1234567",
                station_id="ST1",
                equipment_id="EQ1",
                connector_id="1001",
                connectivity="online",
                operability="ok",
                occupancy="charging",
                raw_code="3",
            ),
            ParkingBay(
                event_id="tcec102:f9a402d4cf814fcc1b6f29a7e9154e15",
                event_time=NOW,
                source="gateway:tcec102",
                operator_id="MA1234567",
                bay_id="1001",
                station_operator_id="MA1234567",
                station_id="ST1",
                connector_id="1001",
                occupancy="occupied",
                lock="down",
                raw_code="50/10",
            ),
        ),
        answer={"Status": 0},
    )


def test_a_bay_travels_with_its_station(decode: Decode) -> None:
    bay = decode("stationStatus", STATUS).events[1]
    assert declared(ParkingBay).place_of(bay) == ("charger", b"MA1234567/ST1")


@pytest.mark.parametrize("content", [STATUS, [STATUS], {"ConnectorStatusInfo": [STATUS]}])
def test_platforms_send_it_wrapped_or_bare_one_or_many(decode: Decode, content: Any) -> None:
    assert decode("stationStatus", content) == decode(
        "stationStatus", {"ConnectorStatusInfo": STATUS}
    )


@pytest.mark.parametrize(
    ("code", "connectivity", "operability", "occupancy"),
    [
        (0, "offline", "unknown", "unknown"),
        (1, "online", "ok", "free"),
        (2, "online", "ok", "plugged"),
        (3, "online", "ok", "charging"),
        ("4", "online", "ok", "reserved"),
        (255, "online", "faulted", "unknown"),
    ],
)
def test_crosswalk(
    decode: Decode, code: Any, connectivity: str, operability: str, occupancy: str
) -> None:
    (status,) = decode("stationStatus", {"ConnectorID": "1001", "Status": code}).events
    assert isinstance(status, ChargerStatus)
    assert (status.connectivity, status.operability, status.occupancy) == (
        connectivity,
        operability,
        occupancy,
    )
    assert (status.raw_code, status.quality) == (str(code), "ok")


def test_an_unknown_code_is_kept_and_says_nothing(decode: Decode) -> None:
    (status,) = decode("stationStatus", {"ConnectorID": "1001", "Status": 21501}).events
    assert isinstance(status, ChargerStatus)
    assert (status.raw_code, status.quality) == ("21501", "code-unknown")
    assert (status.connectivity, status.operability, status.occupancy) == ("unknown",) * 3


@pytest.mark.parametrize(
    ("park", "lock", "expected"),
    [
        (0, 0, ("unknown", "unknown", "0/0", "ok")),
        (10, 50, ("free", "up", "10/50", "ok")),
        (50, None, ("occupied", "unknown", "50/0", "ok")),
        (7, 10, ("unknown", "down", "7/10", "code-unknown")),
    ],
)
def test_what_a_bay_says(decode: Decode, park: Any, lock: Any, expected: tuple[str, ...]) -> None:
    bay = decode("stationStatus", STATUS | {"ParkStatus": park, "LockStatus": lock}).events[1]
    assert isinstance(bay, ParkingBay)
    assert (bay.occupancy, bay.lock, bay.raw_code, bay.quality) == expected


def test_a_provincial_status_names_its_station_and_time(decode: Decode) -> None:
    (status,) = decode(
        "stationStatus",
        {
            "OperatorID": "MA1234567",
            "StationID": "ST9",
            "EquipmentID": "EQ9",
            "ConnectorID": "9001",
            "Status": 1,
            "UpdateTime": "2025-10-01 15:59:00",
        },
    ).events
    assert isinstance(status, ChargerStatus)
    assert (status.station_id, status.equipment_id) == ("ST9", "EQ9")
    assert status.event_time == NOW - 60_000


def test_a_connector_that_is_not_registered_is_refused(decode: Decode) -> None:
    with pytest.raises(UnregisteredError) as refused:
        decode("stationStatus", STATUS | {"ConnectorID": "2002"})
    assert (refused.value.field, refused.value.detail) == (
        "$.ConnectorID",
        "not registered by a StationInfo",
    )


@pytest.mark.parametrize(
    ("wrong", "reason", "field"),
    [
        ({"Status": None}, "missing-field", "$.Status"),
        ({"Status": ""}, "missing-field", "$.Status"),
        ({"Status": [1]}, "wrong-type", "$.Status"),
        ({"Status": "x" * 65}, "out-of-range", "$.Status"),
        ({"UpdateTime": "soon"}, "wrong-type", "$.UpdateTime"),
        ({"UpdateTime": "1970-01-01 08:00:00"}, "out-of-range", "$.UpdateTime"),
        ({"OperatorID": "MA7654321"}, "impossible", "$.OperatorID"),
    ],
)
def test_reason_and_field(decode: Decode, wrong: Any, reason: str, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        decode("stationStatus", STATUS | wrong)
    assert (refused.value.reason, refused.value.contract, refused.value.field) == (
        reason,
        "charger.status.v1",
        field,
    )


def test_the_same_content_is_the_same_event_and_other_content_another(decode: Decode) -> None:
    first, again = (decode("stationStatus", STATUS).events[0].event_id for _ in range(2))
    other = decode("stationStatus", STATUS | {"Status": 1}).events[0].event_id
    assert first == again != other
