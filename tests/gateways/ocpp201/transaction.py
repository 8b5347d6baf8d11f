"""TransactionEvents of one transaction of EVSE 1, as a charging station sends them."""

from typing import Any

MAC = "AA:BB:CC:DD:EE:FF"
CARD = "04e1f2a3b4c5d6"
VIN = "LSVAA4187E2123456"


def event(kind: str, at: str, seq: int, state: str = "", **more: Any) -> list[Any]:
    """A frame; `info` adds to transactionInfo, everything else to the payload."""
    info = {"transactionId": "tx-1"} | ({"chargingState": state} if state else {})
    payload = {
        "eventType": kind,
        "timestamp": f"2025-10-01T{at}Z",
        "triggerReason": "ChargingStateChanged",
        "seqNo": seq,
        "transactionInfo": info | more.pop("info", {}),
    }
    return [2, f"m{seq}", "TransactionEvent", payload | more]


def sample(value: float, measurand: str = "Energy.Active.Import.Register", **more: Any) -> Any:
    """A sampled value."""
    return {"value": value, "measurand": measurand} | more


def measured(at: str, *sampled: Any) -> list[Any]:
    """One moment."""
    return [{"timestamp": f"2025-10-01T{at}Z", "sampledValue": list(sampled)}]


STARTED = event(
    "Started",
    "08:00:00",
    0,
    "EVConnected",
    triggerReason="CablePluggedIn",
    evse={"id": 1, "connectorId": 2},
    idToken={"idToken": CARD, "type": "ISO14443"},
    meterValue=measured("08:00:00", sample(1000, context="Transaction.Begin"), sample(20, "SoC")),
)
CHARGING = event("Updated", "08:01:00", 1, "Charging")
POWER = event(
    "Updated",
    "08:10:00",
    2,
    "Charging",
    triggerReason="MeterValuePeriodic",
    meterValue=measured("08:10:00", sample(9000, "Power.Active.Import")),
)
SUSPENDED = event("Updated", "08:25:00", 3, "SuspendedEV")
ENDED = event(
    "Ended",
    "08:30:00",
    4,
    info={"stoppedReason": "EVDisconnected"},
    triggerReason="EVCommunicationLost",
    meterValue=measured("08:30:00", sample(4000, context="Transaction.End"), sample(55, "SoC")),
)
WHOLE = (STARTED, CHARGING, POWER, SUSPENDED, ENDED)
