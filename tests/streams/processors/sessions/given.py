"""What a connector says, minute by minute, and what is said of its sessions."""

from collections.abc import Iterable
from typing import Any

from schemas import Event
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.events.charging_attempt import ChargingAttempt
from schemas.events.charging_session import ChargingSession
from streams.processors.sessions import Sessions
from tests.schemas.examples import T
from tests.streams.processing.given import said_of

MINUTE = 60_000
_PLACE: dict[str, Any] = {
    "event_id": "e",
    "source": "s",
    "operator_id": "O",
    "station_id": "S",
    "connector_id": "C",
}


def at(minute: float) -> int:
    return T + round(minute * MINUTE)


def status(minute: float, occupancy: str, raw_code: str = "", **more: Any) -> ChargerStatus:
    axes: dict[str, Any] = {"connectivity": "online", "operability": "ok", "occupancy": occupancy}
    return ChargerStatus(**(_PLACE | axes | more), event_time=at(minute), raw_code=raw_code)


def faulted(minute: float) -> ChargerStatus:
    return status(minute, "unknown", operability="faulted")


def meter(minute: float, import_wh: int, **more: Any) -> ChargerMeter:
    return ChargerMeter(**(_PLACE | more), event_time=at(minute), import_wh=import_wh)


def order(settled: float, start: float, end: float, **more: Any) -> ChargerSession:
    """An order of 10 kWh that knows nothing but when it charged."""
    known: dict[str, Any] = {"session_id": "order-1", "energy_wh": 10_000}
    times = {"event_time": at(settled), "charge_start": at(start), "charge_end": at(end)}
    return ChargerSession(**(_PLACE | known | times | more))


def steps(*events: Event) -> list[tuple[float, str]]:
    """Minute and step of each word about a session."""
    return [((each.event_time - T) / MINUTE, each.step) for each in sessions(events)]


def sessions(events: Iterable[Event]) -> list[ChargingSession]:
    return [each for each in said_of(Sessions(), events) if isinstance(each, ChargingSession)]


def attempts(events: Iterable[Event]) -> list[ChargingAttempt]:
    return [each for each in said_of(Sessions(), events) if isinstance(each, ChargingAttempt)]
