"""The register of charging: stations, equipment, connectors."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference.station import Station
from schemas.reference_table import Reference
from seeds.simulator.charging.cabinets import cabinet_w
from seeds.simulator.charging.layout import ALL_SITES, Charging
from seeds.simulator.city import City
from seeds.simulator.grid.layout import supplies_w
from seeds.simulator.reference.columns import Column, chosen, rows
from seeds.simulator.reference.parking import bay_ids
from seeds.simulator.reference.places import placed
from seeds.simulator.reference.terms import Terms, terms_of_connectors

Ints = NDArray[np.int64]


def charging_rows(city: City) -> Iterator[Reference]:
    """Every row, table by table."""
    terms = terms_of_connectors(city)
    yield from _stations(city, terms)
    yield from _equipment(city.charging, terms)
    yield from _connectors(city.charging, bay_ids(city.lots), terms)


def _stations(city: City, terms: Terms) -> Iterator[Reference]:
    charging = city.charging
    first = np.flatnonzero(np.diff(charging.station, prepend=-1))
    sites = chosen(ALL_SITES, charging.site)
    columns: dict[str, Column] = {
        **charging.ids_of_stations(np.arange(len(sites))),
        **placed(city.spots, charging.station_ids.to_pylist()),
        "feeder_id": chosen(city.grid.feeder_ids, city.grid.feeder),
        "scene": [each.scene for each in sites],
        "use_class": [each.use_class for each in sites],
        "open_to_public": [each.use_class == "public" for each in sites],
        "station_kind": [each.station_kind for each in sites],
        "contract_capacity_w": supplies_w(charging, city.grid),
        "bays": np.bincount(charging.station, city.lots.has_bay).astype(np.int64),
        **terms.of_groups(first).columns,
    }
    return rows(Station, columns, operating_state="operating")


def _equipment(charging: Charging, terms: Terms) -> Iterator[Reference]:
    first = np.flatnonzero(
        np.diff(charging.station, prepend=-1) | np.diff(charging.cabinet, prepend=-1)
    )
    columns: dict[str, Column] = {
        **charging.ids_of_stations(charging.station[first]),
        "equipment_id": chosen(charging.equipment_ids, first),
        "rated_power_w": cabinet_w(charging)[first],
        **terms.of_groups(first).columns,
    }
    return rows(Equipment, columns, manufacturer="示例制造")


def _connectors(charging: Charging, bays: list[str], terms: Terms) -> Iterator[Reference]:
    kinds = [each.kind for each in chosen(ALL_SITES, charging.site[charging.station])]
    columns: dict[str, Column] = {
        **charging.ids_of_stations(charging.station),
        "connector_id": charging.connector_ids,
        "equipment_id": charging.equipment_ids,
        "bay_id": bays,
        "charge_kind": [each.charge_kind for each in kinds],
        "plug": ["GB/T AC" if each.is_ac else "GB/T DC" for each in kinds],
        "rated_power_w": charging.rated_w,
        **terms.columns,
    }
    return rows(Connector, columns)
