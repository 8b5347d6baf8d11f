"""2,000 lots and 8,000 bays, every other one at a charging station."""

from benchmarks.common.fleet.numbers import event_id, spread
from schemas.events.parking_bay import ParkingBay
from schemas.events.parking_lot import ParkingLot

_LOTS, _BAYS, _OPERATORS, _STATIONS = 2_000, 8_000, 6, 3_000


def bay(number: int, time_ms: int) -> ParkingBay:
    """What stands in a bay."""
    place = number % _BAYS
    at_station = place % 2 == 0
    return ParkingBay(
        event_id=event_id(number),
        event_time=time_ms,
        source="camera",
        operator_id=_operator(place),
        lot_id="" if at_station else f"lot-{place % _LOTS}",
        bay_id=f"bay-{place}",
        station_operator_id=f"39580{place % _STATIONS % 12:04d}" if at_station else "",
        station_id=f"440100{place % _STATIONS:06d}" if at_station else "",
        occupancy="occupied" if spread(number, 3) else "free",
        lock="down",
        energy_class="electric" if spread(number, 10, 1) else "fuel",
    )


def lot(number: int, time_ms: int) -> ParkingLot:
    """How many bays of a lot are free."""
    return ParkingLot(
        event_id=event_id(number),
        event_time=time_ms,
        source="barrier",
        operator_id=_operator(number % _LOTS),
        lot_id=f"lot-{number % _LOTS}",
        state="open",
        capacity=400,
        free=spread(number, 401),
        entered=spread(number, 9, 1),
        left=spread(number, 9, 2),
    )


def _operator(place: int) -> str:
    return f"park-{place % _OPERATORS}"
