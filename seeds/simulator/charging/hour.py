"""An hour of a shard: what its statuses, meter values and orders have in common."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.charging.layout import Charging
from seeds.simulator.charging.operators import Operators
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import HOUR_S
from seeds.simulator.events import constant, words
from seeds.simulator.places import SOURCE
from seeds.simulator.truth.kinds import AS_IT_IS, SAYS
from seeds.simulator.truth.stretches import NONE, Stretches

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Hour:
    """An hour of a shard: its connectors, and what hides them."""

    charging: Charging
    connectors: Ints
    hides: Stretches
    operators: Operators
    start_ms: int  # of the first midnight
    begins_s: int

    @property
    def ends_s(self) -> int:
        return self.begins_s + HOUR_S

    def named(self, who: Ints, when: Ints) -> dict[str, pa.Array]:
        """What says which connector an event is of."""
        station = self.charging.station[who]
        return {
            "event_time": self.told_at(who, when),
            "source": constant(SOURCE, len(who)),
            "operator_id": words(self.charging.operator_of[who], self.charging.operator_ids),
            "station_id": words(station, self.charging.station_ids),
            "connector_id": words(who, self.charging.connector_ids),
        }

    def told_at(self, who: Ints, when: Ints) -> pa.Array:
        """Times by the clocks of the operators, in ms since 1970 UTC."""
        return pa.array(self.ms(when) + self.operators.skew_ms[self.charging.operator_of[who]])

    def holds(self, times: Ints) -> NDArray[np.bool_]:
        """Which seconds are in this hour?"""
        return (times >= self.begins_s) & (times < self.ends_s)

    def ms(self, at_s: Ints) -> Ints:
        """Seconds as ms since 1970 UTC."""
        return self.start_ms + at_s * 1000


def known_soc(charging: Charging, visits: Visits, flown_wh: Ints) -> pa.Array:
    """SOC in percent of visits after so much energy; no pile of alternating current knows it."""
    soc = np.round(visits.soc_with(flown_wh), 1).astype(np.float32)
    return pa.array(soc, mask=charging.is_ac[visits.connector])


def said(kind: Ints) -> Ints:
    """What connectors in a trouble say of themselves, whatever is the case, or `AS_IT_IS`."""
    return np.where(kind == NONE, AS_IT_IS, SAYS[kind])
