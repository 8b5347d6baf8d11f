"""OCPP 2.0.1's words in ours: domain notes §4.1; names of the lists as in the JSON schemas."""

from gateways.ocpp.axes import Axes
from schemas.events.charger_alarm import ChargerAlarmKind
from schemas.events.charger_reservation import ReservationStep
from schemas.events.charger_session import StopReason

OCCUPIED = "Occupied"
STATUS: dict[str, Axes] = {
    "Available": Axes("ok", "free"),
    OCCUPIED: Axes("ok", "plugged"),
    "Reserved": Axes("ok", "reserved"),
    "Unavailable": Axes("maintenance", "unknown"),
    "Faulted": Axes("faulted", "unknown"),
}

CHARGING, ENDED, IDLE = "Charging", "Ended", "Idle"
CHARGING_STATE: dict[str, Axes] = {
    CHARGING: Axes("ok", "charging"),
    "EVConnected": Axes("ok", "plugged"),
    "SuspendedEV": Axes("ok", "plugged"),
    "SuspendedEVSE": Axes("ok", "plugged"),
    IDLE: Axes("ok", "free"),
    # No state of the standard: a transaction has ended, and nothing says that the plug is out.
    ENDED: Axes("ok", "plugged"),
}

# A stop without a reason is a Local one: OCPP 2.0.1 TransactionType.stoppedReason.
DEFAULT_STOP_REASON = "Local"
DISCONNECTED = "EVDisconnected"
STOP_REASON: dict[str, StopReason] = {
    "DeAuthorized": "operator",
    "EmergencyStop": "other",
    "EnergyLimitReached": "operator",
    DISCONNECTED: "unplugged",
    "GroundFault": "equipment-fault",
    "ImmediateReset": "operator",
    "Local": "user",
    "LocalOutOfCredit": "operator",
    "MasterPass": "operator",
    "Other": "other",
    "OvercurrentFault": "equipment-fault",
    "PowerLoss": "power-loss",
    "PowerQuality": "power-loss",
    "Reboot": "equipment-fault",
    "Remote": "operator",
    "SOCLimitReached": "vehicle",
    "StoppedByEV": "vehicle",
    "TimeLimitReached": "operator",
    "Timeout": "other",
}

# Components of appendix 3 whose trouble has a name in the contract; all others are `other`.
ALARM: dict[str, ChargerAlarmKind] = {
    "AcDcConverter": "power-module",
    "CaseAccessSensor": "door-open",
    "ConnectedEV": "vehicle-communication",
    "ConnectorPlugRetentionLock": "connector-lock",
    "ControlMetering": "meter",
    "CPPWMController": "vehicle-communication",
    "EmergencyStopSensor": "emergency-stop",
    "EVRetentionLock": "connector-lock",
    "FiscalMetering": "meter",
    "FloodSensor": "water",
    "GroundIsolationProtection": "insulation",
    "OverCurrentProtection": "overcurrent",
    "RCD": "ground-fault",
    "TokenReader": "reader",
}
# Of these `Active` is the trouble itself; of a converter it is its work.
SENSORS = {"CaseAccessSensor", "EmergencyStopSensor", "FloodSensor", "GroundIsolationProtection"}
TROUBLE = {"Problem", "Tripped"}

RESERVATION_UPDATE: dict[str, ReservationStep] = {"Expired": "no-show", "Removed": "cancelled"}
