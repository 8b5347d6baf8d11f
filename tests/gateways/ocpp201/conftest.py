"""A decoder of OCPP 2.0.1, and who sends frames to it."""

import pytest

from gateways.ocpp.decoder import Decoder
from gateways.ocpp201 import OCPP201
from tests.gateways.ocpp.sending import Send, decoder_of, sender


@pytest.fixture
def decoder() -> Decoder:
    """Remembers what it was sent."""
    return decoder_of(OCPP201)


@pytest.fixture
def send(decoder: Decoder) -> Send:
    """Decode a frame given as a list."""
    return sender(decoder)
