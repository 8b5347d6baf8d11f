"""A vehicle of the city, known by its pseudonym only."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from gateways.pseudonym import Pseudonyms
from seeds.city.places import VEHICLE_PLATFORMS, District, Spot, spot_in

WH_PER_M = 0.23  # with air conditioning, in a city of hills


@dataclass(frozen=True, eq=False)
class Vehicle:
    """A vehicle, its owner, and the district in which it lives."""

    pseudonym: str
    owner: str
    platform: str
    battery_wh: int
    district: District
    home: Spot
    odometer_m: int


Maker = Callable[[District, int], Vehicle]


def maker(seed: int) -> Maker:
    """Makes one vehicle after the other, each with a made-up VIN that nobody ever sees."""
    random = Random(f"{seed}/fleet")
    pseudonyms = Pseudonyms(f"seed city {seed}".encode())
    number = 0

    def make(district: District, battery_wh: int) -> Vehicle:
        nonlocal number
        number += 1
        return Vehicle(
            pseudonym=pseudonyms.of("vehicle", f"SEEDCITY{number:09d}"),
            owner=pseudonyms.of("user", f"owner-{number}"),
            platform=VEHICLE_PLATFORMS[number % len(VEHICLE_PLATFORMS)],
            battery_wh=battery_wh,
            district=district,
            home=spot_in(random, district),
            odometer_m=random.randrange(500_000, 120_000_000),
        )

    return make
