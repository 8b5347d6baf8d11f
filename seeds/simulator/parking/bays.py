"""What is said of bays: on change and every quarter of an hour."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import Columns
from seeds.simulator.events import Events, constant, words
from seeds.simulator.parking.layout import Lots
from seeds.simulator.places import SOURCE

Ints = NDArray[np.int64]
BAY = contract_of("parking.bay")
BEAT_S = 900
BEATS = HOUR_S // BEAT_S
FREE, OCCUPIED, UNKNOWN = range(3)
NO_LOCK = 2
_OCCUPANCY = pa.array(["free", "occupied", "unknown"])
_RAW = pa.array(["10", "50", "0"])  # T/CEC 102 ParkStatus
_LOCKS = pa.array(["up", "down", "none"])  # while the bay is free, taken, and where there is none
_ENERGY = pa.array(["unknown", "fuel", "electric"])  # in the order of `demand.FUEL` …


@dataclass(frozen=True)
class Said(Columns):
    """What is said of bays.

    Attributes:
        bay: place in `Lots.bay_ids`.
        lot: that it is in, or -1.
        connector: whose bay it is, or -1.
        at_s: seconds since the first midnight.
        energy: place in `_ENERGY`.
        vehicle: place in the shard, or -1 where nobody knows.
    """

    bay: Ints
    lot: Ints
    connector: Ints
    at_s: Ints
    occupancy: Ints
    lock: Ints
    energy: Ints
    vehicle: Ints


def bay_events(
    lots: Lots, pseudonyms: pa.StringArray, said: Said, start_ms: int, skew_ms: Ints
) -> Events:
    """Events by the clocks of the operators, which are ahead by so much; vehicles have names."""
    charging, many = lots.charging, len(said.bay)
    is_own = said.connector >= 0
    station = np.where(is_own, charging.station[said.connector], -1)
    runs = np.where(is_own, charging.operator[station], lots.operator[said.lot])
    at_ms = start_ms + said.at_s * 1000
    columns = {
        "event_time": pa.array(at_ms + skew_ms[runs]),
        "source": constant(SOURCE, many),
        "operator_id": words(runs, lots.operator_ids),
        "lot_id": words(said.lot, lots.lot_ids),
        "bay_id": words(said.bay, lots.bay_ids),
        "station_operator_id": words(np.where(is_own, runs, -1), lots.operator_ids),
        "station_id": words(station, charging.station_ids),
        "connector_id": words(said.connector, charging.connector_ids),
        "occupancy": words(said.occupancy, _OCCUPANCY),
        "lock": words(said.lock, _LOCKS),
        "energy_class": words(said.energy, _ENERGY),
        "vehicle": words(said.vehicle, pseudonyms),
        "raw_code": words(said.occupancy, _RAW),
    }
    return Events(BAY, columns, at_ms)


def beats(rng: np.random.Generator, phase_s: Ints, missing: float) -> tuple[Ints, Ints]:
    """Place and second of the hour of beats, of which a share is missing."""
    place = np.repeat(np.arange(len(phase_s)), BEATS)
    second = (phase_s[:, None] + np.arange(BEATS) * BEAT_S).ravel()
    sent = rng.random(len(place)) >= missing
    return place[sent], second[sent]
