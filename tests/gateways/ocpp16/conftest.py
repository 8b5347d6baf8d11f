"""A decoder of two charge points at one station."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded, Decoder
from gateways.ocpp.frame import Frame
from gateways.ocpp.making import Source
from gateways.ocpp16 import OCPP16
from gateways.pseudonym import Pseudonyms

NOW = 1_759_305_600_000  # 2025-10-01T08:00:00Z
Send = Callable[..., Decoded]


@pytest.fixture
def decoder() -> Decoder:
    """Decodes what operator OP logs."""
    stations = {"CP1": "ST1", "CP2": "ST1"}
    return Decoder(Source("test", "OP", Pseudonyms(b"0123456789abcdef"), stations), OCPP16)


@pytest.fixture
def send(decoder: Decoder) -> Send:
    """Decode a frame given as a list, logged at 08:00 under the next offset."""
    offsets = iter(range(1, 1000))

    def one(frame: Any, charge_point: str = "CP1", time_ms: int = NOW) -> Decoded:
        text = frame if isinstance(frame, bytes) else json.dumps(frame).encode()
        return decoder.decode(Frame(time_ms, charge_point, text, next(offsets)))

    return one
