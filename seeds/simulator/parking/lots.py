"""What lots say, as events."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.events import Events, constant, words
from seeds.simulator.parking.counts import Told
from seeds.simulator.parking.layout import Lots
from seeds.simulator.places import SOURCE

Ints = NDArray[np.int64]
LOT = contract_of("parking.lot")


def lot_events(lots: Lots, here: Ints, told: Told, begins_ms: int, skew_ms: Ints) -> Events:
    """Events of lots at given places, by the clocks of operators that are ahead by so much."""
    lot, many = here[told.lot], len(told)
    at_ms = begins_ms + told.second * 1000
    columns = {
        "event_time": pa.array(at_ms + skew_ms[lots.operator[lot]]),
        "source": constant(SOURCE, many),
        "operator_id": words(lots.operator[lot], lots.operator_ids),
        "lot_id": words(lot, lots.lot_ids),
        "state": constant("open", many),
        "capacity": pa.array(lots.plain[lot] + lots.connectors[lot]),
        "free": pa.array(told.free),
        "free_charging": pa.array(told.free_charging),
        "entered": pa.array(told.entered),
        "left": pa.array(told.left),
    }
    return Events(LOT, columns, at_ms)
