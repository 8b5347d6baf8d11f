"""Sends frames to a decoder, as if they had been logged at 08:00."""

import json
from collections.abc import Callable
from typing import Any

from gateways.ocpp.decoder import Decoded, Decoder, Version
from gateways.ocpp.frame import Frame
from gateways.ocpp.making import Source
from gateways.pseudonym import Pseudonyms

NOW = 1_759_305_600_000  # 2025-10-01T08:00:00Z
PSEUDONYMS = Pseudonyms(b"0123456789abcdef")
Send = Callable[..., Decoded]


def decoder_of(version: Version) -> Decoder:
    """Decodes what operator OP logs, of two charge points at one station."""
    return Decoder(Source("test", "OP", PSEUDONYMS, {"CP1": "ST1", "CP2": "ST1"}), version)


def sender(decoder: Decoder) -> Send:
    """Decodes a frame given as a list, under the next offset."""
    offsets = iter(range(1, 1000))

    def one(frame: Any, charge_point: str = "CP1", time_ms: int = NOW) -> Decoded:
        text = frame if isinstance(frame, bytes) else json.dumps(frame).encode()
        return decoder.decode(Frame(time_ms, charge_point, text, next(offsets)))

    return one
