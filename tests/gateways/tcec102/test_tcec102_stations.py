"""notification_stationInfo → rows of operator, station, equipment and connector."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.refusal import RefusedError
from gateways.tcec102.push import Decoded
from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference.operator import Operator
from schemas.reference.station import Station
from tests.gateways.tcec102.examples import STATION

Decode = Callable[[str, Any], Decoded]


def test_a_station_is_rows_of_four_tables(decode: Decode) -> None:
    decoded = decode("stationInfo", {"StationInfo": STATION})
    operator, station, equipment, *connectors = decoded.rows
    assert (decoded.events, decoded.station, decoded.answer) == ((), "ST1", {"Status": 0})
    assert operator == Operator(operator_id="MA1234567", name="示例充电")
    assert isinstance(station, Station)
    assert (station.station_id, station.name, station.district_code) == ("ST1", "示例站", "500112")
    assert (station.scene, station.use_class, station.open_to_public) == (
        "car-park",
        "public",
        True,
    )
    assert (station.operating_state, station.bays) == ("operating", 2)
    assert equipment == Equipment(
        operator_id="MA1234567",
        equipment_id="EQ1",
        station_id="ST1",
        manufacturer="示例制造",
        model="M1",
        rated_power_w=120_500,
    )
    assert connectors == [
        Connector(
            operator_id="MA1234567",
            connector_id="1001",
            station_id="ST1",
            equipment_id="EQ1",
            bay_id="1001",
            charge_kind="dc",
            plug="GB/T DC",
            rated_power_w=120_000,
        ),
        Connector(
            operator_id="MA1234567",
            connector_id="1002",
            station_id="ST1",
            equipment_id="EQ1",
            bay_id="1002",
            charge_kind="dc",
            rated_power_w=60_000,
        ),
    ]


def test_positions_are_of_wgs_84(decode: Decode) -> None:
    station = decode("stationInfo", STATION).rows[1]
    assert isinstance(station, Station)
    assert station.longitude == pytest.approx(121.5272106, abs=1e-7)
    assert station.latitude == pytest.approx(31.1774276, abs=1e-7)


def test_unknown_codes_are_unknown(decode: Decode) -> None:
    codes = {"StationType": 255, "StationStatus": 0, "Construction": 255}
    station = decode("stationInfo", STATION | codes).rows[1]
    assert isinstance(station, Station)
    assert (station.use_class, station.operating_state, station.scene) == (
        "unknown",
        "unknown",
        "other",
    )
    assert station.open_to_public is None


@pytest.mark.parametrize("private", [50, 107])
def test_a_private_pile_has_no_name(decode: Decode, private: int) -> None:
    owned = STATION | {"StationType": private, "StationName": "张三丰家"}
    station = decode("stationInfo", owned).rows[1]
    assert isinstance(station, Station)
    assert (station.use_class, station.name) == ("private", "")


@pytest.mark.parametrize(
    ("wrong", "reason", "field"),
    [
        ({"StationID": None}, "missing-field", "$.StationID"),
        ({"StationLat": 91}, "out-of-range", "$.StationLat"),
        ({"ParkNums": -1}, "out-of-range", "$.ParkNums"),
        ({"EquipmentInfos": [{}]}, "missing-field", "$.EquipmentInfos[0].EquipmentID"),
        ({"OperatorID": "MA7654321"}, "impossible", "$.OperatorID"),
    ],
)
def test_reason_and_field(decode: Decode, wrong: Any, reason: str, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        decode("stationInfo", STATION | wrong)
    assert (refused.value.reason, refused.value.field) == (reason, field)


def test_it_is_one_station(decode: Decode) -> None:
    with pytest.raises(RefusedError, match="expected one station"):
        decode("stationInfo", {"StationInfo": [STATION, STATION]})
