"""The swap stations of a shard, hour by hour."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.operators import draw_operators
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import repeated
from seeds.simulator.events import Events
from seeds.simulator.grid.load import summed
from seeds.simulator.randomness import generator
from seeds.simulator.swap.racks import Racks
from seeds.simulator.swap.swaps import Swaps
from seeds.simulator.swap.telemetry import Counts, Teller
from seeds.simulator.truth.loads import add_load
from seeds.simulator.truth.rows import Rows
from seeds.simulator.truth.stretches import NONE, Stretches

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
STEP_S = 300


class SwapPart:
    """Swap stations; those who come while their feeder is dead drive on."""

    def __init__(self, city: City, number: int, truth: Rows, charging: ChargingPart) -> None:
        self._city, self._number, self._truth = city, number, truth
        self._troubles = charging.troubles
        self._stations = city.swap.of_shard(number, city.shards)
        given = city.parameters.swapping
        self._racks = Racks(self._stations, given)
        operators = draw_operators(city.seed, city.charging.operators, city.parameters.conditions)
        most = given.batteries[1] * (1 + given.fleet)
        self._teller = Teller(city, self._stations, operators, most)
        self._known = self._arrive(-1)
        self._taken_ws = np.zeros(len(self._stations), np.int64)  # watt seconds since ever

    def hour(self, number: int) -> Iterator[Events]:
        """States every five minutes, and orders."""
        begins_s, ends_s = number * HOUR_S, (number + 1) * HOUR_S
        known = self._known
        going_on = (known.ready_s > begins_s) | (known.settled_s >= begins_s)
        self._known = known = known.taken(going_on).followed_by(self._arrive(number))
        self._record(begins_s, ends_s)
        yield self._teller.states(self._counts(begins_s + np.arange(0, HOUR_S, STEP_S)))
        settled = (known.settled_s >= begins_s) & (known.settled_s < ends_s)
        orders = known.taken(settled)
        silent = self._are_silent(orders.station, orders.settled_s)
        yield self._teller.orders(orders.taken(~silent))

    def feeder_w(self, feeders: Ints, at_s: int) -> Ints:
        """What batteries take at a second of the last hour, by feeder."""
        charging = self._known.station[self._known.charges(np.array(at_s))]
        stations = self._stations
        return summed(feeders, stations.feeder[charging], stations.charger_w[charging])

    def _arrive(self, number: int) -> Swaps:
        """Those who come in an hour, to be served in turn; nobody comes before the first hour."""
        city, given = self._city, self._city.parameters.swapping
        rng = generator(city.seed, "swaps", self._number, number)
        rate = given.visits * given.hours[number % 24] / sum(given.hours) * (number >= 0)
        station, _ = repeated(rng.poisson(rate, len(self._stations)))
        arrived_s = number * HOUR_S + rng.integers(0, HOUR_S, len(station))
        soc = np.round(rng.uniform(*given.soc_in, len(station)), 1)
        order = np.lexsort((arrived_s, station))
        order = order[self._is_supplied(station[order], arrived_s[order])]
        nth = np.arange(len(order)) - np.searchsorted(station[order], station[order])
        served = nth < self._stations.batteries[station[order]]
        who, nth = order[served], nth[served]
        return self._racks.swap(station[who], nth, arrived_s[who], soc[who], self._dark)

    def _counts(self, steps: Ints) -> Counts:
        many = len(self._stations)
        station, at_s = np.repeat(np.arange(many), len(steps)), np.tile(steps, many)
        heard = ~self._are_silent(station, at_s)
        known = self._known

        def counted(holds: Mask) -> Ints:
            sums = np.zeros((many, len(steps)), np.int64)
            np.add.at(sums, known.station, holds.T)
            return sums.reshape(-1)[heard]

        moments = steps[:, None]
        return Counts(
            station=station[heard],
            at_s=at_s[heard],
            supplied=self._is_supplied(station, at_s)[heard],
            handed_out=counted(known.goes_on(moments)),
            unready=counted(known.is_unready(moments)),
            charging=counted(known.charges(moments)),
            waiting=counted(known.waits(moments)),
        )

    def _record(self, begins_s: int, ends_s: int) -> None:
        """What batteries took in an hour."""
        known, stations = self._known, self._stations
        seconds = known.charged_s(ends_s) - known.charged_s(begins_s)
        before = self._taken_ws // HOUR_S
        np.add.at(self._taken_ws, known.station, seconds * stations.charger_w[known.station])
        operators = self._city.charging.ids_of_operators(stations.operator)
        named = operators | {"station_id": stations.ids}
        hour_ms = self._city.clock.start_ms + begins_s * 1000
        add_load(self._truth, "swap", named, hour_ms, self._taken_ws // HOUR_S - before)

    @property
    def _dark(self) -> Stretches:
        return self._troubles.grid_losses.known

    def _is_supplied(self, station: Ints, at_s: Ints) -> Mask:
        return np.asarray(self._dark.at(self._stations.feeder[station], at_s) == NONE)

    def _are_silent(self, station: Ints, at_s: Ints) -> Mask:
        feeds = self._troubles.feed_deaths.known
        return np.asarray(feeds.at(self._stations.operator[station], at_s) != NONE)
