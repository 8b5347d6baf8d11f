"""Events and rows of the register that keep their contracts."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from gateways.refusal import RefusedError, checked, shaped
from gateways.tcec102.names import as_spoken
from gateways.tcec102.push import Push
from schemas import Event
from schemas.contract import declared
from schemas.reference_table import Reference

SOURCE = "gateway:tcec102"

Made = TypeVar("Made", bound=Event)
Row = TypeVar("Row", bound=Reference)

# Where a contract calls a field differently, so that a refusal names what the operator sent.
SAID = {
    "energy_wh": "TotalPower",
    "power_w": "ConnectorRealTimePower",
    "voltage_v": "VoltageA",
    "soc_percent": "Soc",
    "soc_start_percent": "StartSoc",
    "soc_end_percent": "EndSoc",
    "session_id": "StartChargeSeq",
    "energy_fee_fen": "TotalElecMoney",
    "service_fee_fen": "TotalServiceMoney",
    "register_start_wh": "MeterValueStart",
    "register_end_wh": "MeterValueEnd",
    "raw_stop_reason": "StopReason",
    "raw_code": "Status",
    "rated_power_w": "Power",
    "longitude": "StationLng",
    "latitude": "StationLat",
    "district_code": "AreaCode",
    "name": "StationName",
    "bays": "ParkNums",
    "manufacturer": "ManufacturerName",
    "model": "EquipmentModel",
}


def event(
    kind: Callable[..., Made], push: Push, said: Mapping[str, str] = SAID, /, **own: Any
) -> Made:
    """An event, named after its own content: the same content again is the same event.

    Args:
        said: what the operator calls the contract's fields, where it is not the same name.

    Raises:
        RefusedError: it does not keep its contract; names the field as the operator spells it.
    """
    drafted = kind(event_id="-", source=SOURCE, operator_id=push.operator_id, **own)
    contract = declared(type(drafted))
    try:
        kept = checked(drafted, contract.wire_type)
    except RefusedError as refused:
        raise _as_said(refused, said) from None
    digest = sha256(contract.wire_type.encode() + contract.encode(kept)).hexdigest()
    return msgspec.structs.replace(kept, event_id=f"tcec102:{digest[:32]}")


def row(kind: Callable[..., Row], contract: str, **own: Any) -> Row:
    """A row of the register.

    Raises:
        RefusedError: it does not keep its table; names the field as the operator spells it.
    """
    drafted = kind(**own)
    try:
        return shaped(msgspec.structs.asdict(drafted), type(drafted), contract)
    except RefusedError as refused:
        raise _as_said(refused, SAID) from None


def _as_said(refused: RefusedError, said: Mapping[str, str]) -> RefusedError:
    name = refused.field.removeprefix("$.")
    spelled = said.get(name) or as_spoken(name)
    return RefusedError(refused.reason, refused.contract, f"$.{spelled}", refused.detail)
