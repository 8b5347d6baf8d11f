"""Stations with their equipment and connectors: rows of the register 台账."""

from collections.abc import Iterator

from gateways.gcj02 import Position, to_wgs84
from gateways.refusal import RefusedError, shaped
from gateways.tcec102.crosswalk import (
    CONNECTOR_TYPE,
    EQUIPMENT_TYPE,
    OPERATING_STATE,
    SCENE,
    UNKNOWN_PLUG,
    USE_CLASS,
    looked_up,
)
from gateways.tcec102.making import row
from gateways.tcec102.payloads import ConnectorInfo, EquipmentInfo, StationInfo, each_of
from gateways.tcec102.push import Decoded, Push
from gateways.tcec102.quantities import KILO, real, whole
from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference.operator import Operator
from schemas.reference.station import Station
from schemas.reference_table import Reference

STATION = "reference.station"
EQUIPMENT = "reference.equipment"
CONNECTOR = "reference.connector"


def station_info(push: Push) -> Decoded:
    """notification_stationInfo, one station each."""
    found = list(each_of(push.content, "StationInfo"))
    if len(found) != 1:
        raise RefusedError("wrong-type", STATION, "$.StationInfo", "expected one station")
    said = shaped(found[0], StationInfo, STATION)
    push.check_operator(said.operator_id, STATION)
    return Decoded(station=said.station_id, rows=tuple(_rows(push, said)), answer={"Status": 0})


def _rows(push: Push, said: StationInfo) -> Iterator[Reference]:
    yield row(Operator, STATION, operator_id=push.operator_id, name=push.operator_name)
    yield _station(push, said)
    for equipment in said.equipment_infos:
        yield _equipment(push, said, equipment)
        for connector in equipment.connector_infos:
            yield _connector(push, said, equipment, connector)


def _station(push: Push, said: StationInfo) -> Station:
    where = _position(said)
    use_class = looked_up(USE_CLASS, said.station_type, "unknown")
    return row(
        Station,
        STATION,
        operator_id=push.operator_id,
        station_id=said.station_id,
        # A private pile is often named after its owner.
        name="" if use_class == "private" else said.station_name,
        district_code=said.area_code,
        scene=looked_up(SCENE, said.construction, "other"),
        use_class=use_class,
        open_to_public=True if str(said.station_type) == "1" else None,
        operating_state=looked_up(OPERATING_STATE, said.station_status, "unknown"),
        longitude=where.longitude if where else None,
        latitude=where.latitude if where else None,
        bays=whole(said.park_nums),
    )


def _position(said: StationInfo) -> Position | None:
    longitude, latitude = real(said.station_lng), real(said.station_lat)
    if longitude is None or latitude is None:
        return None
    return to_wgs84(Position(longitude, latitude))


def _equipment(push: Push, station: StationInfo, said: EquipmentInfo) -> Equipment:
    return row(
        Equipment,
        EQUIPMENT,
        operator_id=push.operator_id,
        equipment_id=said.equipment_id,
        station_id=station.station_id,
        manufacturer=said.manufacturer_name,
        model=said.equipment_model,
        rated_power_w=whole(said.power, KILO),
        operating_state=looked_up(OPERATING_STATE, station.station_status, "unknown"),
    )


def _connector(
    push: Push, station: StationInfo, equipment: EquipmentInfo, said: ConnectorInfo
) -> Connector:
    plug = looked_up(CONNECTOR_TYPE, said.connector_type, UNKNOWN_PLUG)
    kind = plug.charge_kind
    if kind == "unknown":
        kind = looked_up(EQUIPMENT_TYPE, equipment.equipment_type, "unknown")
    return row(
        Connector,
        CONNECTOR,
        operator_id=push.operator_id,
        connector_id=said.connector_id,
        station_id=station.station_id,
        equipment_id=equipment.equipment_id,
        bay_id=said.connector_id,
        charge_kind=kind,
        plug=plug.plug,
        rated_power_w=whole(said.power, KILO),
        operating_state=looked_up(OPERATING_STATE, station.station_status, "unknown"),
    )
