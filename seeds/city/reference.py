"""The city's reference tables 台账."""

from collections.abc import Iterable, Iterator
from datetime import date

from schemas.reference.bay import Bay
from schemas.reference.connector import Connector
from schemas.reference.district import District
from schemas.reference.equipment import Equipment
from schemas.reference.feeder import Feeder
from schemas.reference.operator import Operator
from schemas.reference.station import Station
from schemas.reference.town import Town
from schemas.reference_table import Reference
from seeds.city.layout import Site
from seeds.city.places import CITY, CITY_CODE, DISTRICTS, OPERATORS, town_code

FEEDER_W = 4_000_000  # a 10 kV feeder's usual order of magnitude: 4 MW


def reference_rows(sites: Iterable[Site]) -> Iterator[Reference]:
    """Every row of every table, in an order that depends on the sites only."""
    yield from _administration()
    feeders: dict[str, Reference] = {}
    for site in sites:
        feeders[site.feeder_id] = _feeder(site)
        yield _station(site)
        yield from _equipment(site)
        for each in site.connectors:
            yield Bay(
                operator_id=site.operator_id,
                bay_id=each.bay_id,
                station_id=site.station_id,
                has_lock=site.pattern.scene == "residential",
            )
        yield from _connectors(site)
    yield from feeders.values()


def _administration() -> Iterator[Reference]:
    for code, name in OPERATORS.items():
        yield Operator(operator_id=code, name=name)
    for district in DISTRICTS:
        yield District(
            district_code=district.code, name=district.name, city_code=CITY_CODE, city=CITY
        )
        for town in district.towns:
            yield Town(town_code=town_code(district, town), district_code=district.code, name=town)


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


def _feeder(site: Site) -> Feeder:
    return Feeder(
        feeder_id=site.feeder_id,
        name=f"10kV {site.feeder_id}",
        district_code=site.district.code,
        capacity_w=FEEDER_W,
    )
