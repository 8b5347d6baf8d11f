"""What stands in the bays of connectors: visitors, and those who only block them."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.day import CHANGE_S
from seeds.simulator.charging.outcomes import STUCK
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import DAY_S
from seeds.simulator.parking.demand import ELECTRIC, FUEL
from seeds.simulator.truth.stretches import Stretches, moment
from seeds.simulator.vehicles.drivers import GUEST

Ints = NDArray[np.int64]
# From arrival to plug-in: less than connectors are free between two vehicles that wait for them.
_PARKS_S = (15, 45)
NAMED = ELECTRIC - GUEST


def of_visits(visits: Visits) -> Stretches:
    """From a little before plug-in till plug-out; nobody stands where a connector makes it up.

    Their kind is that of a vehicle without a name, `ELECTRIC`, or `NAMED` and its place in the
    shard.

    The second of the plug-in says how much before, so that nothing has to be drawn and kept. It is
    on the same day, as visits are drawn by day.
    """
    real = visits.taken(visits.outcome != STUCK)
    shortest, longest = _PARKS_S
    before = shortest + real.plug_in_s % (longest - shortest)
    midnight = real.plug_in_s // DAY_S * DAY_S
    return Stretches(
        real.connector,
        np.maximum(real.plug_in_s - before, midnight),
        real.plug_out_s,
        NAMED + real.vehicle,
    )


def of_blockers(found: Stretches, visits: Visits) -> Stretches:
    """Fuel cars where connectors are blocked.

    One waits for a visitor who is there to go, and drives on if that takes too long. It goes a
    little before the connector can be used again.
    """
    start, end = found.start_s + CHANGE_S, found.end_s - CHANGE_S
    if len(visits):
        begun = moment(visits.connector, visits.plug_in_s)
        place = np.searchsorted(begun, moment(found.who, found.start_s), "right") - 1
        before = visits.taken(place.clip(0))
        is_same = (place >= 0) & (before.connector == found.who)
        start = np.where(is_same, np.maximum(start, before.plug_out_s + CHANGE_S), start)
    parked = Stretches(found.who, start, end, np.full(len(found), FUEL))
    return parked.taken(start < end)
