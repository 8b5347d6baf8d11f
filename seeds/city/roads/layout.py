"""Which roads the city has: four corridors, their segments, and the units beside some of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from schemas.reference.corridor import CorridorKind
from schemas.reference.road_segment import RoadClass
from seeds.city.places import DISTRICTS, District, spot_in


@dataclass(frozen=True)
class Axis:
    """A corridor: its segments are alike."""

    corridor_id: str
    name: str
    kind: CorridorKind
    road_class: RoadClass
    district: District
    segments: int
    lanes: int
    free_kmh: float
    depth: float  # share of the free speed that a rush hour takes


AXES = (
    Axis("C-HIGHWAY", "示例绕城高速", "highway", "motorway", DISTRICTS[6], 8, 3, 100, 0.35),
    Axis("C-INNER", "示例内环快速路", "urban", "trunk", DISTRICTS[4], 8, 4, 80, 0.6),
    Axis("C-CENTRE", "示例中心干道", "urban", "primary", DISTRICTS[0], 8, 2, 50, 0.7),
    Axis("C-V2X", "示例车联网大道", "v2x", "primary", DISTRICTS[5], 6, 3, 60, 0.55),
)


@dataclass(frozen=True)
class Road:
    """A segment of an axis; `rsu_id` is empty where no unit stands."""

    segment_id: str
    axis: Axis
    length_m: int
    longitude: float
    latitude: float
    rsu_id: str


def lay_roads(seed: int) -> tuple[Road, ...]:
    """Thirty segments, six of them with a roadside unit."""
    random = Random(f"{seed}/roads")
    return tuple(road for axis in AXES for road in _roads(random, axis))


def _roads(random: Random, axis: Axis) -> Iterator[Road]:
    for number in range(1, axis.segments + 1):
        name = f"{axis.corridor_id.removeprefix('C-')}-{number:02d}"
        yield Road(
            segment_id=f"R-{name}",
            axis=axis,
            length_m=random.randrange(600, 3_000),
            longitude=(spot := spot_in(random, axis.district))[0],
            latitude=spot[1],
            rsu_id=f"U-{name}" if axis.kind == "v2x" else "",
        )
