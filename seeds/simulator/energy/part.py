"""Storage and solar panels of a shard's stations, hour by hour."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.operators import draw_operators
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.charging.tariff import prices
from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import repeated
from seeds.simulator.energy.storing import WH, Minutes, Storing, counted_up
from seeds.simulator.energy.sun import clear_sky
from seeds.simulator.energy.telemetry import Teller
from seeds.simulator.events import Events
from seeds.simulator.grid.load import drawn_w, summed
from seeds.simulator.randomness import generator
from seeds.simulator.truth.loads import add_load
from seeds.simulator.truth.rows import Rows
from seeds.simulator.truth.stretches import NONE
from seeds.simulator.weather.sky import sky_of

Ints = NDArray[np.int64]
STEP_S = 60
_STEPS = np.arange(0, HOUR_S, STEP_S)
_REGISTERS_WH = (10**6, 10**8)


class EnergyPart:
    """Storages charge in the valley 谷 and discharge at the peak 峰 and 尖峰, never more than their
    station draws beyond what its panels give; so they feed nothing back. Panels may."""

    def __init__(self, city: City, number: int, truth: Rows, charging: ChargingPart) -> None:
        self._city, self._number, self._truth = city, number, truth
        self._charging = charging
        self._here = here = city.energy.of_shard(number, city.shards)
        rng = generator(city.seed, "registers of energy", number)
        registers = rng.integers(*_REGISTERS_WH, len(here.storages))
        self._storing = Storing(here.storages, city.parameters.plant, registers)
        self._generated = rng.integers(*_REGISTERS_WH, len(here.panels)) * WH
        operators = draw_operators(city.seed, city.charging.operators, city.parameters.conditions)
        self._teller = Teller(city, here, charging.troubles, operators)
        self._stored_w = self._generated_w = np.zeros((0, len(_STEPS)), np.int64)

    def hour(self, number: int) -> Iterator[Events]:
        """Telemetry of storages and panels, every minute."""
        at_s = number * HOUR_S + _STEPS
        generated_w = self._light(number, at_s)
        before = self._flown_wh()
        minutes = self._store(number, at_s, generated_w)
        counted, self._generated = counted_up(self._generated, generated_w)
        self._stored_w, self._generated_w = minutes.power_w, generated_w
        self._record(number, before)
        yield self._teller.storages(at_s, minutes)
        yield self._teller.panels(at_s, generated_w, counted)

    def feeder_w(self, feeders: Ints, at_s: int) -> Ints:
        """What storages take less what panels give at a minute of the last hour, by feeder."""
        minute = at_s % HOUR_S // STEP_S
        here, feeder = self._here, self._city.grid.feeder
        taken = summed(feeders, feeder[here.storages.station], self._stored_w[:, minute])
        given = summed(feeders, feeder[here.panels.station], self._generated_w[:, minute])
        return taken - given

    def _light(self, number: int, at_s: Ints) -> Ints:
        """What panels give in each minute: by sun, cloud and rain, and nothing to a dead grid."""
        city, plant = self._city, self._city.parameters.plant
        day, hour = divmod(number, 24)
        on = city.clock.day(day)
        cloud = generator(city.seed, "cloud", on).uniform(plant.cloudiest, 1)
        rain = plant.rain if sky_of(city, day).rains[hour] else 1
        clear = clear_sky(on.timetuple().tm_yday, at_s - day * 24 * HOUR_S)
        panels = self._here.panels
        share = plant.performance * cloud * rain * clear
        whole = np.floor(panels.rated_w[:, None] * share).astype(np.int64)
        return whole * self._is_supplied(panels.station, at_s)

    def _store(self, number: int, at_s: Ints, generated_w: Ints) -> Minutes:
        storages = self._here.storages
        day, hour = divmod(number, 24)
        by_hour = prices(self._city.clock.day(day).month)
        usual = np.median(by_hour)
        rated_w = storages.rated_w[:, None] * self._is_supplied(storages.station, at_s)
        if by_hour[hour] < usual:
            return self._storing.charge(rated_w)
        if by_hour[hour] > usual:
            return self._storing.discharge(np.minimum(rated_w, self._lacks(at_s, generated_w)))
        return self._storing.charge(rated_w * 0)

    def _lacks(self, at_s: Ints, generated_w: Ints) -> Ints:
        """What each station with storage draws beyond what its panels give, by minute."""
        station, panels = self._here.storages.station, self._here.panels.station
        visits = self._charging.billed.visits
        of = self._city.charging.station[visits.connector]
        now = (visits.start_s <= at_s[-1]) & (visits.end_s > at_s[0]) & np.isin(of, station)
        which, minute = repeated(np.full(int(now.sum()), len(at_s)))
        power = drawn_w(visits.taken(now).taken(which), at_s[minute])
        place = np.searchsorted(station, of[now][which]) * len(at_s) + minute
        drawn = np.zeros((len(station), len(at_s)), np.int64)
        np.add.at(drawn.reshape(-1), place, power)
        np.subtract.at(drawn, np.searchsorted(station, panels), generated_w)
        return drawn.clip(0)

    def _is_supplied(self, station: Ints, at_s: Ints) -> NDArray[np.bool_]:
        """By station and second."""
        losses = self._charging.troubles.grid_losses.known
        feeder = np.repeat(self._city.grid.feeder[station], len(at_s))
        lost = losses.at(feeder, np.tile(at_s, len(station)))
        return np.asarray((lost == NONE).reshape(len(station), len(at_s)))

    def _record(self, number: int, before: tuple[Ints, Ints]) -> None:
        """What the registers rise by in an hour."""
        city, here = self._city, self._here
        hour_ms = city.clock.start_ms + number * HOUR_S * 1000
        stored, generated = (now - then for now, then in zip(self._flown_wh(), before, strict=True))
        stations = city.charging.ids_of_stations(here.storages.station)
        add_load(self._truth, "storage", stations, hour_ms, stored)
        stations = city.charging.ids_of_stations(here.panels.station)
        add_load(self._truth, "pv", stations, hour_ms, -generated)

    def _flown_wh(self) -> tuple[Ints, Ints]:
        """Into storages, and out of panels, since ever."""
        return self._storing.flown_wh, self._generated // WH
