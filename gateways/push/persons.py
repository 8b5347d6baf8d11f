"""Plates and VINs that a sender could not hide himself: replaced before anything else sees them."""

from typing import Any

from gateways.push.plates import energy_class_of
from gateways.refusal import RefusedError
from gateways.vehicles import Vehicles
from schemas import Contract

_PLATE, _VIN = "plate", "vin"


def hidden(content: dict[str, Any], contract: Contract, vehicles: Vehicles) -> dict[str, Any]:
    """The content without plate and VIN; with the vehicle's pseudonym, where either was there.

    Raises:
        RefusedError: one of the two is no text.
    """
    said = {name: value for name, value in content.items() if name not in (_PLATE, _VIN)}
    plate, vin = (_text(content, each, contract) for each in (_PLATE, _VIN))
    pseudonym = vehicles.by_vin(vin) or vehicles.by_plate(plate)
    if pseudonym:
        said["vehicle"] = pseudonym
    if plate and "energy_class" in contract.defaults:
        said.setdefault("energy_class", energy_class_of(plate))
    return said


def _text(content: dict[str, Any], name: str, contract: Contract) -> str:
    found = content.get(name) or ""
    if not isinstance(found, str):
        raise RefusedError("wrong-type", contract.wire_type, f"$.{name}", "Expected `str`")
    return found
