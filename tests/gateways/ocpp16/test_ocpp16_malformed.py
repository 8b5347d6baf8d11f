"""A frame with anything wrong is one dead letter that quotes nothing of it."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded
from schemas.events.dead_letter import DeadLetter

Send = Callable[..., Decoded]
STATUS = "StatusNotification"


def letter(decoded: Decoded) -> DeadLetter:
    (event,) = decoded.events
    assert isinstance(event, DeadLetter)
    return event


def test_a_dead_letter_names_its_origin_and_hash(send: Send) -> None:
    assert letter(send(b"{not json")) == DeadLetter(
        event_id="test:1",
        event_time=1_759_305_600_000,
        source="test",
        operator_id="OP",
        reason="not-json",
        detail="the frame is not JSON",
        origin_topic="test",
        origin_offset=1,
        length=9,
        sha256="92072df399cb74703f8e86f450d552bc0bb01eeeb98a90985a1b7772c8fd0016",
    )


@pytest.mark.parametrize(
    "frame",
    [b"", b"\xff\xfe", b'"text"', b"[]", b"[2]", b'[2, "m", "Heartbeat"]', b'[9, "m", {}]', b"{}"],
)
def test_what_is_no_frame_is_refused(send: Send, frame: bytes) -> None:
    assert letter(send(frame)).reason in ("not-json", "wrong-type")


@pytest.mark.parametrize(
    ("payload", "reason", "field"),
    [
        ({"connectorId": 1}, "missing-field", "$.status"),
        ({"connectorId": "1", "status": "Available"}, "wrong-type", "$.connectorId"),
        ({"connectorId": -1, "status": "Available"}, "out-of-range", "$.connectorId"),
        ({"connectorId": 1, "status": "x" * 65}, "out-of-range", "$.raw_code"),
        ({"connectorId": 1, "status": "A", "timestamp": "soon"}, "wrong-type", "$.timestamp"),
        (
            {"connectorId": 1, "status": "A", "timestamp": "1970-01-01T00:00:00Z"},
            "out-of-range",
            "$.event_time",
        ),
    ],
)
def test_reason_and_field(send: Send, payload: dict[str, Any], reason: str, field: str) -> None:
    found = letter(send([2, "m1", STATUS, payload]))
    assert (found.reason, found.contract, found.field) == (reason, "charger.status.v1", field)


def test_no_value_of_the_frame_is_in_the_letter(send: Send) -> None:
    secret = "13800138000"
    bad = {"connectorId": secret, "idTag": secret, "timestamp": secret, "meterStart": secret}
    assert secret not in repr(letter(send([2, secret, "StartTransaction", bad])))


def test_the_stream_goes_on_after_it(send: Send) -> None:
    send(b"garbage")
    assert send([2, "m1", "Heartbeat", {}]).events[0].event_id == "test:2"
