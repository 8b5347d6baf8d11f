"""The register of districts and towns."""

from collections.abc import Iterator

from schemas.reference.district import District
from schemas.reference.town import Town
from schemas.reference_table import Reference
from seeds.simulator.places import CITY, CITY_CODE, DISTRICTS, town_code


def place_rows() -> Iterator[Reference]:
    """Every district, and then its towns."""
    for district in DISTRICTS:
        yield District(
            district_code=district.code, name=district.name, city_code=CITY_CODE, city=CITY
        )
        for town in district.towns:
            yield Town(town_code=town_code(district, town), district_code=district.code, name=town)
