"""What feeders carry at a moment."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.outcomes import NO_ENERGY
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import DAY_S, HOUR_S

Ints = NDArray[np.int64]

# Base load by hour as a share of its peak: two humps, as in a Chongqing summer. Our assumption.
_NIGHT_TO_NOON = (0.62, 0.57, 0.54, 0.52, 0.51, 0.53, 0.58, 0.66, 0.76, 0.85, 0.91, 0.95)
_NOON_TO_NIGHT = (0.96, 0.97, 0.98, 0.97, 0.95, 0.93, 0.92, 0.96, 1.00, 0.97, 0.86, 0.73)
_BASE_HOURS = np.array([*_NIGHT_TO_NOON, *_NOON_TO_NIGHT])
_RESTFUL = 0.92  # of a day off, over a working day
_HOT = range(13, 17)
_MARGIN, _HOT_MARGIN = 90, 80  # percent of its capacity that a feeder may carry


def base_share(at_s: Ints, restful: bool) -> NDArray[np.float64]:
    """The base load over its peak, straight from hour to hour."""
    hour, second = at_s % DAY_S // HOUR_S, at_s % HOUR_S
    here, there = _BASE_HOURS[hour], _BASE_HOURS[(hour + 1) % 24]
    return np.asarray((here + (there - here) * second / HOUR_S) * (_RESTFUL if restful else 1))


def limit_w(capacity_w: Ints, at_s: Ints) -> Ints:
    """Nine tenths of what a feeder can carry; in the heat of the afternoon, eight."""
    hot = np.isin(at_s % DAY_S // HOUR_S, list(_HOT))
    return np.asarray(capacity_w * np.where(hot, _HOT_MARGIN, _MARGIN) // 100)


def drawn_w(visits: Visits, at_s: Ints) -> Ints:
    """What each visit draws at a second of its own; feeding back is negative."""
    flows = (visits.start_s <= at_s) & (at_s < visits.end_s) & ~NO_ENERGY[visits.outcome]
    now, since_s = visits.taken(flows), (at_s - visits.start_s)[flows]
    drawn = np.zeros(len(visits), np.int64)
    drawn[flows] = now.signed(now.curve.power_at(since_s.astype(float)))
    return drawn


def summed(places: Ints, who: Ints, power_w: Ints) -> Ints:
    """Power by place, which are sorted; `who` are among them."""
    sums = np.zeros(len(places), np.int64)
    np.add.at(sums, np.searchsorted(places, who), power_w)
    return sums
