"""The simulated city, read from its orders as the real ones are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.comparison.energy import Energy, Floats, hourly
from benchmarks.comparison.sessions import Ints, Sessions
from schemas.words import UseClass
from seeds.simulator.charging.layout import ALL_SITES, Charging, lay_out
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.events import Events
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES, scaled
from seeds.simulator.simulation import Simulation
from seeds.simulator.truth.rows import Rows

# Four weeks from this Monday on hold no Chinese holiday.
_FIRST_DAY = date(2026, 7, 6)
_TIMES = ("plug_in_time", "charge_start", "charge_end", "plug_out_time")


@dataclass(frozen=True)
class Played:
    """What a simulation brought in whole weeks.

    Attributes:
        sessions: of all use classes.
        days: how many days they began in.
    """

    charging: Charging
    sessions: Sessions
    days: int

    def sessions_of(self, use: UseClass) -> Sessions:
        """The sessions at connectors of a use class."""
        return self.sessions.taken(self._is(use)[self.charging.station[self.sessions.connector]])

    def energy_of(self, use: UseClass) -> Energy:
        """Energy of the stations of a use class."""
        mine = self.sessions_of(use)
        mine = mine.taken(mine.energy_kwh > 0)  # the others feed back, or failed
        piles = np.bincount(self.charging.station)
        station = self.charging.station[mine.connector]
        total = np.bincount(station, mine.energy_kwh, minlength=len(piles))
        a_pile = (total / piles / self.days)[total > 0]
        return Energy(hourly(mine, self.days * 24), a_pile)

    def _is(self, use: UseClass) -> NDArray[np.bool_]:
        """Of each station, whether it is of a use class."""
        return np.array([each.use_class == use for each in ALL_SITES])[self.charging.site]


def play(seed: int, connectors: int, weeks: int, parameters: Parameters) -> Played:
    """Play whole weeks, and a day more in which the last sessions end."""
    city = Simulation(
        seed=seed,
        profile=scaled(PROFILES["district"], connectors),
        parameters=parameters,
        first_day=_FIRST_DAY,
        days=weeks * 7 + 1,
    ).city()
    sessions = _sessions(city, list(_orders(city)))
    days = weeks * 7
    return Played(city.charging, sessions.taken(sessions.plug_in_s < days * DAY_S), days)


def sizes(seed: int, parameters: Parameters) -> Floats:
    """Connectors of each public station of a whole city."""
    charging = lay_out(seed, PROFILES["city"], parameters)
    public = np.array([each.use_class == "public" for each in ALL_SITES])[charging.site]
    return np.asarray(np.bincount(charging.station)[public], np.float64)


def _orders(city: City) -> Iterator[Events]:
    """As they happen, whatever becomes of them on their way."""
    for number in range(city.shards):
        part = ChargingPart(city, number, Rows())
        for hour in range(city.clock.hours):
            yield from (
                each for each in part.hour(hour) if each.contract.event_type == "charger.session"
            )


def _sessions(city: City, orders: list[Events]) -> Sessions:
    connector = _joined([each.columns["connector_id"].indices for each in orders])
    times = [_joined([each.columns[name] for each in orders]) for name in _TIMES]
    energy = _joined([each.columns["energy_wh"] for each in orders])
    plug_in, start, end, plug_out = ((each - city.clock.start_ms) // 1000 for each in times)
    return Sessions(
        connector=connector,
        plug_in_s=plug_in,
        start_s=start,
        end_s=end,
        plug_out_s=plug_out,
        hour=plug_in % DAY_S // HOUR_S,
        weekday=plug_in // DAY_S % 7,
        energy_kwh=energy / 1000,
    ).taken(np.lexsort((plug_in, connector)))


def _joined(arrays: list[pa.Array]) -> Ints:
    return np.concatenate([each.to_numpy().astype(np.int64) for each in arrays])
