"""The register of lots and bays."""

from collections.abc import Iterable, Iterator

from schemas.reference.bay import Bay
from schemas.reference.lot import Lot as Row
from schemas.reference_table import Reference
from seeds.city.charging.sites import Site
from seeds.city.parking.lots import Lot, lot_id_of


def parking_rows(lots: Iterable[Lot], sites: Iterable[Site]) -> Iterator[Reference]:
    """Every lot, every bay of a connector, and the bays of lots that are sensed."""
    for lot in lots:
        yield _lot(lot)
        if lot.sensed:
            yield from _sensed(lot)
    for site in sites:
        yield from _bays(site)


def _lot(lot: Lot) -> Row:
    return Row(
        operator_id=lot.operator_id,
        lot_id=lot.lot_id,
        name=f"{lot.district.name}{lot.operator_id}-{lot.lot_id}",
        kind=lot.kind,
        district_code=lot.district.code,
        town_code=lot.town_code,
        bays=lot.plain_bays + lot.charging_bays,
        charging_bays=lot.charging_bays,
        longitude=lot.spot[0],
        latitude=lot.spot[1],
    )


def _sensed(lot: Lot) -> Iterator[Bay]:
    for number in range(lot.plain_bays):
        yield Bay(
            operator_id=lot.operator_id,
            bay_id=lot.bay_id(number),
            lot_id=lot.lot_id,
            has_lock=False,
        )


def _bays(site: Site) -> Iterator[Bay]:
    for each in site.connectors:
        yield Bay(
            operator_id=site.operator_id,
            bay_id=each.bay_id,
            station_id=site.station_id,
            lot_id=lot_id_of(site),
            has_lock=site.has_locks,
        )
