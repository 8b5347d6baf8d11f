"""A station with two connectors, a storage, an array, and what they say."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from schemas import Event
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_status import ChargerStatus
from schemas.events.pv_telemetry import PvTelemetry
from schemas.events.station_load import StationLoad
from schemas.events.storage_telemetry import StorageTelemetry
from schemas.reference.connector import Connector
from schemas.reference.pv import Pv
from schemas.reference.station import Station
from schemas.reference.storage import Storage
from schemas.reference_table import Reference
from schemas.words import ChargeKind
from streams.processors.station_load import StationLoads
from streams.register import Register
from tests.schemas.examples import T
from tests.streams.processing.given import said_of

MINUTE, QUARTER = 60_000, 900_000
SHANGHAI = ZoneInfo("Asia/Shanghai")
HERE: dict[str, Any] = {"operator_id": "O", "station_id": "S"}


def register(*rows: Reference) -> Register:
    return Register(SHANGHAI, rows)


def connector(name: str, kind: ChargeKind = "dc", **more: Any) -> Connector:
    return Connector(**HERE, connector_id=name, equipment_id="E", charge_kind=kind, **more)


STATION = Station(**HERE, feeder_id="F")
ONE_OF_DC = register(STATION, connector("A"))
STORAGE = Storage(**HERE, storage_id="ST")
ARRAY = Pv(**HERE, pv_id="PV")


def _said(minute: float) -> dict[str, Any]:
    return {**HERE, "event_id": "e", "source": "s", "event_time": T + int(minute * MINUTE)}


def meter(minute: float, power_w: int | None, connector_id: str = "A") -> ChargerMeter:
    return ChargerMeter(**_said(minute), connector_id=connector_id, power_w=power_w)


def status(minute: float, occupancy: Any, connector_id: str = "A", **more: Any) -> ChargerStatus:
    given = {"connectivity": "online", "operability": "ok", "occupancy": occupancy} | more
    return ChargerStatus(**_said(minute), connector_id=connector_id, **given)


def beat(minute: float, equipment_id: str = "E") -> ChargerStatus:
    return ChargerStatus(**_said(minute), equipment_id=equipment_id, connectivity="online")


def storage(minute: float, power_w: int) -> StorageTelemetry:
    return StorageTelemetry(**_said(minute), storage_id="ST", power_w=power_w)


def panels(minute: float, generated_w: int) -> PvTelemetry:
    return PvTelemetry(**_said(minute), pv_id="PV", generated_w=generated_w)


def elsewhere(minute: float) -> ChargerStatus:
    """A word of another station, which moves the time of the partition."""
    return ChargerStatus(**_said(minute) | {"station_id": "ELSEWHERE"}, connector_id="X")


def loads(register: Register, *events: Event) -> list[StationLoad]:
    """All that is said of the station."""
    said = said_of(StationLoads(register), events)
    return [each for each in said if isinstance(each, StationLoad) and each.station_id == "S"]


def as_read(said: Iterable[StationLoad]) -> list[StationLoad]:
    """All quarters of an hour as a reader has them: one that is not said is as the one before."""
    of: dict[tuple[str, str], dict[int, StationLoad]] = defaultdict(dict)
    for each in said:
        if each.interval_s == 900:
            of[each.operator_id, each.station_id][each.event_time] = each
    last = max(max(ends) for ends in of.values())
    found = []
    for ends in of.values():
        held = ends[min(ends)]
        for end in range(min(ends), last + 1, QUARTER):
            held = ends.get(end, held)
            found.append(replace(held, event_time=end))
    return found


def quarters(register: Register, *events: Event, till: float = 17) -> list[StationLoad]:
    found = loads(register, *events, elsewhere(till))
    return [each for each in found if each.interval_s == 900]


def minutes(register: Register, *events: Event, till: float = 17) -> list[StationLoad]:
    found = loads(register, *events, elsewhere(till))
    return [each for each in found if each.interval_s == 60]
