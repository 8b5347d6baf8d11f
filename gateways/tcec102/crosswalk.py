"""Codes of T/CEC 102 in the words of our contracts; keys are codes as text."""

from typing import NamedTuple, TypeVar

from gateways.tcec102.payloads import Code
from schemas.events.charger_session import StopReason
from schemas.events.charger_status import Connectivity, Occupancy, Operability
from schemas.events.parking_bay import BayOccupancy, Lock
from schemas.words import ChargeKind, OperatingState, Scene, UseClass

Word = TypeVar("Word")


class Axes(NamedTuple):
    """What a status says on the three axes that it mixes."""

    connectivity: Connectivity
    operability: Operability
    occupancy: Occupancy


UNKNOWN_STATUS = Axes("unknown", "unknown", "unknown")

STATUS: dict[str, Axes] = {
    "0": Axes("offline", "unknown", "unknown"),
    "1": Axes("online", "ok", "free"),
    "2": Axes("online", "ok", "plugged"),
    "3": Axes("online", "ok", "charging"),
    "4": Axes("online", "ok", "reserved"),
    "255": Axes("online", "faulted", "unknown"),
}

PARK_STATUS: dict[str, BayOccupancy] = {"0": "unknown", "10": "free", "50": "occupied"}
LOCK_STATUS: dict[str, Lock] = {"0": "unknown", "10": "down", "50": "up"}

STOP_REASON: dict[str, StopReason] = {
    "0": "user",
    "1": "operator",
    "2": "vehicle",
    "3": "equipment-fault",
    "4": "unplugged",
}

# Zhejiang's OrderStatus: 4 has ended, 6 has ended abnormally. The others are no finished orders.
ENDED_ORDERS = {"4", "6"}

USE_CLASS: dict[str, UseClass] = {
    "1": "public",
    "50": "private",
    "100": "dedicated",
    "101": "dedicated",
    "102": "dedicated",
    "103": "dedicated",
    "104": "dedicated",
    "106": "workplace",
    "107": "private",
}

OPERATING_STATE: dict[str, OperatingState] = {
    "1": "construction",
    "5": "closed",
    "6": "maintenance",
    "50": "operating",
    "51": "closed",
}

SCENE: dict[str, Scene] = {
    "1": "residential",
    "2": "public-institution",
    "3": "enterprise",
    "4": "office",
    "5": "industrial-park",
    "6": "transport-hub",
    "7": "culture-sports",
    "8": "park",
    "9": "car-park",
    "10": "roadside",
    "11": "highway-service-area",
}


class Plug(NamedTuple):
    """What a ConnectorType says."""

    plug: str
    charge_kind: ChargeKind


UNKNOWN_PLUG = Plug("", "unknown")

CONNECTOR_TYPE: dict[str, Plug] = {
    "1": Plug("household", "ac"),
    "2": Plug("GB/T AC", "ac"),
    "3": Plug("GB/T AC", "ac"),
    "4": Plug("GB/T DC", "dc"),
}

# 5 and above mean one thing in the standard's editions and another in provincial ones.
EQUIPMENT_TYPE: dict[str, ChargeKind] = {"1": "dc", "2": "ac"}


def looked_up(words: dict[str, Word], code: Code | None, otherwise: Word) -> Word:
    """The word of a code; `otherwise` where it is absent or unknown."""
    return words.get(str(code), otherwise)
