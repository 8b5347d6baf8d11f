"""A feeder with two stations of two connectors each, and what is said of them."""

from typing import Any
from zoneinfo import ZoneInfo

from schemas import Event
from schemas.events.alert import Alert
from schemas.events.feeder_load import FeederLoad
from schemas.events.grid_feeder import GridFeeder
from schemas.events.station_load import StationLoad
from schemas.reference.connector import Connector
from schemas.reference.feeder import Feeder
from schemas.reference.station import Station
from schemas.reference_table import Reference
from streams.processors.feeder_load import FeederLoads
from streams.register import Register
from tests.schemas.examples import T
from tests.streams.processing.given import said_of

MINUTE = 60_000
KW, MW = 1000, 1_000_000


def _rows(name: str) -> list[Reference]:
    here: dict[str, Any] = {"operator_id": "O", "station_id": name}
    connectors = (Connector(**here, connector_id=f"{name}{each}") for each in "12")
    return [Station(**here, feeder_id="F"), *connectors]


REGISTER = Register(
    ZoneInfo("Asia/Shanghai"), [Feeder(feeder_id="F", capacity_w=4 * MW), *_rows("A"), *_rows("B")]
)


def part(
    minute: int, station: str, net_w: int | None, interval_s: Any = 900, revision: int = 0
) -> StationLoad:
    """All of it charging; of a station of which nothing is known none."""
    many = 2 * interval_s
    return StationLoad(
        event_id=f"{station}{minute}",
        event_time=T + minute * MINUTE,
        source="s",
        operator_id="O",
        station_id=station,
        feeder_id="F",
        interval_s=interval_s,
        revision=revision,
        net_w=net_w,
        charging_w=net_w,
        known_s=0 if net_w is None else many,
        unknown_s=many if net_w is None else 0,
    )


def reading(minute: int, base_w: int | None, feeder_id: str = "F", **more: Any) -> GridFeeder:
    return GridFeeder(
        event_id="e",
        event_time=T + minute * MINUTE,
        source="s",
        operator_id="GRID",
        feeder_id=feeder_id,
        base_load_w=base_w,
        **{"supply": "on"} | more,
    )


def said(*events: Event, till: int) -> list[Event]:
    """What is said of the feeder until a reading of another one."""
    found = said_of(FeederLoads(REGISTER), [*events, reading(till, 0, "ELSEWHERE")])
    return [each for each in found if getattr(each, "feeder_id", "") == "F"]


def loads(*events: Event, till: int, interval_s: int = 900) -> list[FeederLoad]:
    found = [each for each in said(*events, till=till) if isinstance(each, FeederLoad)]
    return [each for each in found if each.interval_s == interval_s]


def alerts(*events: Event, till: int) -> list[tuple[int, str, str, str]]:
    """Minute, kind, state and evidence."""
    return [
        ((each.event_time - T) // MINUTE, each.kind, each.state, each.evidence)
        for each in said(*events, till=till)
        if isinstance(each, Alert)
    ]
