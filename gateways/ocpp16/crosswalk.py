"""OCPP 1.6's words in ours.

Status: domain notes §4.1.
Stop reasons: OCPP 1.6 §7.36 Reason. Alarms: OCPP 1.6 §7.6 ChargePointErrorCode.
"""

from gateways.ocpp.axes import Axes
from schemas.events.charger_alarm import ChargerAlarmKind
from schemas.events.charger_session import StopReason

STATUS: dict[str, Axes] = {
    "Available": Axes("ok", "free"),
    "Preparing": Axes("ok", "plugged"),
    "Charging": Axes("ok", "charging"),
    "SuspendedEVSE": Axes("ok", "plugged"),
    "SuspendedEV": Axes("ok", "plugged"),
    "Finishing": Axes("ok", "plugged"),
    "Reserved": Axes("ok", "reserved"),
    "Unavailable": Axes("maintenance", "unknown"),
    "Faulted": Axes("faulted", "unknown"),
}

NO_ERROR, OTHER_ERROR = "NoError", "OtherError"

# HighTemperature is that inside the charge point: not the gun's.
ALARM: dict[str, ChargerAlarmKind] = {
    "ConnectorLockFailure": "connector-lock",
    "EVCommunicationError": "vehicle-communication",
    "GroundFailure": "ground-fault",
    "HighTemperature": "other",
    "InternalError": "other",
    "LocalListConflict": "other",
    "OtherError": "other",
    "OverCurrentFailure": "overcurrent",
    "OverVoltage": "overvoltage",
    "PowerMeterFailure": "meter",
    "PowerSwitchFailure": "other",
    "ReaderFailure": "reader",
    "ResetFailure": "other",
    "UnderVoltage": "undervoltage",
    "WeakSignal": "other",
}

# A stop without a reason is a Local one: OCPP 1.6 §6.47 StopTransaction.req.
DEFAULT_STOP_REASON = "Local"

STOP_REASON: dict[str, StopReason] = {
    "DeAuthorized": "operator",
    "EmergencyStop": "other",
    "EVDisconnected": "unplugged",
    "HardReset": "operator",
    "Local": "user",
    "Other": "other",
    "PowerLoss": "power-loss",
    "Reboot": "equipment-fault",
    "Remote": "operator",
    "SoftReset": "operator",
    "UnlockCommand": "operator",
}
