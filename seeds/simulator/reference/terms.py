"""From which day until which day things are in the register."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.reference_table import FOREVER
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S, Clock
from seeds.simulator.truth.kinds import NEVER_COMMISSIONED
from seeds.simulator.truth.troubles import Troubles

Ints = NDArray[np.int64]
Days = NDArray[np.datetime64]


@dataclass(frozen=True)
class Terms:
    """By thing: the first day on which it is valid, and the first on which it no longer is."""

    begins: Days
    ends: Days

    def of_groups(self, first: Ints) -> "Terms":
        """Of groups of neighbours, by the first member of each: as long as any member's."""
        return Terms(np.minimum.reduceat(self.begins, first), np.maximum.reduceat(self.ends, first))

    @property
    def columns(self) -> dict[str, Days]:
        return {"valid_from": self.begins, "valid_to": self.ends}


def terms_of_connectors(city: City) -> Terms:
    """A connector is valid from the day of its commissioning; one that was never commissioned, from
    that of its registration. What ends after the last simulated day is not known yet.
    """
    begins_s, ends_s = (np.zeros(len(city.charging.station), np.int64) for _ in range(2))
    for shard in range(city.shards):
        troubles = Troubles(city, shard, city.charging.of_shard(shard, city.shards))
        troubles.through(0)
        lives, zombies = troubles.lives, troubles.zombies.known
        never = zombies.taken(zombies.kind == NEVER_COMMISSIONED)
        begins_s[lives.connectors] = lives.commissioned_s
        begins_s[never.who] = never.start_s
        ends_s[lives.connectors] = lives.decommissioned_s
    known = ends_s < city.clock.days * DAY_S
    gone = _days(city.clock, ends_s) + 1
    return Terms(_days(city.clock, begins_s), np.where(known, gone, np.datetime64(FOREVER)))


def _days(clock: Clock, at_s: Ints) -> Days:
    return np.datetime64(clock.first_day) + at_s // DAY_S
