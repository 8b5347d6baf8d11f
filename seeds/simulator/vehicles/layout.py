"""The vehicles of a shard as arrays."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from gateways.pseudonym import Pseudonyms
from seeds.simulator.charging.layout import ALL_SITES
from seeds.simulator.city import City
from seeds.simulator.events import constant, words
from seeds.simulator.places import SOURCE, VEHICLE_PLATFORMS
from seeds.simulator.randomness import generator
from seeds.simulator.spots import spread

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
BATTERIES_WH = np.array([42_000, 55_000, 65_000, 82_000, 100_000])
_WH_PER_KM = (110, 183)  # without heating or cooling, in a city of hills
_ODOMETER_M = (500_000, 120_000_000)
_PLATFORMS = pa.array(VEHICLE_PLATFORMS)


@dataclass(frozen=True)
class Vehicles:
    """Vehicles by their place in the shard; those that own a private pile come first.

    Attributes:
        seed: of the city; keys the pseudonyms.
        number: in the city.
        pile: connectors that belong to the first vehicles, one each, sorted.
        battery_wh, wh_per_km: of a vehicle.
        district: place in `DISTRICTS`.
        trip_m: the length of its usual trip.
        odometer_m: at the first midnight.
        home, work: longitude and latitude, by vehicle.
    """

    seed: int
    number: Ints
    pile: Ints
    battery_wh: Floats
    wh_per_km: Floats
    district: Ints
    trip_m: Floats
    odometer_m: Ints
    home: Floats
    work: Floats

    def __len__(self) -> int:
        return len(self.number)

    @cached_property
    def platform(self) -> Ints:
        """Place in `VEHICLE_PLATFORMS`, by vehicle."""
        return self.number % len(VEHICLE_PLATFORMS)

    @cached_property
    def percent_a_metre(self) -> Floats:
        """What a metre takes from the battery, by vehicle."""
        return self.wh_per_km / 1000 / self.battery_wh * 100

    @cached_property
    def pseudonyms(self) -> pa.StringArray:
        """By vehicle, of made-up VINs that nobody ever sees."""
        return pa.array(
            [self._keyed.of("vehicle", f"SEEDCITY{number:09d}") for number in self.number]
        )

    def named(self, vehicle: Ints) -> dict[str, pa.Array]:
        """What says which vehicle an event is of, and which platform forwards it."""
        return {
            "source": constant(SOURCE, len(vehicle)),
            "operator_id": words(self.platform[vehicle], _PLATFORMS),
            "vehicle": words(vehicle, self.pseudonyms),
        }

    def users(self, vehicle: Ints, operator_ids: list[str]) -> pa.StringArray:
        """Owners of vehicles as operators know them, each by a card of its own; none of guests."""
        pairs = zip(vehicle.tolist(), operator_ids, strict=True)
        return pa.array(
            [
                self._keyed.of("user", f"owner-{self.number[who]}", operator) if who >= 0 else None
                for who, operator in pairs
            ],
            pa.string(),
        )

    @cached_property
    def _keyed(self) -> Pseudonyms:
        return Pseudonyms(f"simulated city {self.seed}".encode())


def lay_vehicles(city: City, shard: int) -> Vehicles:
    """Each private pile has its vehicle; the others live where is charged most."""
    rng = generator(city.seed, "vehicles", shard)
    number = np.arange(shard, city.vehicles, city.shards)
    many, charging = len(number), city.charging
    connectors = charging.of_shard(shard, city.shards)
    private = charging.is_private[charging.station[connectors]]
    pile = connectors[private][:many]
    shared = connectors if private.all() else connectors[~private]
    station = np.concatenate(
        [charging.station[pile], _neighbours(rng, city, shared, many - len(pile))]
    )
    district = charging.district[station].astype(np.int64)
    home = spread(rng, district)
    home[: len(pile)] = city.spots.degrees[station[: len(pile)]]
    driving = city.parameters.driving
    return Vehicles(
        seed=city.seed,
        number=number,
        pile=pile,
        battery_wh=rng.choice(BATTERIES_WH, many).astype(float),
        wh_per_km=rng.uniform(*_WH_PER_KM, many),
        district=district,
        trip_m=1000 * driving.trip_km * np.exp(driving.trip_spread * rng.standard_normal(many)),
        odometer_m=rng.integers(*_ODOMETER_M, many),
        home=home,
        work=spread(rng, district),
    )


def _neighbours(
    rng: np.random.Generator, city: City, connectors: Ints, many: int
) -> NDArray[np.int32]:
    """Stations near which so many vehicles live: the more visits, the more vehicles."""
    charging, given = city.charging, city.parameters
    station = charging.station[connectors]
    at_work = [each.use_class == "workplace" for each in ALL_SITES]
    visits = np.where(at_work, given.workplace.visits, given.public.visits)
    weights = visits[charging.site[station]] * charging.popularity[station]
    return np.asarray(rng.choice(station, many, p=weights / weights.sum()))
