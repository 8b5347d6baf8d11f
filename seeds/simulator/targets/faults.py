"""Records that must be refused: each kind of fault spoils a good record in one way."""

from collections.abc import Callable
from typing import Any, NamedTuple, get_args

import msgspec

from schemas.events.dead_letter import Reason
from seeds.record import Record

_1970_MS, _2100_MS = 86_400_000, 4_102_444_800_000
_TYPE = "ce_type"


class Weakness(NamedTuple):
    """Where an event type is spoilt: a field it needs, one with a bound, one with codes."""

    required: str
    bounded: str
    coded: str


_WEAKNESSES = {
    "charger.status": Weakness("station_id", "raw_code", "occupancy"),
    "charger.meter": Weakness("connector_id", "soc_percent", "quality"),
    "charger.session": Weakness("session_id", "energy_wh", "stop_reason"),
    "charger.alarm": Weakness("station_id", "raw_code", "alarm"),
    "charger.reservation": Weakness("reservation_id", "starts", "step"),
    "storage.telemetry": Weakness("storage_id", "soc_percent", "state"),
    "pv.telemetry": Weakness("pv_id", "generated_w", "quality"),
    "swap.station": Weakness("station_id", "ready", "state"),
    "swap.order": Weakness("order_id", "energy_wh", "outcome"),
    "vehicle.telemetry": Weakness("vehicle", "speed_kmh", "charge_state"),
    "vehicle.alarm": Weakness("vehicle", "level", "alarm"),
    "parking.lot": Weakness("lot_id", "free", "state"),
    "parking.bay": Weakness("bay_id", "raw_code", "energy_class"),
    "traffic.segment": Weakness("segment_id", "occupancy_percent", "congestion"),
    "traffic.v2x": Weakness("rsu_id", "participants", "message_kind"),
    "grid.feeder": Weakness("feeder_id", "limit_w", "supply"),
    "grid.dispatch": Weakness("instruction_id", "target_w", "step"),
    "external.alert": Weakness("cause", "first_seen", "severity"),
    "weather.hour": Weakness("operator_id", "temperature_c", "quality"),
}

Spoil = Callable[[Record, Weakness], Record]


def _edit(change: Callable[[dict[str, Any], Weakness], Any]) -> Spoil:
    def spoil(record: Record, weak: Weakness) -> Record:
        content = msgspec.json.decode(record.value)
        change(content, weak)
        return record._replace(value=msgspec.json.encode(content))

    return spoil


def _at(time_ms: int) -> Spoil:
    return _edit(lambda content, _: content.update(event_time=time_ms))


def _typed(wire_type: bytes) -> Spoil:
    def spoil(record: Record, _: Weakness) -> Record:
        rest = [each for each in record.headers if each[0] != _TYPE]
        return record._replace(headers=[(_TYPE, wire_type), *rest])

    return spoil


def _out_of_range(content: dict[str, Any], weak: Weakness) -> None:
    content[weak.bounded] = "9" * 65 if weak.bounded == "raw_code" else 10**15


def _later_version(record: Record, weak: Weakness) -> Record:
    wire_type = dict(record.headers)[_TYPE]
    assert isinstance(wire_type, bytes)
    return _typed(wire_type.replace(b".v1", b".v99"))(record, weak)


# Kind of fault → (the reason that landing must give, how to make it of a good record).
FAULTS: dict[str, tuple[Reason, Spoil]] = {
    "not-json": ("not-json", lambda record, _: record._replace(value=b"{" + record.value)),
    "wrong-type": ("wrong-type", _edit(lambda content, weak: content.update({weak.required: 42}))),
    "missing-field": ("missing-field", _edit(lambda content, weak: content.pop(weak.required))),
    "out-of-range": ("out-of-range", _edit(_out_of_range)),
    "unknown-code": (
        "unknown-code",
        _edit(lambda content, weak: content.update({weak.coded: "levitating"})),
    ),
    "time-in-1970": ("out-of-range", _at(_1970_MS)),
    "time-in-2100": ("time-in-future", _at(_2100_MS)),
    "empty-key": ("empty-key", lambda record, _: record._replace(key=b"")),
    "missing-headers": ("missing-header", lambda record, _: record._replace(headers=[])),
    "unknown-type": ("unknown-type", _typed(b"city.horoscope.v1")),
    "unknown-version": ("unknown-version", _later_version),
}
assert {reason for reason, _ in FAULTS.values()} <= set(get_args(get_args(Reason)[0]))


def spoilt(kind: str, event_type: str, record: Record) -> Record:
    """A good record of a type, with one fault."""
    return FAULTS[kind][1](record, _WEAKNESSES[event_type])
