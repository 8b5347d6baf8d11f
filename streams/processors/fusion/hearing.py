"""What an event changes of what is known; true where that may change the bay's use.

The newest word of each source counts: what is older, or comes twice, changes nothing.
"""

from datetime import timedelta

from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_status import ChargerStatus
from schemas.events.parking_bay import ParkingBay
from streams.processors.fusion.rules import FLOWING, flows
from streams.processors.fusion.state import Connector

FULL_PERCENT = 100
# Of statuses that are plugged in, who asks for no power. OCPP 1.6; T/CEC 102 has no words for it.
_ASKS = {"SuspendedEVSE": True, "SuspendedEV": False, "Finishing": False}


def _ms(silence: timedelta | None) -> int:
    assert silence is not None
    return int(silence.total_seconds() * 1000)


STATUS_SILENCE_MS = _ms(declared(ChargerStatus).silence)
METER_SILENCE_MS = _ms(declared(ChargerMeter).silence)
BAY_SILENCE_MS = _ms(declared(ParkingBay).silence)


def hear_status(state: Connector, event: ChargerStatus) -> bool:
    """Take what a connector says of itself; it may outdate what the meter said."""
    if event.event_time <= state.status_at:
        return False
    state.status_at = event.event_time
    occupancy = "unknown" if event.connectivity == "offline" else event.occupancy
    sated = occupancy == "plugged" and not _ASKS.get(event.raw_code, not state.charged)
    if occupancy == state.occupancy and sated == state.sated:
        return False
    state.occupancy, state.sated = occupancy, sated
    state.power_w, state.full = None, False
    if occupancy in FLOWING:
        state.charged = True
    elif occupancy in ("free", "reserved"):
        state.charged = False
    return True


def hear_meter(state: Connector, event: ChargerMeter) -> bool:
    """Take a sample; one that is older than the connector's own word says nothing new."""
    time, power = event.event_time, event.power_w
    if time <= state.meter_at or time <= state.status_at:
        return False
    state.meter_at = time
    full = power is not None and not flows(power) and (event.soc_percent or 0) >= FULL_PERCENT
    changed = full != state.full or flows(power) != flows(state.power_w)
    state.power_w, state.full = power, full
    if flows(power) and state.occupancy not in ("free", "reserved"):
        state.charged = True
    return changed


def hear_bay(state: Connector, event: ParkingBay) -> bool:
    """Take what stands in the bay; whose class was once seen keeps it until it has left."""
    if event.event_time <= state.bay_at:
        return False
    state.bay_at = event.event_time
    before = state.bay, state.energy_class, state.vehicle
    stays = event.occupancy == state.bay == "occupied"
    unread = stays and event.energy_class == "unknown"
    state.bay = event.occupancy
    state.energy_class = state.energy_class if unread else event.energy_class
    state.vehicle = event.vehicle or (state.vehicle if stays else "")
    return before != (state.bay, state.energy_class, state.vehicle)


def fall_silent(state: Connector, at_ms: int) -> None:
    """Forget what nobody has said again for too long. A sample is a sign of life, too."""
    if _heard(state) + STATUS_SILENCE_MS <= at_ms:
        state.occupancy, state.sated = "unknown", False
    if state.meter_at + METER_SILENCE_MS <= at_ms:
        state.power_w, state.full = None, False
    if state.bay_at + BAY_SILENCE_MS <= at_ms:
        state.bay, state.energy_class, state.vehicle = "unknown", "unknown", ""


def silences(state: Connector) -> list[int]:
    """When what is known would be forgotten."""
    times = []
    if state.occupancy != "unknown":
        times.append(_heard(state) + STATUS_SILENCE_MS)
    if state.power_w is not None:
        times.append(state.meter_at + METER_SILENCE_MS)
    if state.bay != "unknown":
        times.append(state.bay_at + BAY_SILENCE_MS)
    return times


def _heard(state: Connector) -> int:
    return max(state.status_at, state.meter_at)
