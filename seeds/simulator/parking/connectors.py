"""The bays of a shard's connectors, hour by hour."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.parking import bays, counts
from seeds.simulator.parking.bays import BEAT_S, Said
from seeds.simulator.parking.counts import Passages
from seeds.simulator.parking.demand import ELECTRIC, FREE
from seeds.simulator.parking.layout import NONE, Lots
from seeds.simulator.parking.occupations import NAMED, of_blockers, of_visits
from seeds.simulator.truth.kinds import (
    CLOSURE,
    FEED_DEATH,
    NOT_IN_SERVICE,
    PARKED_CARS,
    UPLINK_LOSS,
)
from seeds.simulator.truth.stretches import NOTHING, moment
from seeds.simulator.vehicles.drivers import GUEST

Ints = NDArray[np.int64]
# A bay is heard of through its station; a connector that is silent has a bay that is not.
_UNHEARD = (CLOSURE, NOT_IN_SERVICE, UPLINK_LOSS, FEED_DEATH)


class ConnectorBays:
    """Bays of connectors that are no private site's.

    Attributes:
        blocked: fuel cars that stand in them, today and on the days around.
    """

    def __init__(
        self, rng: np.random.Generator, lots: Lots, connectors: Ints, charging: ChargingPart
    ) -> None:
        self._lots, self._charging = lots, charging
        self._connectors = connectors[lots.has_bay[connectors]]
        self._phase_s = rng.integers(0, BEAT_S, len(self._connectors))
        self.blocked = self._occupied = NOTHING

    def begin(self, day: int) -> None:
        """Know what stands where on a day."""
        charging, midnight = self._charging, day * DAY_S
        visits = charging.billed.visits
        visits = visits.taken(self._lots.has_bay[visits.connector])
        coming = of_blockers(charging.troubles.blockings.beginning(day), visits)
        going_on = self.blocked.taken(self.blocked.end_s >= midnight)
        self.blocked = going_on.followed_by(coming)
        zombies = charging.troubles.zombies.known
        parked = zombies.taken((zombies.kind == PARKED_CARS) & self._lots.has_bay[zombies.who])
        self._occupied = (
            of_visits(visits).followed_by(self.blocked).followed_by(of_blockers(parked, visits))
        )

    def passages(self, lots: Ints, begins_s: int) -> Passages:
        """Vehicles that drive in or out in an hour, at lots of the shard."""
        occupied = self._occupied
        lot = self._lots.lot_of_station[self._lots.charging.station[occupied.who]]
        found = []
        ways = (occupied.start_s.clip(0), counts.IN_CHARGING), (occupied.end_s, counts.OUT_CHARGING)
        for at_s, way in ways:
            now = (lot != NONE) & _holds(begins_s, at_s)
            place = np.searchsorted(lots, lot[now])
            found.append((place, at_s[now] - begins_s, np.full(len(place), way)))
        return Passages(*(np.concatenate(each) for each in zip(*found, strict=True)))

    def said(self, rng: np.random.Generator, begins_s: int, missing: float) -> Said:
        """What is said in an hour, of which a share of beats is missing."""
        who, at_s = self._times(rng, begins_s, missing)
        heard = ~np.isin(self._charging.troubles.hides.at(who, at_s), _UNHEARD)
        who, at_s = who[heard], at_s[heard]
        stands = self._occupied.at(who, at_s).clip(FREE)
        taken = (stands != FREE).astype(np.int64)
        station = self._lots.charging.station[who]
        return Said(
            bay=who,
            lot=self._lots.lot_of_station[station],
            connector=who,
            at_s=at_s,
            occupancy=taken,
            lock=np.where(self._lots.has_lock[station], taken, bays.NO_LOCK),
            energy=np.minimum(stands, ELECTRIC),
            vehicle=np.maximum(stands - NAMED, GUEST),
        )

    def _times(self, rng: np.random.Generator, begins_s: int, missing: float) -> tuple[Ints, Ints]:
        """Connectors and seconds of changes and beats, each once."""
        occupied = self._occupied
        begun, ended = (_holds(begins_s, at) for at in (occupied.start_s, occupied.end_s))
        place, second = bays.beats(rng, self._phase_s, missing)
        who = np.concatenate([occupied.who[begun], occupied.who[ended], self._connectors[place]])
        at_s = np.concatenate([occupied.start_s[begun], occupied.end_s[ended], begins_s + second])
        once = np.unique(moment(who, at_s), return_index=True)[1]
        return who[once], at_s[once]


def _holds(begins_s: int, at_s: Ints) -> NDArray[np.bool_]:
    return (at_s >= begins_s) & (at_s < begins_s + HOUR_S)
