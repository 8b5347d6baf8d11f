"""Which batteries are in the racks and in the vehicles of swap stations, and who gets which."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging import queue
from seeds.simulator.swap.layout import SwapStations
from seeds.simulator.swap.parameters import Swapping
from seeds.simulator.swap.swaps import Swaps, charge_s, pauses
from seeds.simulator.truth.stretches import Stretches

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Racks:
    """The batteries of a shard's stations, each numbered within its station.

    Slots of a rack are emptied by turns: the battery handed out is the one that charges longest.
    Vehicles come by turns too, so that a battery that leaves comes back later.
    """

    def __init__(self, stations: SwapStations, given: Swapping) -> None:
        self._stations, self._given = stations, given
        most = given.batteries[1]
        self.fleet = stations.batteries * given.fleet
        shape = len(stations), most * (1 + given.fleet)
        self._battery = np.broadcast_to(np.arange(shape[1]), shape).copy()
        self._ready_s = np.zeros((len(stations), most), np.int64)
        self._free_s = np.zeros(len(stations), np.int64)
        self._turn = np.zeros(len(stations), np.int64)

    def swap(
        self, station: Ints, nth: Ints, arrived_s: Ints, soc: Floats, dark: Stretches
    ) -> Swaps:
        """Serve those who arrive, in order; `nth` is their number at their station, from 0.

        At most as many as a station has batteries can be served at once.
        """
        turn = self._turn[station] + nth
        slot = turn % self._stations.batteries[station]
        vehicle = turn % self.fleet[station]
        start = self._starts(station, slot, arrived_s)
        end = start + self._given.swap_s
        pause, resume, ready = self._charges(station, end, soc, dark)
        swaps = Swaps(
            station=station,
            vehicle=vehicle,
            battery_in=self._battery[station, self._of_vehicle(vehicle)],
            battery_out=self._battery[station, slot],
            soc_in=soc,
            arrived_s=arrived_s,
            start_s=start,
            end_s=end,
            pause_s=pause,
            resume_s=resume,
            ready_s=ready,
        )
        self._exchange(swaps, slot)
        return swaps

    def _starts(self, station: Ints, slot: Ints, arrived_s: Ints) -> Ints:
        """When each is served: it is its turn, and its battery is ready."""
        possible = np.maximum(arrived_s, self._ready_s[station, slot])
        possible = np.maximum(possible, self._free_s[station]).astype(float)
        busy = np.full(len(station), float(self._given.swap_s))
        return queue.starts(station, possible, busy).astype(np.int64)

    def _charges(
        self, station: Ints, end_s: Ints, soc: Floats, dark: Stretches
    ) -> tuple[Ints, Ints, Ints]:
        """When the batteries that came in are charged: pause, resumption and end."""
        given, stations = self._given, self._stations
        needed_wh = given.battery_wh * (given.soc_out - soc) / 100
        ready = end_s + charge_s(needed_wh, stations.charger_w[station])
        pause, resume = pauses(dark, stations.feeder[station], end_s, ready)
        return pause, resume, ready + resume - pause

    def _exchange(self, swaps: Swaps, slot: Ints) -> None:
        station = swaps.station
        self._battery[station, self._of_vehicle(swaps.vehicle)] = swaps.battery_out
        self._battery[station, slot] = swaps.battery_in
        self._ready_s[station, slot] = swaps.ready_s
        np.maximum.at(self._free_s, station, swaps.end_s)
        np.add.at(self._turn, station, 1)

    def _of_vehicle(self, vehicle: Ints) -> Ints:
        """Batteries of vehicles are kept behind those of the racks."""
        return self._given.batteries[1] + vehicle
