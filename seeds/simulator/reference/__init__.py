"""The city's register 台账: who and what there is, as the city knows it on the last day."""

from collections.abc import Iterator

from schemas.reference_table import Reference
from seeds.simulator.city import City
from seeds.simulator.reference.charging import charging_rows
from seeds.simulator.reference.energy import energy_rows
from seeds.simulator.reference.grid import feeder_rows
from seeds.simulator.reference.operators import operator_rows
from seeds.simulator.reference.parking import parking_rows
from seeds.simulator.reference.places import place_rows
from seeds.simulator.reference.roads import road_rows
from seeds.simulator.reference.swap import swap_rows


def reference_rows(city: City) -> Iterator[Reference]:
    """Every row of every table, always in the same order."""
    yield from place_rows()
    yield from operator_rows(city.charging)
    yield from charging_rows(city)
    yield from swap_rows(city)
    yield from energy_rows(city)
    yield from parking_rows(city)
    yield from feeder_rows(city.grid)
    yield from road_rows(city.roads)
