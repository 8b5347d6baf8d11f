"""What a bay is used for by the newest words, whoever said them and however long ago."""

from schemas.events.bay_use import Use
from streams.processors.fusion.state import Connector

FLOWS_W = 100  # what a pile needs for itself is less; assumption
FLOWING = frozenset({"charging", "discharging"})
PLUGGED = FLOWING | {"plugged"}
_PARKED: dict[str, Use] = {
    "electric": "ev-idle",
    "plug-in-hybrid": "ev-idle",
    "fuel": "ice-blocked",
    "unknown": "vehicle-unknown",
}


def flows(power_w: int | None) -> bool:
    """Energy flows, one way or the other."""
    return power_w is not None and abs(power_w) >= FLOWS_W


def use_of(state: Connector) -> Use:
    """What the bay is used for; who is plugged in is believed over the bay."""
    occupancy = state.occupancy
    if occupancy in PLUGGED:
        return _plugged(state)
    if occupancy == "unknown":
        return _unspoken(state)
    if state.bay == "occupied":
        return _PARKED[state.energy_class]
    if occupancy == "reserved":
        return "reserved"
    return "free" if state.bay == "free" else "unplugged"


def disagree(state: Connector) -> bool:
    """Connector, meter and bay cannot all be right."""
    flowing = flows(state.power_w)
    if state.occupancy in ("free", "reserved") and flowing:
        return True
    elsewhere = state.bay == "free" or (state.bay == "occupied" and state.energy_class == "fuel")
    return elsewhere and (flowing or state.occupancy in PLUGGED)


def _plugged(state: Connector) -> Use:
    if flows(state.power_w):
        return _flowing(state)
    if state.sated or state.full:
        return "full-not-moved"
    if state.occupancy == "discharging":
        return "discharging"
    return "charging" if state.occupancy == "charging" else "waiting"


def _unspoken(state: Connector) -> Use:
    """The connector says nothing of its plug: the meter may, and who cannot be plugged in."""
    if flows(state.power_w):
        return _flowing(state)
    if state.bay == "free":
        return "free"
    fuel = state.bay == "occupied" and state.energy_class == "fuel"
    return "ice-blocked" if fuel else "unknown"


def _flowing(state: Connector) -> Use:
    return "charging" if (state.power_w or 0) > 0 else "discharging"
