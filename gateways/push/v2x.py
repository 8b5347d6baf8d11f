"""RSI and RSM of roadside units → `traffic.v2x`.

Names of T/CSAE 53's ASN.1 as published implementations have them; `lon` and `rsuId` are those of
open-v2x. `segment_id` and, where a token has several, `operator_id` are given beside, since the
messages know neither. Participants are counted; nothing else of them is looked at.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec

from gateways.push.decoder import granted
from gateways.push.grants import Grant
from gateways.refusal import RefusedError, shaped
from schemas import Event
from schemas.contract import declared
from schemas.events.traffic_v2x import TrafficV2x

CONTRACT = declared(TrafficV2x)
_DEGREES = 10_000_000  # refPos counts in 1e-7°
_RADIUS = 10  # eventRadius counts in 0.1 m

Moy = Annotated[int, msgspec.Meta(ge=0, le=527_040)]  # minute of the year; 527,040 is unknown
_NO_MOY = 527_040
Integer = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]


class Position(msgspec.Struct):
    lat: Integer
    long: Integer | None = None
    lon: Integer | None = None


class TimeDetails(msgspec.Struct, rename="camel"):
    start_time: Moy | None = None
    end_time: Moy | None = None


class Rte(msgspec.Struct, rename="camel"):
    """An event on the road 道路交通事件."""

    rte_id: Integer
    event_type: Integer
    event_radius: Integer | None = None
    time_details: TimeDetails = msgspec.field(default_factory=TimeDetails)


class Message(msgspec.Struct, rename="camel"):
    """What RSI and RSM have in common."""

    segment_id: str = msgspec.field(name="segment_id")
    id: str = ""
    rsu_id: str = ""
    operator_id: str = msgspec.field(name="operator_id", default="")
    msg_cnt: Integer = 0
    ref_pos: Position | None = None


class Rsi(Message, rename="camel"):
    moy: Moy = _NO_MOY
    rtes: list[Rte] = []


class Rsm(Message, rename="camel"):
    participants: list[Any] = []


def read_rsi(content: dict[str, Any], grant: Grant) -> list[Event]:
    """An event for each of the message's."""
    said = shaped(content, Rsi, CONTRACT.wire_type)
    now = datetime.now(UTC)
    sent_ms = _ms(said.moy, now)
    return [
        _event(
            said,
            grant,
            event_time=sent_ms or round(now.timestamp() * 1000),
            message_kind="rsi",
            message_id=str(each.rte_id),
            event_code=str(each.event_type),
            starts=_ms(each.time_details.start_time, now),
            ends=_ms(each.time_details.end_time, now),
            radius_m=None if each.event_radius is None else each.event_radius // _RADIUS,
        )
        for each in said.rtes
    ]


def read_rsm(content: dict[str, Any], grant: Grant) -> list[Event]:
    """How many the unit sees."""
    said = shaped(content, Rsm, CONTRACT.wire_type)
    event = _event(
        said,
        grant,
        event_time=round(datetime.now(UTC).timestamp() * 1000),
        message_kind="rsm",
        message_id=str(said.msg_cnt),
        participants=len(said.participants),
    )
    return [event]


def _event(said: Message, grant: Grant, **own: Any) -> Event:
    unit = said.id or said.rsu_id
    if not unit:
        raise RefusedError("missing-field", CONTRACT.wire_type, "$.id", "no roadside unit is named")
    only = next(iter(grant.operators)) if len(grant.operators) == 1 else ""
    common = {
        "event_id": f"{grant.source}:{unit}:{own['message_id']}:{own['event_time']}",
        "source": grant.source,
        "operator_id": said.operator_id or only,
        "segment_id": said.segment_id,
        "rsu_id": unit,
        "unit_state": "online",
    }
    given = {name: value for name, value in (own | _place(said)).items() if value is not None}
    event = shaped(common | given, TrafficV2x, CONTRACT.wire_type)
    return granted(event, CONTRACT, grant)


def _place(said: Message) -> dict[str, float]:
    if said.ref_pos is None:
        return {}
    east = said.ref_pos.long if said.ref_pos.long is not None else said.ref_pos.lon
    north = {"latitude": said.ref_pos.lat / _DEGREES}
    return north if east is None else north | {"longitude": east / _DEGREES}


def _ms(minute: int | None, now: datetime) -> int | None:
    """The minute of the year, in that year which brings it nearest to now."""
    if minute is None or minute == _NO_MOY:
        return None
    years = (datetime(now.year + each, 1, 1, tzinfo=UTC) for each in (-1, 0, 1))
    times = (year + timedelta(minutes=minute) for year in years)
    return round(min(times, key=lambda time: abs(time - now)).timestamp() * 1000)
