"""Plain bays with a sensor each, hour by hour."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.clock import HOUR_S
from seeds.simulator.parking import bays
from seeds.simulator.parking.bays import BEAT_S, OCCUPIED, UNKNOWN, Said
from seeds.simulator.parking.demand import FREE, Changes, each_once
from seeds.simulator.parking.layout import ROADSIDE, Lots
from seeds.simulator.parking.parameters import Parking
from seeds.simulator.truth.stretches import NONE, Stretches
from seeds.simulator.vehicles.drivers import GUEST

Ints = NDArray[np.int64]


class SensedBays:
    """The bays of lots at the roadside.

    Attributes:
        places: in `Lots.sensed_lot`, of those of the shard.
    """

    def __init__(self, rng: np.random.Generator, lots: Lots, here: Ints, parking: Parking) -> None:
        """Sensed bays of lots of the shard, which are at given places in the city."""
        self._parking, self._connectors = parking, len(lots.charging.station)
        self.places = np.flatnonzero(np.isin(lots.sensed_lot, here))
        self._lot = lots.sensed_lot[self.places]
        # Their places among all plain bays of the shard, which are in the same order.
        self._plain = np.flatnonzero(np.repeat(lots.model[here] == ROADSIDE, lots.plain[here]))
        many = len(self.places)
        self._phase_s = rng.integers(0, BEAT_S, many)
        self._camera = rng.random(many) < parking.cameras

    def said(
        self,
        rng: np.random.Generator,
        begins_s: int,
        stood: Ints,
        changes: Changes,
        stuck: Stretches,
    ) -> Said:
        """What is said in an hour: from what stood in the shard's plain bays before, and changes.

        A stuck sensor sees no change, but goes on repeating what it says.
        """
        changed, stands = self._mine(changes)
        place, second = bays.beats(rng, self._phase_s, self._parking.missing_beats)
        key = each_once(np.concatenate([changed, place * HOUR_S + second]))
        place, at_s = key // HOUR_S, begins_s + key % HOUR_S
        last = np.searchsorted(changed, key, "right") - 1
        changed, stands = np.append(changed, NONE)[last], np.append(stands, NONE)[last]
        is_known = changed // HOUR_S == place
        now = np.where(is_known, stands, stood[self._plain[place]])
        says = stuck.at(self.places[place], at_s)
        occupancy = np.where(says == NONE, (now != FREE).astype(np.int64), says)
        occupancy[rng.random(len(key)) < self._parking.unknown] = UNKNOWN
        sees = (says == NONE) & self._camera[place] & (occupancy == OCCUPIED)
        sent = (says == NONE) | (changed != key)
        return Said(
            bay=self._connectors + self.places[place][sent],
            lot=self._lot[place][sent],
            connector=np.full(int(sent.sum()), NONE),
            at_s=at_s[sent],
            occupancy=occupancy[sent],
            lock=np.full(int(sent.sum()), bays.NO_LOCK),
            energy=np.where(sees, now, FREE)[sent],
            vehicle=np.full(int(sent.sum()), GUEST),
        )

    def _mine(self, changes: Changes) -> tuple[Ints, Ints]:
        """Changes of sensed bays: bay and second as one number, and what stands there then."""
        place = np.searchsorted(self._plain, changes.bay)
        mine = np.append(self._plain, NONE)[place] == changes.bay
        return place[mine] * HOUR_S + changes.second[mine], changes.stands[mine]
