"""What is true of parking, as rows of the tables."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.charging.orders import names
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import DAY_S, Clock
from seeds.simulator.parking.layout import Lots
from seeds.simulator.truth.rows import Rows, span
from seeds.simulator.truth.stretches import Stretches

Ints = NDArray[np.int64]
OVERSTAYS_S = 900
_SENSORS = pa.array(["stuck-free", "stuck-occupied"])  # in the order of `bays.FREE` …


class ParkingRecord:
    """Writes down what is true of the lots and bays of a shard."""

    def __init__(self, rows: Rows, lots: Lots, clock: Clock) -> None:
        self._rows, self._lots, self._clock = rows, lots, clock

    def overstays(self, visits: Visits, day: int) -> None:
        """Who was full on a day and stayed, where others may want the bay."""
        long = visits.plug_out_s - visits.end_s > OVERSTAYS_S
        long &= self._lots.has_bay[visits.connector] & _on(day, visits.end_s)
        found = visits.taken(long)
        charging = self._lots.charging
        who = charging.ids_of_connectors(found.connector)
        session = {"session_id": names(charging, found)}
        lasts = span(self._clock, found.end_s, found.plug_out_s)
        self._rows.add("overstay", who | session | lasts)

    def blockings(self, blocked: Stretches, day: int) -> None:
        """Fuel cars that parked beside connectors on a day, or before the first one."""
        found = blocked.taken(_on(day, blocked.start_s.clip(0)))
        who = self._lots.charging.ids_of_connectors(found.who)
        kind = {"energy_class": pa.repeat(pa.scalar("fuel"), len(found))}
        lasts = span(self._clock, found.start_s, found.end_s)
        self._rows.add("blocking", who | kind | lasts)

    def failures(self, feeds: Stretches, sensors: Stretches) -> None:
        """Lots that are not heard of, and sensors that are stuck."""
        dead = {"kind": pa.repeat(pa.scalar("feed-death"), len(feeds))}
        lasts = span(self._clock, feeds.start_s, feeds.end_s)
        self._rows.add("parking_failure", self._of_lots(feeds.who) | dead | lasts)
        lots = self._lots
        bay = pa.array(len(lots.charging.station) + sensors.who)
        stuck = {"bay_id": lots.bay_ids.take(bay), "kind": _SENSORS.take(pa.array(sensors.kind))}
        lasts = span(self._clock, sensors.start_s, sensors.end_s)
        columns = self._of_lots(lots.sensed_lot[sensors.who]) | stuck | lasts
        self._rows.add("parking_failure", columns)

    def _of_lots(self, lot: Ints) -> dict[str, pa.Array]:
        return {
            "operator_id": self._lots.operator_ids.take(pa.array(self._lots.operator[lot])),
            "lot_id": self._lots.lot_ids.take(pa.array(lot)),
        }


def _on(day: int, at_s: Ints) -> NDArray[np.bool_]:
    return np.asarray(at_s // DAY_S == day)
