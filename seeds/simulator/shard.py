"""A part of the city, hour by hour."""

from collections import Counter
from collections.abc import Iterator

import pyarrow as pa

from seeds.simulator.alerts import AlertPart
from seeds.simulator.charging.alarms import AlarmPart
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.charging.reservations import ReservationPart
from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.energy.part import EnergyPart
from seeds.simulator.events import Events, joined
from seeds.simulator.grid.part import GridPart
from seeds.simulator.parking.part import ParkingPart
from seeds.simulator.part import Part
from seeds.simulator.randomness import generator
from seeds.simulator.roads.part import RoadPart
from seeds.simulator.sending import sent
from seeds.simulator.swap.part import SwapPart
from seeds.simulator.truth.rows import Rows
from seeds.simulator.vehicles.part import VehiclePart
from seeds.simulator.weather.part import WeatherPart


class Shard:
    """Whole stations of the city, and a share of each other network; yields what is sent of them,
    an hour at a time.

    Holds one day's visits and what is still to be sent, so it does not grow with days.

    Attributes:
        repeated: how many of the events so far, by type, are sent a second time, now or later.
    """

    def __init__(self, city: City, number: int) -> None:
        self._city, self._number = city, number
        self._truth = Rows()
        self._parts = self._of_each_network()
        self._waiting: dict[str, Events] = {}
        self.repeated: Counter[str] = Counter()

    def truth(self) -> dict[str, pa.Table]:
        """What is true since it was asked last, by table."""
        return self._truth.taken()

    def hours(self) -> Iterator[list[Events]]:
        """What is sent in each hour, by type and in the order of sending; last what is late."""
        for number in range(self._city.clock.hours):
            happening = (events for part in self._parts for events in part.hour(number))
            yield self._due(happening, (number + 1) * HOUR_S)
        yield [each.by_time() for each in self._waiting.values()]

    def _of_each_network(self) -> tuple[Part, ...]:
        """In the order in which one follows from another."""
        charging = ChargingPart(self._city, self._number, self._truth)
        alarms = AlarmPart(self._city, self._number, charging)
        reservations = ReservationPart(self._city, self._number, charging)
        energy = EnergyPart(self._city, self._number, self._truth, charging)
        swap = SwapPart(self._city, self._number, self._truth, charging)
        grid = GridPart(self._city, self._number, self._truth, charging, (energy, swap))
        roads = RoadPart(self._city, self._number, self._truth)
        alerts = AlertPart(self._city, roads, charging)
        vehicles = VehiclePart(self._city, self._number, self._truth, charging)
        parking = ParkingPart(self._city, self._number, self._truth, charging)
        stations = charging, alarms, reservations, energy, swap, grid
        weather = (WeatherPart(self._city),) if self._number == 0 else ()  # one for the whole city
        return *stations, roads, alerts, parking, vehicles, *weather

    def _due(self, happening: Iterator[Events], until_s: int) -> list[Events]:
        city = self._city
        due = []
        for events in happening:
            name = events.contract.event_type
            rng = generator(city.seed, "sending", self._number, until_s, name)
            once, again = sent(rng, events, city.parameters)
            self.repeated[name] += len(again)
            waiting = [self._waiting[name]] if name in self._waiting else []
            known = joined([*waiting, once, again])
            now, self._waiting[name] = known.parted(city.clock.start_ms + until_s * 1000)
            due.append(now)
        return due
