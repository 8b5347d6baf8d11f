"""What connector, meter and bay say, minute by minute, and what is said of them."""

from collections.abc import Iterable
from typing import Any

from schemas import Event
from schemas.events.alert import Alert
from schemas.events.bay_use import BayUse
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_status import ChargerStatus
from schemas.events.parking_bay import ParkingBay
from streams.processors.fusion import Fusion
from tests.schemas.examples import T
from tests.streams.processing.given import said_of

MINUTE = 60_000
_WHERE: dict[str, Any] = {"event_id": "e", "source": "s", "station_id": "S"}
_PLACE: dict[str, Any] = {**_WHERE, "operator_id": "O", "connector_id": "C"}


def at(minute: float) -> int:
    return T + round(minute * MINUTE)


def plug(minute: float, occupancy: str, raw_code: str = "", **more: Any) -> ChargerStatus:
    axes: dict[str, Any] = {"connectivity": "online", "operability": "ok", "occupancy": occupancy}
    return ChargerStatus(**(_PLACE | axes | more), event_time=at(minute), raw_code=raw_code)


def offline(minute: float) -> ChargerStatus:
    return plug(minute, "unknown", connectivity="offline", operability="unknown")


def power(minute: float, power_w: int | None, **more: Any) -> ChargerMeter:
    return ChargerMeter(**(_PLACE | more), event_time=at(minute), power_w=power_w)


def bay(minute: float, occupancy: str, energy_class: str = "unknown", **more: Any) -> ParkingBay:
    """Of a lot whose operator is another than that of the station."""
    words: dict[str, Any] = {"occupancy": occupancy, "energy_class": energy_class}
    whose = {"operator_id": "LOTS", "lot_id": "L", "bay_id": "B", "station_operator_id": "O"}
    here = _WHERE | whose | {"connector_id": "C"}
    return ParkingBay(**(here | words | more), event_time=at(minute))


def later(minute: float) -> ChargerStatus:
    """A word of another connector, by which time passes."""
    return plug(minute, "unknown", connector_id="ELSEWHERE")


def uses(*events: Event) -> list[tuple[str, float]]:
    """Each use of the bay, and the minute since when."""
    return [(each.use, (each.since - T) / MINUTE) for each in used(events)]


def used(events: Iterable[Event]) -> list[BayUse]:
    return [each for each in said_of(Fusion(), events) if isinstance(each, BayUse)]


def warnings(*events: Event) -> list[tuple[str, str, float]]:
    """Each step of an alert: its kind, its state, and the minute in which it was said."""
    alerts = [each for each in said_of(Fusion(), events) if isinstance(each, Alert)]
    return [(each.kind, each.state, (each.event_time - T) / MINUTE) for each in alerts]
