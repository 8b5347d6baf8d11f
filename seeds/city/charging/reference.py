"""The register of stations 台账."""

from collections.abc import Iterable, Iterator
from datetime import date

from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference.operator import Operator
from schemas.reference.station import Station
from schemas.reference_table import Reference
from seeds.city.charging.sites import Site
from seeds.city.places import OPERATORS


def station_rows(sites: Iterable[Site]) -> Iterator[Reference]:
    """Every operator, station, equipment and connector."""
    for code, name in OPERATORS.items():
        yield Operator(operator_id=code, name=name)
    for site in sites:
        yield _station(site)
        yield from _equipment(site)
        yield from _connectors(site)


def _station(site: Site) -> Station:
    pattern = site.pattern
    return Station(
        operator_id=site.operator_id,
        station_id=site.station_id,
        name=f"{site.district.name}{site.town}{site.operator_id}-{site.station_id}",
        district_code=site.district.code,
        town_code=site.town_code,
        feeder_id=site.feeder_id,
        scene=pattern.scene,
        use_class=pattern.use_class,
        open_to_public=pattern.use_class == "public",
        station_kind=pattern.kind,
        operating_state="operating",
        longitude=site.longitude,
        latitude=site.latitude,
        contract_capacity_w=site.rated_w * 8 // 10,
        bays=len(site.connectors),
    )


def _equipment(site: Site) -> Iterator[Equipment]:
    rated: dict[str, int] = {}
    for each in site.connectors:
        rated[each.equipment_id] = rated.get(each.equipment_id, 0) + each.rated_w
    for equipment_id, rated_w in rated.items():
        yield Equipment(
            operator_id=site.operator_id,
            equipment_id=equipment_id,
            station_id=site.station_id,
            manufacturer="示例制造",
            rated_power_w=rated_w,
        )


def _connectors(site: Site) -> Iterator[Connector]:
    for each in site.connectors:
        yield Connector(
            operator_id=site.operator_id,
            connector_id=each.connector_id,
            station_id=site.station_id,
            equipment_id=each.equipment_id,
            bay_id=each.bay_id,
            charge_kind=each.charge_kind,
            plug="GB/T AC" if each.rated_w < 20_000 else "GB/T DC",
            rated_power_w=each.rated_w,
            certificate="3C",
            certified_from=date(2026, 1, 1),
            certified_to=date(2031, 1, 1),
        )
