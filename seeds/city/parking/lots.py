"""Which parking lots the city has: around stations, and on their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from schemas.reference.lot import LotKind
from schemas.words import Scene
from seeds.city.charging.sites import Site
from seeds.city.places import DISTRICTS, PARKING_OPERATORS, District, Spot, spot_in, town_code

# A station of these scenes stands in a lot that its operator runs.
KINDS: dict[Scene, LotKind] = {
    "car-park": "garage",
    "office": "garage",
    "public-institution": "surface",
    "highway-service-area": "surface",
    "roadside": "roadside",
    "transport-hub": "park-and-ride",
}
SENSED_BAYS = 8  # a roadside lot on its own is small, and each of its bays is sensed


@dataclass(frozen=True)
class Lot:
    """A lot; `plain_bays` are those without a connector."""

    operator_id: str
    lot_id: str
    kind: LotKind
    district: District
    town_code: str
    plain_bays: int
    charging_bays: int
    spot: Spot
    sensed: bool = False

    def bay_id(self, number: int) -> str:
        """The name of a bay without a connector."""
        return f"{self.lot_id}-{number + 1:03d}"


def lot_id_of(site: Site) -> str:
    """The lot that a station stands in, or "" where it stands in none."""
    return f"L-{site.station_id}" if site.pattern.scene in KINDS else ""


def lay_lots(seed: int, sites: Iterable[Site]) -> tuple[Lot, ...]:
    """The lots of stations, and two on their own in each district."""
    random = Random(f"{seed}/lots")
    around = [_around(random, each) for each in sites if each.pattern.scene in KINDS]
    return (*around, *_alone(random))


def _around(random: Random, site: Site) -> Lot:
    return Lot(
        operator_id=site.operator_id,
        lot_id=lot_id_of(site),
        kind=KINDS[site.pattern.scene],
        district=site.district,
        town_code=site.town_code,
        plain_bays=random.randrange(20, 80),
        charging_bays=len(site.connectors),
        spot=(site.longitude, site.latitude),
    )


def _alone(random: Random) -> Iterator[Lot]:
    for district in DISTRICTS:
        yield _own(random, district, "garage", PARKING_OPERATORS[0], random.randrange(80, 240))
        yield _own(random, district, "roadside", PARKING_OPERATORS[1], SENSED_BAYS)


def _own(random: Random, district: District, kind: LotKind, operator_id: str, bays: int) -> Lot:
    return Lot(
        operator_id=operator_id,
        lot_id=f"L-{district.code}-{kind}",
        kind=kind,
        district=district,
        town_code=town_code(district, random.choice(district.towns)),
        plain_bays=bays,
        charging_bays=0,
        spot=spot_in(random, district),
        sensed=kind == "roadside",
    )
