"""The city's reference tables 台账."""

from collections.abc import Iterator

from schemas.reference.district import District
from schemas.reference.town import Town
from schemas.reference_table import Reference
from seeds.city.charging.reference import station_rows
from seeds.city.grid.reference import feeder_rows
from seeds.city.layout import Layout
from seeds.city.parking.reference import parking_rows
from seeds.city.places import CITY, CITY_CODE, DISTRICTS, town_code
from seeds.city.roads.reference import road_rows


def reference_rows(layout: Layout) -> Iterator[Reference]:
    """Every row of every table, in an order that depends on the layout only."""
    yield from _administration()
    yield from station_rows(layout.sites)
    yield from parking_rows(layout.lots, layout.sites)
    yield from road_rows(layout.roads)
    yield from feeder_rows(layout.feeders)


def _administration() -> Iterator[Reference]:
    for district in DISTRICTS:
        yield District(
            district_code=district.code, name=district.name, city_code=CITY_CODE, city=CITY
        )
        for town in district.towns:
            yield Town(town_code=town_code(district, town), district_code=district.code, name=town)
