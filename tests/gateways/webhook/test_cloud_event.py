"""An alert as a CloudEvent: attributes from the record, the body as it stands in Kafka."""

import msgspec
import pytest

from gateways.forwarding.record import Record
from gateways.refusal import RefusedError
from gateways.webhook.cloud_event import cloud_event

ALERT = (
    b'{"event_id":"alert-1","event_time":1772323200500,"source":"processor:outages",'
    b'"operator_id":"510000001","cause":"site-offline/510000001/S-0042","kind":"site-offline",'
    b'"state":"open","severity":"critical","first_seen":1772323200000,"last_seen":1772323200500,'
    b'"later":"a field of a later version"}'
)


def record(value: bytes = ALERT, event_type: str = "alert.v1") -> Record:
    return Record("alerts", 0, 7, 1_772_323_200_600, event_type, value)


def test_structured_mode() -> None:
    assert msgspec.json.encode(cloud_event(record())) == (
        b'{"specversion":"1.0","id":"alert-1","source":"processor:outages","type":"alert.v1",'
        b'"subject":"site-offline/510000001/S-0042","time":"2026-03-01T00:00:00.500000+00:00",'
        b'"datacontenttype":"application/json","data":' + ALERT + b"}"
    )


@pytest.mark.parametrize(
    ("given", "reason", "field"),
    [
        (record(b"{"), "not-json", ""),
        (record(b""), "not-json", ""),
        (record(b"{}"), "missing-field", "$.event_id"),
        (record(ALERT.replace(b"open", b"shut")), "unknown-code", "$.state"),
        (record(event_type="alert.v2"), "unknown-type", "ce_type"),
        (record(event_type=""), "unknown-type", "ce_type"),
    ],
)
def test_what_is_no_alert_is_refused(given: Record, reason: str, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        cloud_event(given)
    assert (refused.value.reason, refused.value.field) == (reason, field)
