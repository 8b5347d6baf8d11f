"""The register of parking: lots, and the bays of connectors and of lots that are sensed."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from schemas.reference.bay import Bay
from schemas.reference.lot import Lot
from schemas.reference_table import Reference
from seeds.simulator.city import City
from seeds.simulator.parking.layout import MODELS, NONE, Lots
from seeds.simulator.reference.columns import Column, chosen, rows
from seeds.simulator.reference.places import placed
from seeds.simulator.spots import lay_spots

Ints = NDArray[np.int64]


def parking_rows(city: City) -> Iterator[Reference]:
    """Every lot, then every bay."""
    yield from _lots(city)
    yield from _bays_of_connectors(city.lots)
    yield from _sensed_bays(city.lots)


def bay_ids(lots: Lots) -> list[str]:
    """By connector; empty at private sites, whose bays nobody registers."""
    beside = lots.bay_ids.to_pylist()[: len(lots.has_bay)]
    named = zip(beside, lots.has_bay.tolist(), strict=True)
    return [bay if registered else "" for bay, registered in named]


def _lots(city: City) -> Iterator[Reference]:
    """A lot around a station is where the station is."""
    lots = city.lots
    own = lay_spots(city.seed, "lots", lots.district)
    spots = city.spots.taken(lots.station).where(lots.station != NONE, own)
    columns: dict[str, Column] = {
        "operator_id": chosen(lots.operator_ids, lots.operator),
        "lot_id": lots.lot_ids,
        "kind": chosen([each.kind for each in MODELS], lots.model),
        "bays": lots.plain + lots.connectors,
        "charging_bays": lots.connectors,
        **placed(spots, lots.lot_ids.to_pylist()),
    }
    return rows(Lot, columns)


def _bays_of_connectors(lots: Lots) -> Iterator[Reference]:
    registered = np.flatnonzero(lots.has_bay)
    station = lots.charging.station[registered]
    columns: dict[str, Column] = {
        **lots.charging.ids_of_stations(station),
        "bay_id": chosen(lots.bay_ids, registered),
        "lot_id": _lot_ids(lots, lots.lot_of_station[station]),
        "has_lock": lots.has_lock[station],
    }
    return rows(Bay, columns)


def _sensed_bays(lots: Lots) -> Iterator[Reference]:
    columns: dict[str, Column] = {
        "operator_id": chosen(lots.operator_ids, lots.operator[lots.sensed_lot]),
        "bay_id": lots.bay_ids[len(lots.has_bay) :],
        "lot_id": _lot_ids(lots, lots.sensed_lot),
    }
    return rows(Bay, columns, has_lock=False)


def _lot_ids(lots: Lots, lot: Ints) -> list[str]:
    """Ids of lots, empty for `NONE`."""
    return chosen([*lots.lot_ids.to_pylist(), ""], lot)
