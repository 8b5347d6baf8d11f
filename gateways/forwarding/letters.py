"""The dead letter of a record that its receiver will never take."""

from hashlib import sha256

import msgspec

from gateways.forwarding.record import Record
from gateways.refusal import RefusedError
from schemas.events.dead_letter import DeadLetter
from schemas.fields import EARLIEST_MS


class _Owned(msgspec.Struct):
    operator_id: str


def letter_of(record: Record, source: str, refused: RefusedError) -> DeadLetter:
    """The letter; the original stays in its topic, from which `dead-letters replay` takes it."""
    return DeadLetter(
        event_id=f"{source}:{record.topic}/{record.partition}/{record.offset}",
        event_time=max(record.timestamp, EARLIEST_MS),  # without a time it is -1
        source=source,
        operator_id=_operator_of(record.value),
        reason=refused.reason,
        contract=refused.contract or record.event_type[:64],
        field=refused.field,
        detail=refused.detail,
        origin_topic=record.topic,
        origin_partition=record.partition,
        origin_offset=record.offset,
        length=len(record.value),
        sha256=sha256(record.value).hexdigest(),
    )


def _operator_of(value: bytes) -> str:
    try:
        return msgspec.json.decode(value, type=_Owned).operator_id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "unknown"
