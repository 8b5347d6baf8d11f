"""Hand-made events of lots, bays, road segments and feeders."""

from typing import Any

from schemas.events.grid_feeder import GridFeeder
from schemas.events.parking_bay import ParkingBay
from schemas.events.parking_lot import ParkingLot
from schemas.events.traffic_segment import TrafficSegment
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


def reading(clock: str, speed_kmh: float | None = None, **more: Any) -> TrafficSegment:
    """What a detector saw in the five minutes before."""
    given: dict[str, Any] = {"segment_id": "R1", "interval_s": 300, "speed_kmh": speed_kmh}
    return TrafficSegment(**base(clock) | given | more)


def feeder_says(clock: str, load_w: int | None = None, **more: Any) -> GridFeeder:
    """A live feeder."""
    given: dict[str, Any] = {"feeder_id": "F1", "supply": "on", "load_w": load_w}
    return GridFeeder(**base(clock) | given | more)
