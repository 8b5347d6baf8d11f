"""OCPP 1.6J: a central system's message log, decoded into contract events."""

from gateways.ocpp16.decoder import OCPP16

__all__ = ["OCPP16"]
