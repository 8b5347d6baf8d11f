"""Whose a token is: a person's or a vehicle's, as pseudonym only."""

from typing import NamedTuple

from gateways.ocpp.making import Making
from gateways.ocpp201.payloads import IdToken
from gateways.vehicles import Vehicles

# The vehicle's communication controller (EVCCID, Autocharge): names a vehicle, but is no VIN.
_CONTROLLER = "MacAddress"
_NOBODY = "NoAuthorization"
_VIN = "VIN"


class Holder(NamedTuple):
    """Pseudonyms, empty where unknown."""

    user: str = ""
    vehicle: str = ""


def holder_of(making: Making, token: IdToken | None) -> Holder:
    """Of a token; the VIN is taken from what is given besides, where a vendor gives it."""
    if token is None or token.type == _NOBODY:
        return Holder()
    pseudonyms = making.source.pseudonyms
    beside = (each.additional_id_token for each in token.additional_info if _is_vin(each.type))
    vehicle = Vehicles(pseudonyms).by_vin(next(beside, ""))
    if token.type != _CONTROLLER:
        return Holder(making.user(token.id_token), vehicle)
    controller = pseudonyms.of("vehicle", token.id_token.upper(), issuer="evcc")
    return Holder(vehicle=vehicle or controller)


def _is_vin(kind: str) -> bool:
    return kind.upper() == _VIN
