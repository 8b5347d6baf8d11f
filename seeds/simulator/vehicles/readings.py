"""What vehicles read off themselves, and how it is told: `vehicle.telemetry`."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.columns import Columns
from seeds.simulator.events import Events, words
from seeds.simulator.vehicles.layout import Vehicles

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
TELEMETRY = contract_of("vehicle.telemetry")
STARTED, OFF = range(2)
IDLE, CHARGING, CHARGED = range(3)
_STATES = pa.array(["started", "off"])
_CHARGES = pa.array(["not-charging", "parked-charging", "charged"])
_MODES = pa.array(["electric"])
_EMPTY_V = 340  # of any battery; a volt more for each percent
_INSULATION_KOHM = 2_000


@dataclass(frozen=True)
class Readings(Columns):
    """Readings of vehicles, by their place in the shard.

    Attributes:
        at_s, sent_s: second in which it is read, and in which it can be sent.
        state, charge: place in the lists of words above.
        watts: into the battery.
        spot: longitude and latitude.
        reissued: sent late 补发.
    """

    vehicle: Ints
    at_s: Ints
    sent_s: Ints
    state: Ints
    charge: Ints
    kmh: Floats
    odometer_m: Ints
    soc: Floats
    watts: Floats
    spot: Floats
    reissued: Mask

    def told(self, vehicles: Vehicles, start_ms: int, unread: Mask, nowhere: Mask) -> Events:
        """As frames; where electrical values are unread or there is no position, it is absent."""
        volts = _EMPTY_V + self.soc
        insulation = np.full(len(self.vehicle), _INSULATION_KOHM)
        columns = {
            "event_time": pa.array(start_ms + self.at_s * 1000),
            **vehicles.named(self.vehicle),
            "state": words(self.state, _STATES),
            "charge_state": words(self.charge, _CHARGES),
            "drive_mode": words(np.zeros(len(self.vehicle), np.int64), _MODES),
            "speed_kmh": _rounded(self.kmh),
            "odometer_m": pa.array(self.odometer_m),
            "voltage_v": _rounded(volts, unread),
            "current_a": _rounded(self.watts / volts, unread),
            "soc_percent": _rounded(self.soc),
            "insulation_kohm": pa.array(insulation, mask=unread),
            "longitude": pa.array(np.round(self.spot[:, 0], 6), mask=nowhere),
            "latitude": pa.array(np.round(self.spot[:, 1], 6), mask=nowhere),
            "reissued": pa.array(self.reissued),
        }
        return Events(TELEMETRY, columns, start_ms + self.sent_s * 1000)


def _rounded(values: NDArray[Any], absent: Mask | None = None) -> pa.Array:
    return pa.array(np.round(values, 1).astype(np.float32), mask=absent)
