"""What an event says of the power of what it is of."""

from collections.abc import Callable
from typing import Any

from schemas import Event
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_status import ChargerStatus
from schemas.events.pv_telemetry import PvTelemetry
from schemas.events.storage_telemetry import StorageTelemetry
from schemas.events.swap_station import SwapStation
from streams.register import CONNECTOR, PV, STORAGE, SWAP

# Instead of a power in W; no power is as large.
IDLE = 10**12  # draws nothing, as a status says
FLOWING = IDLE + 1  # charges or discharges: how much, a meter says
ALIVE = IDLE + 2  # is heard of, and nothing else
GONE = IDLE + 3  # nothing is known any more

Said = tuple[str, int | None]  # source, and what is said of it


def of_meter(event: ChargerMeter) -> Said:
    """The power of a connector, if it was measured."""
    return CONNECTOR + event.connector_id, event.power_w


def of_status(event: ChargerStatus) -> Said:
    """A connector that is online and does not charge draws nothing."""
    source = CONNECTOR + event.connector_id
    if event.connectivity == "offline":
        return source, GONE
    if event.occupancy in ("charging", "discharging"):
        return source, FLOWING
    if event.occupancy != "unknown" or event.operability in ("faulted", "maintenance"):
        return source, IDLE
    return source, GONE


def of_storage(event: StorageTelemetry) -> Said:
    """The power of a storage, discharging below zero."""
    return STORAGE + event.storage_id, event.power_w


def of_panels(event: PvTelemetry) -> Said:
    """What an array gives."""
    return PV + event.pv_id, event.generated_w


def of_swap(event: SwapStation) -> Said:
    """What the chargers of a swap station take."""
    return SWAP, event.power_w


SAYS: dict[type[Event], Callable[[Any], Said]] = {
    ChargerMeter: of_meter,
    ChargerStatus: of_status,
    StorageTelemetry: of_storage,
    PvTelemetry: of_panels,
    SwapStation: of_swap,
}
INPUTS: tuple[type[Event], ...] = tuple(SAYS)
