"""What swap stations say."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gateways.pseudonym import Kind, Pseudonyms
from schemas import contract_of
from seeds.simulator.charging.operators import Operators
from seeds.simulator.city import City
from seeds.simulator.events import Events, constant, words
from seeds.simulator.places import SOURCE
from seeds.simulator.swap.layout import SwapStations
from seeds.simulator.swap.swaps import Swaps

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
STATION, ORDER = contract_of("swap.station"), contract_of("swap.order")
_STATES = pa.array(["closed", "open"])


@dataclass(frozen=True)
class Counts:
    """By station and moment, flat: where, when, is it supplied, and how many are what."""

    station: Ints
    at_s: Ints
    supplied: Mask
    handed_out: Ints
    unready: Ints
    charging: Ints
    waiting: Ints


@dataclass(frozen=True)
class Teller:
    """Says what is the case at stations of a shard, by the clocks of their operators.

    Attributes:
        most: batteries of a station, those in vehicles included.
    """

    city: City
    stations: SwapStations
    operators: Operators
    most: int

    def states(self, counts: Counts) -> Events:
        """Batteries and vehicles; a station without supply is closed."""
        stations, who = self.stations, counts.station
        batteries = stations.batteries[who]
        columns = {
            **self._named(who, counts.at_s),
            "state": words(counts.supplied.astype(np.int64), _STATES),
            "batteries": pa.array(batteries - counts.handed_out),
            "ready": pa.array(batteries - counts.handed_out - counts.unready),
            "charging": pa.array(counts.charging),
            "waiting": pa.array(counts.waiting),
            "power_w": pa.array(counts.charging * stations.charger_w[who]),
        }
        return Events(STATION, columns, self.city.clock.ms(counts.at_s))

    def orders(self, swaps: Swaps) -> Events:
        """Swaps as they are settled."""
        given, who = self.city.parameters.swapping, swaps.station
        named = self._named(who, swaps.settled_s)
        energy = given.battery_wh * (given.soc_out - swaps.soc_in) / 100
        columns = {
            **named,
            "order_id": self._order_ids(swaps),
            "arrived": self._told_at(who, swaps.arrived_s),
            "swap_start": self._told_at(who, swaps.start_s),
            "swap_end": self._told_at(who, swaps.end_s),
            "outcome": constant("swapped", len(who)),
            "battery_in": words(self._place(who, swaps.battery_in), self._batteries),
            "battery_out": words(self._place(who, swaps.battery_out), self._batteries),
            "soc_in_percent": pa.array(swaps.soc_in.astype(np.float32)),
            "soc_out_percent": pa.array(np.full(len(who), given.soc_out, np.float32)),
            "energy_wh": pa.array(np.round(energy).astype(np.int64)),
            "vehicle": words(self._place(who, swaps.vehicle), self._vehicles),
        }
        return Events(ORDER, columns, self.city.clock.ms(swaps.settled_s))

    def _named(self, who: Ints, when: Ints) -> dict[str, pa.Array]:
        return {
            "event_time": self._told_at(who, when),
            "source": constant(SOURCE, len(who)),
            "operator_id": words(self.stations.operator[who], self.city.charging.operator_ids),
            "station_id": words(who, self.stations.ids),
        }

    def _told_at(self, who: Ints, when: Ints) -> pa.Array:
        skew = self.operators.skew_ms[self.stations.operator[who]]
        return pa.array(self.city.clock.ms(when) + skew)

    def _order_ids(self, swaps: Swaps) -> pa.StringArray:
        """Station and second at which the swap began: one at a time is served."""
        station = words(swaps.station, self.stations.ids).dictionary_decode()
        return pc.binary_join_element_wise(station, pa.array(swaps.start_s).cast("string"), "-")

    def _place(self, station: Ints, number: Ints) -> Ints:
        return station * self.most + number

    @cached_property
    def _batteries(self) -> pa.StringArray:
        return self._pseudonyms("battery")

    @cached_property
    def _vehicles(self) -> pa.StringArray:
        return self._pseudonyms("vehicle")

    def _pseudonyms(self, kind: Kind) -> pa.StringArray:
        """Of all that have a number at a station, station by station."""
        keyed = Pseudonyms(f"simulated city {self.city.seed}".encode())
        names = self.stations.ids.to_pylist()
        numbers = range(self.most)
        return pa.array(
            [keyed.of(kind, f"{name}-{number}") for name in names for number in numbers],
            pa.string(),
        )
