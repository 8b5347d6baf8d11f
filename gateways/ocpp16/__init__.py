"""OCPP 1.6J: a central system's message log, decoded into contract events."""

from gateways.ocpp16.decoder import Decoded, Decoder
from gateways.ocpp16.frame import Frame
from gateways.ocpp16.state import State

__all__ = ["Decoded", "Decoder", "Frame", "State"]
