"""The register of swap stations."""

from collections.abc import Iterator

from schemas.reference.station import Station
from schemas.reference_table import Reference
from seeds.simulator.city import City
from seeds.simulator.reference.columns import chosen, rows
from seeds.simulator.reference.places import placed
from seeds.simulator.spots import lay_spots


def swap_rows(city: City) -> Iterator[Reference]:
    """A row a station; dedicated, as 143 of Beijing's 159 of 2020 were to taxis (十四五 plan)."""
    stations = city.swap
    spots = lay_spots(city.seed, "swap stations", city.grid.district[stations.feeder])
    return rows(
        Station,
        {
            **city.charging.ids_of_operators(stations.operator),
            "station_id": stations.ids,
            **placed(spots, stations.ids.to_pylist()),
            "feeder_id": chosen(city.grid.feeder_ids, stations.feeder),
            "contract_capacity_w": stations.batteries * stations.charger_w,
        },
        use_class="dedicated",
        open_to_public=False,
        station_kind="swap",
        operating_state="operating",
    )
