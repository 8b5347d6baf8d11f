"""5,000 road segments, every other one with a roadside unit."""

from benchmarks.common.fleet.numbers import event_id, spread
from schemas.events.traffic_segment import TrafficSegment
from schemas.events.traffic_v2x import TrafficV2x

_SEGMENTS, _UNITS = 5_000, 2_500
_AUTHORITY = "traffic-authority"


def segment(number: int, time_ms: int) -> TrafficSegment:
    """How traffic flows."""
    return TrafficSegment(
        event_id=event_id(number),
        event_time=time_ms,
        source="detector",
        operator_id=_AUTHORITY,
        segment_id=f"segment-{number % _SEGMENTS}",
        interval_s=300,
        speed_kmh=spread(number, 1_200) / 10,
        vehicles=spread(number, 200, 1),
        congestion="free",
    )


def v2x(number: int, time_ms: int) -> TrafficV2x:
    """What a roadside unit sees."""
    unit = number % _UNITS
    return TrafficV2x(
        event_id=event_id(number),
        event_time=time_ms,
        source="rsu",
        operator_id=_AUTHORITY,
        segment_id=f"segment-{unit * 2}",
        rsu_id=f"rsu-{unit}",
        message_kind="rsm",
        message_id=str(number % 128),
        unit_state="online",
        participants=spread(number, 40),
    )
