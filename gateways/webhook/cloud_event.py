"""A record → a CloudEvent in structured mode. Pure.

Source: CloudEvents 1.0.2 core and JSON format; a record's headers are its Kafka binding.
"""

from datetime import UTC, datetime

import msgspec

from gateways.forwarding.record import Record
from gateways.refusal import RefusedError, shaped
from schemas.contract import declared
from schemas.events.alert import Alert

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
_ALERT = declared(Alert)


class CloudEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Attributes and data, spelled as the JSON format has them."""

    specversion: str = "1.0"
    id: str
    source: str
    type: str
    subject: str
    time: str
    datacontenttype: str = "application/json"
    data: msgspec.Raw


def cloud_event(record: Record) -> CloudEvent:
    """The alert of a record, its body as it stands in Kafka.

    Raises:
        RefusedError: it is no alert.
    """
    alert = _alert(record)
    return CloudEvent(
        id=alert.event_id,
        source=alert.source,
        type=_ALERT.wire_type,
        subject=alert.cause,
        time=datetime.fromtimestamp(alert.event_time / 1000, UTC).isoformat(),
        data=msgspec.Raw(record.value),
    )


def _alert(record: Record) -> Alert:
    if record.event_type != _ALERT.wire_type:
        raise RefusedError("unknown-type", field="ce_type", detail="not an alert")
    try:
        content = msgspec.json.decode(record.value)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError("not-json", _ALERT.wire_type, detail="the record is not JSON") from None
    return shaped(content, Alert, _ALERT.wire_type)
