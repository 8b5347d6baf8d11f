"""What detectors say of segments every five minutes."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.events import Events, constant, words
from seeds.simulator.places import ROAD_AUTHORITY, SOURCE
from seeds.simulator.roads.layout import AXES, Roads
from seeds.simulator.roads.parameters import Traffic

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
SEGMENT = contract_of("traffic.segment")
STEP_S = 300
FULL_LANE = 120  # vehicles of a lane in five minutes at rush hour
VEHICLE_M = 6.0  # what a detector is covered by

_FREE_KMH = np.array([each.free_kmh for each in AXES])
_DEPTH = np.array([each.depth for each in AXES])
_LANES = np.array([each.lanes for each in AXES])
# By the share of the free speed that is left: from so much on.
_CONGESTION = pa.array(["blocked", "congested", "slow", "free"])
_BOUNDS = (0.2, 0.5, 0.7)


def rush(at_s: Ints, restful: bool, traffic: Traffic) -> Floats:
    """How full roads are at seconds of a day, from 0 to 1."""
    hour = at_s % DAY_S / HOUR_S
    peaks = (
        np.exp(-(((hour - middle) / width) ** 2) / 2)
        for middle, width in (traffic.morning, traffic.evening)
    )
    peak = np.maximum(*peaks) * (traffic.weekend if restful else 1)
    return np.maximum(peak, np.where((hour >= 7) & (hour < 22), traffic.daytime, 0))


def passable(rains: Mask, traffic: Traffic) -> Floats:
    """The share of the speed that the weather leaves."""
    return np.where(rains, traffic.wet, 1.0)


def readings(
    rng: np.random.Generator,
    roads: Roads,
    segment: Ints,
    at_ms: Ints,
    full: Floats,
    left: Floats,
    dead: Mask,
) -> Events:
    """A reading each: `full` is how full the road is, `left` what incidents and rain leave of the
    speed.

    A dead detector gives neither speed nor count.
    """
    many, axis = len(segment), roads.axis_of[segment]
    share = (1 - _DEPTH[axis] * full) * rng.uniform(0.93, 1.05, many) * left
    speed = np.round(_FREE_KMH[axis] * share, 1)
    a_lane = FULL_LANE * (0.06 + 0.94 * full) * rng.uniform(0.85, 1.1, many)
    covered = np.minimum(100 * a_lane * VEHICLE_M / (speed / 3.6) / STEP_S, 95)
    travel = np.round(roads.length_m[segment] / speed * 3.6)
    columns = {
        "event_time": pa.array(at_ms),
        "source": constant(SOURCE, many),
        "operator_id": constant(ROAD_AUTHORITY, many),
        "segment_id": words(segment, roads.segment_ids),
        "interval_s": pa.array(np.full(many, STEP_S)),
        "speed_kmh": pa.array(speed.astype(np.float32), mask=dead),
        "vehicles": pa.array((a_lane * _LANES[axis]).astype(np.int64), mask=dead),
        "occupancy_percent": pa.array(np.round(covered, 1).astype(np.float32), mask=dead),
        "travel_time_s": pa.array(travel.astype(np.int64), mask=dead),
        "congestion": words(np.where(dead, -1, np.digitize(share, _BOUNDS)), _CONGESTION),
    }
    return Events(SEGMENT, columns, at_ms)
