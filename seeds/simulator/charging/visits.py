"""Visits to connectors, and who comes on a day."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.curve import Curve
from seeds.simulator.charging.layout import ALL_SITES, Charging
from seeds.simulator.charging.outcomes import CHARGED, FAILED, NO_ENERGY
from seeds.simulator.clock import DAY_S
from seeds.simulator.columns import Columns
from seeds.simulator.parameters import Habits, Parameters
from seeds.simulator.vehicles.drivers import GUEST, Drivers
from seeds.simulator.vehicles.layout import BATTERIES_WH

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_LEAST_SOC = 2  # percent that whoever stops before 100 has charged
_PREPARE_S = (20, 120)  # from plug-in to the first energy
FAILS_AFTER_S = 20
_TIMES = ("plug_in_s", "start_s", "end_s", "plug_out_s")


@dataclass(frozen=True)
class Visits(Columns):
    """Visits, sorted by connector and time; times are whole seconds since the first midnight."""

    connector: Ints
    plug_in_s: Ints
    start_s: Ints
    end_s: Ints
    plug_out_s: Ints
    power_w: Floats
    battery_wh: Floats
    soc_start: Floats
    energy_wh: Ints  # of either direction, never negative
    discharging: NDArray[np.bool_]  # then SOC falls from 100 less `soc_start` as it would rise
    outcome: Ints  # place in `outcomes.OUTCOMES`
    vehicle: Ints  # place in the shard, or `GUEST`

    @property
    def curve(self) -> Curve:
        return Curve(self.power_w, self.battery_wh, self.soc_start)

    def flown_wh(self, seconds: Ints) -> Ints:
        """Energy so many seconds after the start, as the registers show it."""
        inside = seconds.clip(0, self.end_s - self.start_s)
        flown = np.floor(self.curve.energy_wh(inside.astype(float))).astype(np.int64)
        return np.where(NO_ENERGY[self.outcome], 0, np.minimum(flown, self.energy_wh))

    def soc_with(self, flown_wh: Ints) -> Floats:
        """SOC of each after so much energy."""
        soc = np.minimum(self.soc_start + flown_wh / self.battery_wh * 100, 100)
        return np.where(self.discharging, 100 - soc, soc)

    def signed(self, amount: NDArray[Any]) -> Ints:
        """An amount of each in whole units, negative where energy is fed back."""
        return np.where(self.discharging, -amount, amount).astype(np.int64)

    def moved(self, by_s: Ints) -> "Visits":
        """So many seconds later."""
        return replace(self, **{name: getattr(self, name) + by_s for name in _TIMES})

    def in_order(self) -> "Visits":
        """Sorted by connector and time again."""
        return self.taken(np.lexsort((self.plug_in_s, self.connector)))


def arrivals(
    rng: np.random.Generator,
    charging: Charging,
    connectors: Ints,
    weekend: bool,
    day: int,
    drivers: Drivers,
    parameters: Parameters,
) -> Visits:
    """All who come, each with what they would do if the connector were free.

    Who comes to a station takes the next of its connectors by turns: nearly as good as looking for
    a free one, and it needs no look at the others.
    """
    station = charging.station[connectors]
    site = charging.site[station]
    rates = np.array([_a_day(_habits(each.use_class, parameters), weekend) for each in ALL_SITES])
    many = rng.poisson(rates[site] * charging.popularity[station])
    drawn = np.repeat(np.arange(len(connectors)), many)
    arrive = day * DAY_S + _times(rng, site[drawn], parameters)
    who, arrive = _by_turns(rng, station, drawn, arrive)
    return _charges(rng, charging, connectors[who], site[who], arrive, drivers, parameters)


def _by_turns(
    rng: np.random.Generator, station: NDArray[np.int32], drawn: Ints, arrive_s: Ints
) -> tuple[Ints, Ints]:
    """Places of connectors, and arrivals, in their order; a day's turns begin anywhere."""
    first = np.searchsorted(station, station)
    size = np.searchsorted(station, station, "right") - first
    order = np.lexsort((arrive_s, first[drawn]))
    queue, arrive_s = first[drawn][order], arrive_s[order]
    nth = np.arange(len(queue)) - np.searchsorted(queue, queue)
    begin = rng.integers(0, 1 << 31, len(station))
    who = queue + (begin[queue] + nth) % size[queue]
    order = np.lexsort((arrive_s, who))
    return who[order], arrive_s[order]


