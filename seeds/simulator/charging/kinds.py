"""Kinds of connector: rated power, how many are in a cabinet, and where they stand.

480 kW is 超充 by 渝府办发〔2024〕29号; the other powers are usual ratings. What a cabinet has for
its two guns, and how the kinds are mixed within a use class, is our assumption.
"""

from dataclasses import dataclass

from schemas.words import ChargeKind, Scene, StationKind, UseClass


@dataclass(frozen=True)
class Kind:
    """A kind of connector; those of a cabinet share `cabinet_w`."""

    charge_kind: ChargeKind
    rated_w: int
    cabinet_w: int
    voltage_v: float

    @property
    def is_ac(self) -> bool:
        """Alternating current, from a wall box."""
        return self.charge_kind in ("ac", "ordered")


@dataclass(frozen=True)
class Site:
    """A kind of station: its connectors are all of one kind."""

    use_class: UseClass
    scene: Scene
    station_kind: StationKind
    kind: Kind
    weight: float  # of its use class's stations


AC = Kind("ac", 7_000, 7_000, 220)
ORDERED = Kind("ordered", 7_000, 7_000, 220)
DC = Kind("dc", 120_000, 120_000, 400)
SMALL_DC = Kind("dc", 60_000, 60_000, 400)
SUPER = Kind("super", 480_000, 720_000, 800)
V2G = Kind("v2g", 60_000, 120_000, 400)

# Piles by use as the Beijing plan states them (十四五, 第三章（三）1): 57, 5, 6 and 2 of 70万.
PILES_BY_USE: dict[UseClass, int] = {"private": 57, "workplace": 5, "public": 6, "dedicated": 2}

PRIVATE = Site("private", "residential", "charging", ORDERED, 1)
SITES = (
    Site("public", "car-park", "charging", SMALL_DC, 0.35),
    Site("public", "roadside", "charging", DC, 0.25),
    Site("public", "transport-hub", "super-charging", SUPER, 0.15),
    Site("public", "highway-service-area", "storage-charging", DC, 0.1),
    Site("public", "office", "pv-storage-charging", V2G, 0.15),
    Site("workplace", "enterprise", "charging", AC, 1),
    Site("dedicated", "public-institution", "charging", DC, 1),
)
