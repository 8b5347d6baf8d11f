"""A connection's decoder and framer, without any socket."""

from collections.abc import Callable
from itertools import count

import pytest
from pydantic import SecretStr

from gateways.gbt32960.decoder import Decoded, Decoder, Received
from gateways.gbt32960.frame import Framer
from gateways.gbt32960.platforms import Platforms
from gateways.pseudonym import Pseudonyms
from gateways.vehicles import Vehicles

NOW = 1_783_296_005_000
VEHICLES = Vehicles(Pseudonyms(b"0123456789abcdef"))
Send = Callable[[bytes], Decoded]


@pytest.fixture
def decoder() -> Decoder:
    """Of a connection without a platform."""
    platforms = Platforms({"CQ-PLATFORM": SecretStr("correct horse")})
    return Decoder("test", VEHICLES, platforms, "OP")


@pytest.fixture
def send(decoder: Decoder) -> Send:
    """Decode one frame, and have Kafka take it."""
    offsets = count(1)

    def one(raw: bytes) -> Decoded:
        (frame,) = Framer().feed(raw)
        decoded = decoder.decode(frame, Received(NOW, next(offsets)))
        decoder.memory.keep()
        return decoded

    return one
