"""What a roadside unit says: signs of life, counts of road users, warnings."""

from collections.abc import Iterable, Iterator
from functools import partial
from heapq import merge
from operator import attrgetter
from random import Random
from typing import Any

from schemas.events.traffic_v2x import MessageKind, TrafficV2x
from seeds.city.clock import Clock
from seeds.city.places import ROAD_AUTHORITY, SOURCE
from seeds.city.roads.incidents import Breakdown, Incident
from seeds.city.roads.layout import Road
from seeds.city.roads.rush import rush

STEP_S = 300
REPEAT_S = 600
RADIUS_M = 500
MOST_SEEN = 60


def unit_events(
    random: Random, road: Road, incidents: Iterable[Incident], broken: Breakdown, clock: Clock
) -> Iterator[TrafficV2x]:
    """All messages of a unit; while it is dead its platform says so, and nothing else."""
    here = [each for each in incidents if each.segment_id == road.segment_id]
    warnings = (_warnings(road, each, broken, clock) for each in here)
    signs = _signs(random, road, broken, clock)
    yield from merge(signs, *warnings, key=attrgetter("event_time"))


def _signs(random: Random, road: Road, broken: Breakdown, clock: Clock) -> Iterator[TrafficV2x]:
    for at_s in range(0, clock.end_s, STEP_S):
        dead = broken.holds(road.rsu_id, at_s)
        message = partial(_message, road, clock, at_s)
        if at_s % REPEAT_S == 0:
            yield message("state", unit_state="offline" if dead else "online")
        if not dead:
            seen = int(MOST_SEEN * (0.05 + rush(at_s, clock.weekend(at_s))) * random.random())
            yield message("rsm", unit_state="online", participants=seen)


def _warnings(
    road: Road, incident: Incident, broken: Breakdown, clock: Clock
) -> Iterator[TrafficV2x]:
    for at_s in range(incident.start_s, incident.end_s, REPEAT_S):
        if not broken.holds(road.rsu_id, at_s):
            yield _message(
                road,
                clock,
                at_s,
                "rsi",
                message_id=f"{incident.number}",
                unit_state="online",
                event_code=incident.code,
                starts=clock.ms(incident.start_s),
                ends=clock.ms(incident.end_s),
                radius_m=RADIUS_M,
            )


def _message(road: Road, clock: Clock, at_s: int, kind: MessageKind, **more: Any) -> TrafficV2x:
    return TrafficV2x(
        event_id=f"{road.rsu_id}-{kind}{more.get('message_id', '')}-{at_s}",
        event_time=clock.ms(at_s),
        source=SOURCE,
        operator_id=ROAD_AUTHORITY,
        segment_id=road.segment_id,
        rsu_id=road.rsu_id,
        message_kind=kind,
        longitude=road.longitude,
        latitude=road.latitude,
        **more,
    )