def _charges(
    rng: np.random.Generator,
    charging: Charging,
    connector: Ints,
    site: NDArray[np.int32],
    arrive_s: Ints,
    drivers: Drivers,
    parameters: Parameters,
) -> Visits:
    many = len(connector)
    soc = _arrives_with(rng, site, parameters)
    discharging = charging.is_v2g[connector] & (rng.random(many) < parameters.v2g_discharges)
    vehicle = drivers.come(connector, arrive_s, soc, ~discharging)
    soc = drivers.brings(vehicle, arrive_s, soc)
    battery = np.where(
        vehicle == GUEST,
        rng.choice(BATTERIES_WH, many).astype(float),
        drivers.vehicles.battery_wh[vehicle],
    )
    user_stops = rng.random(many) < parameters.user_stops
    target = np.where(user_stops, np.maximum(rng.uniform(75, 97, many), soc + _LEAST_SOC), 100.0)
    power = np.minimum(charging.rated_w[connector], battery * 3) * rng.uniform(0.8, 1, many)
    failed = rng.random(many) < parameters.failed
    curve = Curve(power, battery, soc)
    seconds = np.where(failed, FAILS_AFTER_S, np.ceil(curve.seconds_to(target))).astype(np.int64)
    energy = np.floor(curve.energy_wh(seconds.astype(float))).astype(np.int64)
    start = arrive_s + rng.integers(*_PREPARE_S, many)
    stay = np.ceil(_stays_s(rng, site, parameters)).astype(np.int64)
    return Visits(
        connector=connector,
        plug_in_s=arrive_s,
        start_s=start,
        end_s=start + seconds,
        plug_out_s=start + seconds + 20 + stay,
        power_w=power,
        battery_wh=battery,
        soc_start=soc,
        energy_wh=np.where(failed, 0, energy),
        discharging=discharging,
        outcome=np.where(failed, FAILED, CHARGED),
        vehicle=vehicle,
    )


def _arrives_with(
    rng: np.random.Generator, site: NDArray[np.int32], parameters: Parameters
) -> Floats:
    """State of charge at arrival, in percent."""
    bounds = np.array([_habits(each.use_class, parameters).soc for each in ALL_SITES], float)
    return np.asarray(np.round(rng.uniform(*bounds[site].T), 1))


def _stays_s(rng: np.random.Generator, site: NDArray[np.int32], parameters: Parameters) -> Floats:
    """From the end of charging to plug-out; at most a day."""
    habits = [_habits(each.use_class, parameters) for each in ALL_SITES]
    median = np.array([each.stays_h for each in habits])[site]
    spread = np.array([each.stays_spread for each in habits])[site]
    drawn = median * np.exp(spread * rng.standard_normal(len(site))) * 3600
    return np.asarray(drawn.clip(0, DAY_S))


def _times(rng: np.random.Generator, site: NDArray[np.int32], parameters: Parameters) -> Ints:
    """Seconds of the day, spread by the hours of each kind of station."""
    hours = np.array([_habits(each.use_class, parameters).hours for each in ALL_SITES], float)
    bounds = np.cumsum(hours / hours.sum(axis=1, keepdims=True), axis=1)
    hour = (rng.random(len(site))[:, None] >= bounds[site]).sum(axis=1).clip(0, 23)
    return np.asarray(hour * 3600 + rng.integers(0, 3600, len(site)), np.int64)


def _a_day(habits: Habits, weekend: bool) -> float:
    return habits.visits * (habits.weekend if weekend else 1)


def _habits(use_class: str, parameters: Parameters) -> Habits:
    if use_class in ("public", "dedicated"):
        return parameters.public
    return parameters.workplace if use_class == "workplace" else parameters.private
