"""The register of districts and towns, and where in them things are."""

from collections.abc import Iterator

from schemas.reference.district import District
from schemas.reference.town import Town
from schemas.reference_table import Reference
from seeds.simulator.places import CITY, CITY_CODE, DISTRICTS, town_code
from seeds.simulator.reference.columns import Column, chosen
from seeds.simulator.spots import Spots


def place_rows() -> Iterator[Reference]:
    """Every district, and then its towns."""
    for district in DISTRICTS:
        yield District(
            district_code=district.code, name=district.name, city_code=CITY_CODE, city=CITY
        )
        for town in district.towns:
            yield Town(town_code=town_code(district, town), district_code=district.code, name=town)


def placed(spots: Spots, ids: list[str]) -> dict[str, Column]:
    """Where things with ids are, and names made of it."""
    districts = chosen(DISTRICTS, spots.district)
    towns = [each.towns[town] for each, town in zip(districts, spots.town.tolist(), strict=True)]
    places = list(zip(districts, towns, ids, strict=True))
    longitude, latitude = spots.degrees.T
    return {
        "name": [f"{district.name}{town}{each}" for district, town, each in places],
        "district_code": [each.code for each in districts],
        "town_code": [town_code(district, town) for district, town, _ in places],
        "longitude": longitude,
        "latitude": latitude,
    }
