"""A line is a frame with its time and charge point, or is refused by field."""

import json
from typing import Any

import pytest

from gateways.ocpp.frame import Frame
from gateways.ocpp.line import frame_of
from gateways.refusal import RefusedError

FRAME = [2, "m", "Heartbeat", {}]
GOOD = {"time": "2025-10-01T08:00:00Z", "charge_point": "CP1", "message": FRAME}


@pytest.mark.parametrize(
    "time", ["2025-10-01T08:00:00Z", "2025-10-01T16:00:00+08:00", 1_759_305_600_000]
)
@pytest.mark.parametrize("message", [FRAME, json.dumps(FRAME)])
def test_a_line_is_a_frame(time: Any, message: Any) -> None:
    line = json.dumps(GOOD | {"time": time, "message": message}).encode()
    text = b'[2, "m", "Heartbeat", {}]'
    assert frame_of(line, 7) == Frame(1_759_305_600_000, "CP1", text, 7)


@pytest.mark.parametrize(
    ("line", "reason", "field"),
    [
        (b"{", "not-json", ""),
        (b"[]", "wrong-type", "$"),
        (json.dumps(GOOD | {"charge_point": ""}).encode(), "out-of-range", "$.charge_point"),
        (json.dumps(GOOD | {"time": "soon"}).encode(), "wrong-type", "$.time"),
        (json.dumps(GOOD | {"time": 0}).encode(), "out-of-range", "$.time"),
        (json.dumps(GOOD | {"time": "1970-01-01T00:00:00Z"}).encode(), "out-of-range", "$.time"),
        (json.dumps(GOOD | {"time": 2**63 - 1}).encode(), "out-of-range", "$.time"),
        (json.dumps(GOOD | {"message": 7}).encode(), "wrong-type", "$.message"),
        (b'{"time": 1, "charge_point": "CP1"}', "missing-field", "$.message"),
    ],
)
def test_what_is_no_line_is_refused(line: bytes, reason: str, field: str) -> None:
    with pytest.raises(RefusedError) as told:
        frame_of(line, 7)
    assert (told.value.reason, told.value.field) == (reason, field)
