"""What the grid company says of its feeders: base load and all that the stations draw."""

from collections import Counter
from collections.abc import Iterable, Iterator

from schemas.events.grid_feeder import GridFeeder
from seeds.city.charging.course import Course
from seeds.city.clock import Clock
from seeds.city.grid.feeders import Blackout, Feeder
from seeds.city.places import GRID_COMPANY, SOURCE

STEP_S = 900


def charging_load(courses: Iterable[Course]) -> dict[str, Counter[int]]:
    """What the connectors of a feeder draw together, in W, by second, at every quarter."""
    found: dict[str, Counter[int]] = {}
    for course in courses:
        load = found.setdefault(course.site.feeder_id, Counter())
        for visit in course.visits:
            charge = visit.charge
            for at_s in range(-(-charge.start_s // STEP_S) * STEP_S, charge.end_s, STEP_S):
                load[at_s] += charge.power_w(at_s)
    return found


def feeder_events(
    feeder: Feeder, charging_w: Counter[int], blackout: Blackout, clock: Clock
) -> Iterator[GridFeeder]:
    """A feeder's load and limits, every quarter of an hour."""
    for at_s in range(0, clock.end_s, STEP_S):
        dead = blackout.holds(feeder.feeder_id, at_s)
        base_w = 0 if dead else feeder.base_w(at_s)
        limit_w = _limit_w(feeder, at_s)
        yield GridFeeder(
            event_id=f"{feeder.feeder_id}-{at_s}",
            event_time=clock.ms(at_s),
            source=SOURCE,
            operator_id=GRID_COMPANY,
            feeder_id=feeder.feeder_id,
            supply="off" if dead else "on",
            load_w=base_w + charging_w[at_s],
            base_load_w=base_w,
            limit_w=limit_w,
            charging_limit_w=max(0, limit_w - base_w),
        )


def _limit_w(feeder: Feeder, at_s: int) -> int:
    """Nine tenths of what it can carry; in the heat of the afternoon, eight."""
    hot = 13 <= at_s % 86_400 // 3600 < 17
    return feeder.capacity_w * (8 if hot else 9) // 10
