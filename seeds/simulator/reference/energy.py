"""The register of storage and solar panels."""

from collections.abc import Iterator

from schemas.reference.pv import Pv
from schemas.reference.storage import Storage
from schemas.reference_table import Reference
from seeds.simulator.city import City
from seeds.simulator.reference.columns import rows


def energy_rows(city: City) -> Iterator[Reference]:
    """Every storage, then every array."""
    storages, panels = city.energy.storages, city.energy.panels
    yield from rows(
        Storage,
        {
            **city.charging.ids_of_stations(storages.station),
            "storage_id": storages.ids,
            "rated_power_w": storages.rated_w,
            "capacity_wh": storages.capacity_wh,
        },
    )
    yield from rows(
        Pv,
        {
            **city.charging.ids_of_stations(panels.station),
            "pv_id": panels.ids,
            "rated_power_w": panels.rated_w,
        },
    )
