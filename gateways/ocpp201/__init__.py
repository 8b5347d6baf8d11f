"""OCPP 2.0.1: a central system's message log, decoded into contract events."""

from gateways.ocpp201.decoder import OCPP201

__all__ = ["OCPP201"]
