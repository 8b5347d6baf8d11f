"""What the feed says of an event is what the receiver makes of it again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest

from gateways.tcec102.feed.orders import order_push
from gateways.tcec102.feed.stations import station_pushes
from gateways.tcec102.feed.statuses import status_push
from gateways.tcec102.push import Decoded
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference.station import Station
from tests.gateways.tcec102.examples import NOW

Decode = Callable[[str, Any], Decoded]

PLACE: dict[str, Any] = {
    "event_id": "e1",
    "source": "hand",
    "operator_id": "MA1234567",
    "station_id": "ST1",
    "equipment_id": "EQ1",
    "connector_id": "1001",
    "event_time": NOW,
}
ORDER = ChargerSession(
    **PLACE,
    session_id="MA1234567000000000000000001",
    charge_start=NOW - 3_600_000,
    charge_end=NOW,
    energy_wh=41_273,
    register_start_wh=1_000_001,
    register_end_wh=1_041_274,
    soc_start_percent=20.5,
    soc_end_percent=80.0,
    stop_reason="vehicle",
    raw_stop_reason="2",
    energy_fee_fen=3302,
    service_fee_fen=1651,
)


def status(connectivity: Any, operability: Any, occupancy: Any, **more: Any) -> ChargerStatus:
    axes = {"connectivity": connectivity, "operability": operability, "occupancy": occupancy}
    return ChargerStatus(**PLACE | axes | more)


def body(event: msgspec.Struct) -> dict[str, Any]:
    """All that it says, but for what names the event and who made it."""
    told = msgspec.structs.asdict(event)
    return {name: told[name] for name in told if name not in ("event_id", "source")}


@pytest.mark.parametrize(
    ("axes", "code"),
    [
        (("offline", "unknown", "unknown"), "0"),
        (("online", "ok", "free"), "1"),
        (("online", "ok", "plugged"), "2"),
        (("online", "ok", "charging"), "3"),
        (("online", "ok", "reserved"), "4"),
        (("online", "faulted", "unknown"), "255"),
    ],
)
def test_a_status_that_the_form_knows_loses_nothing(
    decode: Decode, axes: tuple[str, str, str], code: str
) -> None:
    event = status(*axes, raw_code=code)
    push = status_push(event)
    assert push is not None
    (again,) = decode(push.interface.removeprefix("notification_"), push.content).events
    assert body(again) == body(event)


@pytest.mark.parametrize(
    ("axes", "code"),
    [
        (("online", "maintenance", "free"), 255),
        (("online", "ok", "discharging"), 3),
        (("offline", "faulted", "charging"), 0),
        (("unknown", "unknown", "free"), 1),
    ],
)
def test_a_status_that_it_does_not_know_is_said_by_the_nearest_code(
    axes: tuple[str, str, str], code: int
) -> None:
    push = status_push(status(*axes, raw_code="Available"))
    assert push is not None
    assert push.content["ConnectorStatusInfo"] == {
        "OperatorID": "MA1234567",
        "StationID": "ST1",
        "EquipmentID": "EQ1",
        "ConnectorID": "1001",
        "Status": code,
        "UpdateTime": "2025-10-01 16:00:00",
    }


@pytest.mark.parametrize(
    "event",
    [
        status("online", "ok", "unknown"),
        status("unknown", "unknown", "unknown"),
        status("online", "ok", "free", connector_id=""),
    ],
    ids=["occupancy unknown", "all unknown", "of the whole equipment"],
)
def test_what_the_form_cannot_say_is_not_said(event: ChargerStatus) -> None:
    assert status_push(event) is None


def test_an_order_loses_nothing_that_the_form_has(decode: Decode) -> None:
    push = order_push(ORDER)
    assert push is not None
    assert push.content["TotalPower"] == 41.273
    assert push.content["TotalMoney"] == 49.53
    (again,) = decode("charge_order_info", push.content).events
    assert body(again) == body(ORDER)


@pytest.mark.parametrize("energy_wh", [None, -500])
def test_an_order_without_energy_or_that_fed_back_is_not_said(energy_wh: int | None) -> None:
    assert order_push(msgspec.structs.replace(ORDER, energy_wh=energy_wh)) is None


def test_a_station_comes_back_as_it_is_registered(decode: Decode) -> None:
    mine: dict[str, Any] = {"operator_id": "MA1234567", "station_id": "ST1"}
    station = Station(
        **mine,
        name="示例站",
        district_code="500112",
        scene="car-park",
        use_class="public",
        open_to_public=True,
        operating_state="operating",
        longitude=106.55,
        latitude=29.56,
        bays=2,
    )
    cabinet = Equipment(
        **mine,
        equipment_id="EQ1",
        manufacturer="示例制造",
        model="M1",
        rated_power_w=120_500,
        operating_state="operating",
    )
    gun = Connector(
        **mine,
        connector_id="1001",
        equipment_id="EQ1",
        bay_id="1001",
        charge_kind="dc",
        plug="GB/T DC",
        rated_power_w=120_000,
        operating_state="operating",
    )
    gone = msgspec.structs.replace(gun, connector_id="1000", valid_to=date(2025, 1, 1))
    rows = [gone, gun, cabinet, station]
    ((operator_id, push),) = station_pushes(rows, date(2025, 10, 1))
    assert operator_id == "MA1234567"
    _, registered, *under_it = decode("stationInfo", push.content).rows
    assert isinstance(registered, Station)
    assert (registered.longitude, registered.latitude) == pytest.approx((106.55, 29.56), abs=1e-7)
    where = {"longitude": station.longitude, "latitude": station.latitude}
    assert msgspec.structs.replace(registered, **where) == station
    assert under_it == [cabinet, gun]
