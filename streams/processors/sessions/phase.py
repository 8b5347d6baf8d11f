"""What a status says of a session: the axes of the contract, and the raw code for who suspends."""

from typing import Literal

from schemas.events.charger_status import ChargerStatus

Phase = Literal[
    "free", "plugged", "charging", "suspended-ev", "suspended-evse", "faulted", "unknown"
]

# OCPP 1.6 ChargePointStatus and 2.0.1 ChargingStateEnumType; T/CEC 102 has no words for it.
_SUSPENDED: dict[str, Phase] = {"SuspendedEV": "suspended-ev", "SuspendedEVSE": "suspended-evse"}
_PHASES: dict[str, Phase] = {
    "free": "free",
    "reserved": "free",
    "charging": "charging",
    "discharging": "charging",
}


def phase_of(event: ChargerStatus) -> Phase:
    """Unknown where it says nothing of the plug; a fault says that nothing flows."""
    if event.occupancy == "plugged":
        return _SUSPENDED.get(event.raw_code, "plugged")
    if event.occupancy == "unknown" and event.operability == "faulted":
        return "faulted"
    return _PHASES.get(event.occupancy, "unknown")
