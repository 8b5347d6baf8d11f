"""Hand-made events of lots, bays, road segments and feeders."""

from typing import Any

from schemas.events.parking_bay import ParkingBay
from schemas.events.parking_lot import ParkingLot
from tests.pipelines.given import base


def lot_says(clock: str, free: int | None, capacity: int | None = 100, **more: Any) -> ParkingLot:
    """A lot of 100 bays unless said otherwise."""
    given: dict[str, Any] = {"lot_id": "L1", "free": free, "capacity": capacity}
    return ParkingLot(**base(clock) | given | more)


def taken(clock: str, energy_class: str = "unknown", vehicle: str = "", **more: Any) -> ParkingBay:
    """Something stands in a bay."""
    given = {"occupancy": "occupied", "energy_class": energy_class, "vehicle": vehicle}
    return bay_says(clock, **given | more)


def free(clock: str, **more: Any) -> ParkingBay:
    return bay_says(clock, **{"occupancy": "free"} | more)


def bay_says(clock: str, **more: Any) -> ParkingBay:
    return ParkingBay(**base(clock) | {"lot_id": "L1", "bay_id": "B1"} | more)
