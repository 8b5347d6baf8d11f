"""`traffic.v2x`: what a roadside unit tells vehicles, or sees of them."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Code, Count, Id, Latitude, LengthM, Longitude, TimeMs, column
from schemas.topic import TRAFFIC

_WORD = column("LowCardinality(String)")

MessageKind = Annotated[
    Literal["rsi", "rsm", "spat", "map", "bsm", "state"],
    Meta(description="T/CSAE 53 message; `state` is a sign of life.", extra=_WORD),
]
UnitState = Annotated[
    Literal["online", "offline", "faulted", "unknown"],
    Meta(description="State of the unit 路侧单元.", extra=_WORD),
]


@contract(
    "traffic.v2x",
    topic=TRAFFIC,
    key=("operator_id", "segment_id"),
    identity=("operator_id", "rsu_id", "message_kind", "message_id", "event_time"),
    silence=timedelta(minutes=15),
)
class TrafficV2x(Event, frozen=True, kw_only=True):
    """A message of a roadside unit. Source: T/CSAE 53 (RSI, RSM, SPAT, MAP, BSM).

    RSI warns of something on the road (`event_code` after GB/T 29100, from `starts` to `ends`); RSM
    counts the participants that the unit sees. Participants are never named.
    """

    segment_id: Id
    rsu_id: Id
    message_kind: MessageKind
    message_id: Code = ""
    unit_state: UnitState = "unknown"
    event_code: Code = ""
    starts: TimeMs | None = None
    ends: TimeMs | None = None
    radius_m: LengthM | None = None
    participants: Annotated[Count | None, Meta(description="Road users seen.")] = None
    longitude: Longitude | None = None
    latitude: Latitude | None = None
