"""What detectors say of a segment every five minutes."""

from collections.abc import Iterable, Iterator
from random import Random

from schemas.events.traffic_segment import Congestion, TrafficSegment
from seeds.city.clock import Clock
from seeds.city.places import ROAD_AUTHORITY, SOURCE
from seeds.city.roads.incidents import SLOWED, Breakdown, Incident
from seeds.city.roads.layout import Road
from seeds.city.roads.rush import rush

STEP_S = 300
FULL_LANE = 120  # vehicles of a lane in five minutes at rush hour
VEHICLE_M = 6.0  # what a detector is covered by
MISSING = 0.015  # share of readings without a value


def segment_events(
    random: Random, road: Road, incidents: Iterable[Incident], broken: Breakdown, clock: Clock
) -> Iterator[TrafficSegment]:
    """Speed and count of a segment; nothing where its detector is dead or has just failed."""
    here = [each for each in incidents if each.segment_id == road.segment_id]
    for at_s in range(STEP_S, clock.end_s, STEP_S):
        full = rush(at_s, clock.weekend(at_s))
        slowed = any(each.holds(at_s) for each in here)
        dead = random.random() < MISSING or broken.holds(road.segment_id, at_s)
        time_ms = clock.ms(at_s)
        yield _empty(road, time_ms) if dead else _reading(random, road, time_ms, full, slowed)


def _empty(road: Road, time_ms: int) -> TrafficSegment:
    return TrafficSegment(
        event_id=f"{road.segment_id}-{time_ms}",
        event_time=time_ms,
        source=SOURCE,
        operator_id=ROAD_AUTHORITY,
        segment_id=road.segment_id,
        interval_s=STEP_S,
    )


def _reading(random: Random, road: Road, time_ms: int, full: float, slowed: bool) -> TrafficSegment:
    axis = road.axis
    share = (1 - axis.depth * full) * random.uniform(0.93, 1.05) * (SLOWED if slowed else 1)
    speed = round(axis.free_kmh * share, 1)
    a_lane = FULL_LANE * (0.06 + 0.94 * full) * random.uniform(0.85, 1.1)
    covered = 100 * a_lane * VEHICLE_M / (speed / 3.6) / STEP_S
    return TrafficSegment(
        event_id=f"{road.segment_id}-{time_ms}",
        event_time=time_ms,
        source=SOURCE,
        operator_id=ROAD_AUTHORITY,
        segment_id=road.segment_id,
        interval_s=STEP_S,
        speed_kmh=speed,
        vehicles=int(a_lane * axis.lanes),
        occupancy_percent=round(min(covered, 95.0), 1),
        travel_time_s=round(road.length_m / speed * 3.6),
        congestion=_congestion(share),
    )


def _congestion(share: float) -> Congestion:
    """By the share of the free speed that is left."""
    if share >= 0.7:
        return "free"
    if share >= 0.5:
        return "slow"
    return "congested" if share >= 0.2 else "blocked"
