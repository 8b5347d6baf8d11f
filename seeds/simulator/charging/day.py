"""Who comes to the connectors of a shard on a day, and what becomes of them."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging import queue
from seeds.simulator.charging.arrivals import arrivals
from seeds.simulator.charging.cabinets import shared
from seeds.simulator.charging.encounter import cut_off, fate, spoilt
from seeds.simulator.charging.outcomes import LEFT_QUEUE, LEFT_UNUSABLE
from seeds.simulator.charging.visits import Visits
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S
from seeds.simulator.truth.kinds import TURNED_AWAY
from seeds.simulator.truth.stretches import Stretches
from seeds.simulator.vehicles.drivers import GUEST, Drivers

Ints = NDArray[np.int64]
CHANGE_S = 60  # from one vehicle's plug-out to the plug-in of the next that waits


@dataclass(frozen=True)
class Coming:
    """Those who plug in, and those who leave; of these only connector, arrival and outcome hold."""

    visits: Visits
    left: Visits


def draw_visits(
    rng: np.random.Generator,
    city: City,
    connectors: Ints,
    day: int,
    free_at_s: Ints,
    hinders: Stretches,
    drivers: Drivers,
) -> Coming:
    """Visits that begin on a day at connectors (sorted), which are taken until `free_at_s`.

    Arrivals are a Poisson process whose rate changes by the hour; who would wait too long drives
    on, and what would begin on the next day is left to that day's own arrivals.
    """
    came = arrivals(rng, city, connectors, day, drivers)
    away = fate(hinders, came.connector, came.plug_in_s) == TURNED_AWAY
    waiting = came.taken(~away)
    free = free_at_s[np.searchsorted(connectors, waiting.connector)]
    begin = _begin(waiting, free)
    patient = begin - waiting.plug_in_s <= city.parameters.patience_s
    fates = fate(hinders, waiting.connector, begin)[patient]
    staying = spoilt(rng, waiting.taken(patient), fates)
    moved = staying.moved(_begin(staying, free[patient]) - staying.plug_in_s)
    # Who waits till it becomes unusable leaves, and so does who would find another trouble.
    same = fate(hinders, moved.connector, moved.plug_in_s) == fates
    served = same & (fates != TURNED_AWAY)
    midnight_s = (day + 1) * DAY_S
    today = moved.plug_in_s < midnight_s
    left = (
        _leaving(came.taken(away), LEFT_UNUSABLE)
        .followed_by(_leaving(waiting.taken(~patient), LEFT_QUEUE))
        .followed_by(_leaving(staying.taken(~served & today), LEFT_UNUSABLE))
    )
    plugged = moved.taken(served & today)
    plugged = shared(plugged, city.charging, connectors, free_at_s, midnight_s)
    return Coming(cut_off(plugged, hinders), left)


def _begin(visits: Visits, free_at_s: Ints) -> Ints:
    """When each plugs in, if it waits for its turn."""
    busy = (visits.plug_out_s - visits.plug_in_s + CHANGE_S).astype(float)
    ready = np.maximum(visits.plug_in_s, free_at_s).astype(float)
    return np.ceil(queue.starts(visits.connector, ready, busy)).astype(np.int64)


def _leaving(visits: Visits, outcome: int) -> Visits:
    return replace(
        visits,
        energy_wh=np.zeros(len(visits), np.int64),
        outcome=np.full(len(visits), outcome),
        vehicle=np.full(len(visits), GUEST),
    )
