"""The register of roads: corridors, segments, roadside units."""

from collections.abc import Iterable, Iterator

from schemas.reference.corridor import Corridor
from schemas.reference.road_segment import RoadSegment
from schemas.reference.roadside_unit import RoadsideUnit
from schemas.reference_table import Reference
from seeds.city.places import ROAD_AUTHORITY
from seeds.city.roads.layout import AXES, Road


def road_rows(roads: tuple[Road, ...]) -> Iterator[Reference]:
    """Every row, corridor by corridor."""
    for axis in AXES:
        yield Corridor(
            corridor_id=axis.corridor_id,
            name=axis.name,
            kind=axis.kind,
            district_code=axis.district.code,
            length_m=sum(each.length_m for each in roads if each.axis is axis),
        )
    yield from map(_segment, roads)
    yield from _units(roads)


def _segment(road: Road) -> RoadSegment:
    return RoadSegment(
        operator_id=ROAD_AUTHORITY,
        segment_id=road.segment_id,
        name=f"{road.axis.name}{road.segment_id}",
        corridor_id=road.axis.corridor_id,
        district_code=road.axis.district.code,
        road_class=road.axis.road_class,
        length_m=road.length_m,
        lanes=road.axis.lanes,
        free_speed_kmh=road.axis.free_kmh,
        longitude=road.longitude,
        latitude=road.latitude,
    )


def _units(roads: Iterable[Road]) -> Iterator[RoadsideUnit]:
    for road in roads:
        if road.rsu_id:
            yield RoadsideUnit(
                operator_id=ROAD_AUTHORITY,
                rsu_id=road.rsu_id,
                name=f"{road.axis.name}{road.rsu_id}",
                segment_id=road.segment_id,
                corridor_id=road.axis.corridor_id,
                operating_state="operating",
                longitude=road.longitude,
                latitude=road.latitude,
            )
