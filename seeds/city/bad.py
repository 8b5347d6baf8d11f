"""Records that must be refused: each kind spoils a good one in one way."""

from collections.abc import Callable
from random import Random
from typing import Any, get_args

import msgspec

from schemas.events.dead_letter import Reason
from seeds.record import Record

_1970_MS, _2100_MS = 86_400_000, 4_102_444_800_000
_TYPE = "ce_type"

Spoil = Callable[[Record], Record]


def _edit(change: Callable[[dict[str, Any]], Any]) -> Spoil:
    def spoil(record: Record) -> Record:
        content = msgspec.json.decode(record.value)
        change(content)
        return record._replace(value=msgspec.json.encode(content))

    return spoil


def _put(name: str, value: object) -> Spoil:
    return _edit(lambda content: content.update({name: value}))


def _with_type(wire_type: bytes) -> Spoil:
    def spoil(record: Record) -> Record:
        rest = [each for each in record.headers if each[0] != _TYPE]
        return record._replace(headers=[(_TYPE, wire_type), *rest])

    return spoil


# Kind of fault → (the reason that landing must give, how to make it of a good charger.status).
FAULTS: dict[str, tuple[Reason, Spoil]] = {
    "not-json": ("not-json", lambda record: record._replace(value=b"{" + record.value)),
    "wrong-type": ("wrong-type", _put("station_id", 42)),
    "missing-field": ("missing-field", _edit(lambda content: content.pop("station_id"))),
    "out-of-range": ("out-of-range", _put("raw_code", "9" * 65)),
    "unknown-code": ("unknown-code", _put("occupancy", "levitating")),
    "time-in-1970": ("out-of-range", _put("event_time", _1970_MS)),
    "time-in-2100": ("time-in-future", _put("event_time", _2100_MS)),
    "empty-key": ("empty-key", lambda record: record._replace(key=b"")),
    "missing-headers": ("missing-header", lambda record: record._replace(headers=[])),
    "unknown-type": ("unknown-type", _with_type(b"charger.horoscope.v1")),
    "unknown-version": ("unknown-version", _with_type(b"charger.status.v99")),
}
assert {reason for reason, _ in FAULTS.values()} <= set(get_args(get_args(Reason)[0]))


def draw_faults(random: Random, first: int, last: int) -> list[tuple[int, str]]:
    """When (between two times) which fault is made: three to seven of each kind."""
    return sorted(
        (random.randrange(first, last), kind)
        for kind in FAULTS
        for _ in range(random.randint(3, 7))
    )
