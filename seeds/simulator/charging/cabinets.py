"""What the two guns 双枪 of a cabinet share.

A vehicle has all of the cabinet's power, or half of it if another is plugged in beside it at any
time of its stay: halves are what double-gun piles give. That it is half from plug-in to plug-out is
our simplification; so power stays one curve, and guns never have more than their cabinet.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.layout import ALL_SITES, Charging
from seeds.simulator.charging.outcomes import CHARGED
from seeds.simulator.charging.visits import UNPLUGS_S, Visits
from seeds.simulator.truth.stretches import moment

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


def cabinet_w(charging: Charging) -> Ints:
    """Rated power of the cabinet of each connector."""
    rated = np.array([each.kind.cabinet_w for each in ALL_SITES])
    return np.asarray(rated[charging.site[charging.station]])


def shared(
    visits: Visits, charging: Charging, connectors: Ints, taken_until_s: Ints, midnight_s: int
) -> Visits:
    """Visits that begin before a midnight, with what their cabinets give.

    Connectors (sorted) are taken by earlier visits until a second each. A stay beyond midnight is a
    shared one, as nobody knows yet who comes then. Who gets less charges longer, till plug-out.
    """
    beside = _beside(charging, connectors)
    place = np.searchsorted(connectors, visits.connector)
    paired = beside[place] >= 0
    neighbour = beside[place]
    shares = taken_until_s[neighbour] > visits.plug_in_s
    shares |= visits.plug_out_s > midnight_s
    shares |= _meets(visits, connectors[neighbour])
    most = cabinet_w(charging)[visits.connector] / np.where(paired & shares, 2, 1)
    return _limited(visits, most)


def _beside(charging: Charging, connectors: Ints) -> Ints:
    """Place of the other connector of the same cabinet, or -1; cabinets are not parted."""
    key = charging.station[connectors].astype(np.int64) << 32 | charging.cabinet[connectors]
    same = np.flatnonzero(np.diff(key) == 0)
    beside = np.full(len(connectors), -1)
    beside[same], beside[same + 1] = same + 1, same
    return beside


def _meets(visits: Visits, neighbour: Ints) -> Mask:
    """Is anybody plugged in at a neighbour of each? Visits are sorted by connector and time."""
    begun = moment(visits.connector, visits.plug_in_s)
    last = np.searchsorted(begun, moment(neighbour, visits.plug_out_s)) - 1
    there = visits.taken(last.clip(0))
    same = (last >= 0) & (there.connector == neighbour)
    return np.asarray(same & (there.plug_out_s > visits.plug_in_s))


def _limited(visits: Visits, most_w: NDArray[np.float64]) -> Visits:
    """With at most so much power each."""
    less = (visits.power_w > most_w) & (visits.outcome == CHARGED)
    slow = replace(visits, power_w=np.where(less, most_w, visits.power_w))
    target = visits.curve.soc((visits.end_s - visits.start_s).astype(float))
    needed = visits.start_s + np.ceil(slow.curve.seconds_to(target)).astype(np.int64)
    end = np.where(less, np.minimum(needed, visits.plug_out_s - UNPLUGS_S), visits.end_s)
    flown = np.floor(slow.curve.energy_wh((end - visits.start_s).astype(float))).astype(np.int64)
    return replace(slow, end_s=end, energy_wh=np.where(less, flown, visits.energy_wh))
