"""What storages and solar panels say."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.charging.operators import Operators
from seeds.simulator.city import City
from seeds.simulator.energy.layout import Energy
from seeds.simulator.energy.storing import WH, Minutes
from seeds.simulator.events import Events, constant, words
from seeds.simulator.places import SOURCE
from seeds.simulator.truth.troubles import Troubles

Ints = NDArray[np.int64]
STORAGE, PV = contract_of("storage.telemetry"), contract_of("pv.telemetry")
_STATES = pa.array(["discharging", "idle", "charging"])
_COOL_C, _HEATS_C = 25, 10  # in an air-conditioned container, and at full power: our assumption


@dataclass(frozen=True)
class Teller:
    """Says what happens in minutes, given as arrays of thing by minute, where it is heard."""

    city: City
    here: Energy
    troubles: Troubles
    operators: Operators

    def storages(self, at_s: Ints, minutes: Minutes) -> Events:
        """A storage's state, SOC and registers at the beginning of each minute."""
        storages = self.here.storages
        which, when, heard = self._heard(storages.station, at_s)
        power, held, imported, exported = (
            each.reshape(-1)[heard]
            for each in (minutes.power_w, minutes.held, minutes.imported, minutes.exported)
        )
        soc = held / (storages.capacity_wh[which] * WH)
        warm = _COOL_C + _HEATS_C * np.abs(power) / storages.rated_w[which]
        columns = {
            **self._named(storages.station[which], when),
            "storage_id": words(which, storages.ids),
            "state": words(np.sign(power) + 1, _STATES),
            "power_w": pa.array(power),
            "soc_percent": pa.array(np.round(soc, 1).astype(np.float32)),
            "import_wh": pa.array(imported // WH),
            "export_wh": pa.array(exported // WH),
            "temperature_c": pa.array(np.round(warm, 1).astype(np.float32)),
        }
        return Events(STORAGE, columns, self.city.clock.ms(when))

    def panels(self, at_s: Ints, power_w: Ints, counted: Ints) -> Events:
        """What panels give, and their register at the beginning of each minute."""
        panels = self.here.panels
        which, when, heard = self._heard(panels.station, at_s)
        columns = {
            **self._named(panels.station[which], when),
            "pv_id": words(which, panels.ids),
            "generated_w": pa.array(power_w.reshape(-1)[heard]),
            "generated_wh": pa.array(counted.reshape(-1)[heard] // WH),
        }
        return Events(PV, columns, self.city.clock.ms(when))

    def _heard(self, station: Ints, at_s: Ints) -> tuple[Ints, Ints, Ints]:
        """Things and seconds that are heard of, and their places among all of them."""
        which, when = np.repeat(np.arange(len(station)), len(at_s)), np.tile(at_s, len(station))
        operator = self.city.charging.operator[station[which]]
        heard = np.flatnonzero(~self.troubles.silences(station[which], operator, when))
        return which[heard], when[heard], heard

    def _named(self, station: Ints, when: Ints) -> dict[str, pa.Array]:
        charging = self.city.charging
        operator = charging.operator[station]
        return {
            "event_time": pa.array(self.city.clock.ms(when) + self.operators.skew_ms[operator]),
            "source": constant(SOURCE, len(when)),
            "operator_id": words(operator, charging.operator_ids),
            "station_id": words(station, charging.station_ids),
        }
