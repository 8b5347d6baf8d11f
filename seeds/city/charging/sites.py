"""Which stations the city has: from a seed to sites and connectors."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from schemas.words import ChargeKind, Scene, StationKind, UseClass
from seeds.city.places import DISTRICTS, OPERATORS, District, town_code


@dataclass(frozen=True)
class Pattern:
    """What a kind of site has: banks of equal connectors and how much it is used.

    `visits` is the number of charging visits that a connector of it gets on an average day.
    """

    scene: Scene
    use_class: UseClass
    kind: StationKind
    banks: tuple[tuple[ChargeKind, int, int], ...]  # charge kind, rated W, connectors
    visits: float


PATTERNS = (
    Pattern("car-park", "public", "charging", (("dc", 60_000, 10),), 4),
    Pattern("residential", "private", "charging", (("ordered", 7_000, 12),), 1),
    Pattern("transport-hub", "public", "super-charging", (("super", 480_000, 8),), 6),
    Pattern("enterprise", "workplace", "charging", (("ac", 7_000, 10),), 1.2),
    Pattern("roadside", "public", "charging", (("dc", 120_000, 10),), 4),
    Pattern("public-institution", "dedicated", "charging", (("dc", 120_000, 12),), 3),
    Pattern(
        "highway-service-area",
        "public",
        "storage-charging",
        (("dc", 120_000, 6), ("super", 480_000, 2)),
        4,
    ),
    Pattern("office", "public", "pv-storage-charging", (("v2g", 60_000, 6), ("ac", 7_000, 4)), 3),
)


@dataclass(frozen=True)
class Connector:
    """A connector of a site."""

    connector_id: str
    equipment_id: str
    bay_id: str
    charge_kind: ChargeKind
    rated_w: int


@dataclass(frozen=True)
class Site:
    """A station with its place in the city and on the grid."""

    operator_id: str
    station_id: str
    pattern: Pattern
    district: District
    town: str
    feeder_id: str
    longitude: float
    latitude: float
    connectors: tuple[Connector, ...]

    @property
    def town_code(self) -> str:
        return town_code(self.district, self.town)

    @property
    def has_locks(self) -> bool:
        """Do ground locks 地锁 keep its bays free?"""
        return self.pattern.scene == "residential"

    @property
    def rated_w(self) -> int:
        """Sum of what its connectors could draw."""
        return sum(each.rated_w for each in self.connectors)


def lay_sites(seed: int, stations: int) -> tuple[Site, ...]:
    """The sites of a city; each operator numbers its own from 1, so numbers overlap."""
    random = Random(f"{seed}/layout")
    count: Counter[str] = Counter()
    sites = []
    for index in range(stations):
        operator_id = tuple(OPERATORS)[index % len(OPERATORS)]
        count[operator_id] += 1
        pattern = PATTERNS[(index + index // len(PATTERNS)) % len(PATTERNS)]
        sites.append(_site(random, operator_id, count[operator_id], pattern))
    return tuple(sites)


def _site(random: Random, operator_id: str, number: int, pattern: Pattern) -> Site:
    district = random.choice(DISTRICTS)
    return Site(
        operator_id=operator_id,
        station_id=f"S-{number:04d}",
        pattern=pattern,
        district=district,
        town=random.choice(district.towns),
        feeder_id=f"F-{district.code}-{random.randint(1, 3)}",
        longitude=round(district.longitude + random.uniform(-0.03, 0.03), 6),
        latitude=round(district.latitude + random.uniform(-0.03, 0.03), 6),
        connectors=_connectors(number, pattern),
    )


def _connectors(number: int, pattern: Pattern) -> tuple[Connector, ...]:
    kinds = [(kind, rated) for kind, rated, many in pattern.banks for _ in range(many)]
    return tuple(_connector(number, index, *each) for index, each in enumerate(kinds))


def _connector(station: int, index: int, kind: ChargeKind, rated_w: int) -> Connector:
    # A direct-current cabinet has two guns 双枪, a wall box one.
    cabinet = index + 1 if rated_w < 20_000 else index // 2 + 1
    return Connector(
        connector_id=f"{station:04d}{index + 1:02d}",
        equipment_id=f"E-{station:04d}-{cabinet:02d}",
        bay_id=f"B-{station:04d}-{index + 1:02d}",
        charge_kind=kind,
        rated_w=rated_w,
    )
