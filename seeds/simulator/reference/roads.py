"""The register of roads: corridors, segments, roadside units."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from schemas.reference.corridor import Corridor
from schemas.reference.road_segment import RoadSegment
from schemas.reference.roadside_unit import RoadsideUnit
from schemas.reference_table import Reference
from seeds.simulator.places import DISTRICTS, ROAD_AUTHORITY
from seeds.simulator.reference.columns import Column, chosen, rows
from seeds.simulator.roads.layout import AXES, Roads

_DISTRICTS = [each.code for each in DISTRICTS]


def road_rows(roads: Roads) -> Iterator[Reference]:
    """Every corridor, then every segment, then every unit."""
    yield from _corridors(roads)
    yield from _segments(roads)
    yield from _units(roads)


def _corridors(roads: Roads) -> Iterator[Reference]:
    columns: dict[str, Column] = {
        "corridor_id": _ids(roads),
        "name": _names(roads),
        "kind": chosen([each.kind for each in AXES], roads.axis),
        "district_code": chosen(_DISTRICTS, roads.district),
        "length_m": np.bincount(roads.corridor, roads.length_m).astype(np.int64),
    }
    return rows(Corridor, columns)


def _segments(roads: Roads) -> Iterator[Reference]:
    axes = chosen(AXES, roads.axis_of)
    every = np.arange(len(roads.corridor))
    columns: dict[str, Column] = {
        **_placed(roads, every, roads.segment_ids.to_pylist()),
        "district_code": chosen(_DISTRICTS, roads.district[roads.corridor]),
        "road_class": [each.road_class for each in axes],
        "length_m": roads.length_m,
        "lanes": [each.lanes for each in axes],
        "free_speed_kmh": [each.free_kmh for each in axes],
    }
    return rows(RoadSegment, columns, operator_id=ROAD_AUTHORITY)


def _units(roads: Roads) -> Iterator[Reference]:
    beside = np.flatnonzero(roads.has_unit)
    ids = chosen(roads.unit_ids, beside)
    columns = {"rsu_id": ids, **_placed(roads, beside, ids)}
    return rows(RoadsideUnit, columns, operator_id=ROAD_AUTHORITY, operating_state="operating")


def _placed(roads: Roads, segment: NDArray[np.int64], ids: list[str]) -> dict[str, Column]:
    """Where things at segments are, and their names: that of the road and their own id."""
    corridor = roads.corridor[segment]
    named = zip(chosen(_names(roads), corridor), ids, strict=True)
    return {
        "segment_id": chosen(roads.segment_ids, segment),
        "name": [f"{road}{each}" for road, each in named],
        "corridor_id": chosen(_ids(roads), corridor),
        "longitude": roads.longitude[segment],
        "latitude": roads.latitude[segment],
    }


def _ids(roads: Roads) -> list[str]:
    return [f"C-{each:06d}" for each in range(len(roads.axis))]


def _names(roads: Roads) -> list[str]:
    return [f"示例道路{each + 1}号" for each in range(len(roads.axis))]
