"""Rows of the register 台账 → notification_stationInfo, a station each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from gateways.gcj02 import Position, to_gcj02
from gateways.tcec102.crosswalk import (
    CONNECTOR_TYPE,
    EQUIPMENT_TYPE,
    OPERATING_STATE,
    SCENE,
    USE_CLASS,
)
from gateways.tcec102.feed.push import Push, said, scaled
from gateways.tcec102.quantities import KILO
from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference.station import Station
from schemas.reference_table import Reference

Word = TypeVar("Word")


def _codes(words: Mapping[str, Word]) -> dict[Word, int]:
    """Code of a word; of those with several the first."""
    return {word: int(code) for code, word in reversed([*words.items()])}


_USE, _STATE, _SCENE = _codes(USE_CLASS), _codes(OPERATING_STATE), _codes(SCENE)
_EQUIPMENT = _codes(EQUIPMENT_TYPE)
_PLUG = _codes({code: plug.plug for code, plug in CONNECTOR_TYPE.items()})
_OTHER = 255  # of StationType and Construction
_UNKNOWN = 0  # of StationStatus


def station_pushes(rows: Iterable[Reference], today: date) -> Iterator[tuple[str, Push]]:
    """Operator and push of each station that the register has today."""
    now = [each for each in rows if each.valid_from <= today < each.valid_to]
    equipment = {
        (each.operator_id, each.equipment_id): each for each in now if isinstance(each, Equipment)
    }
    connectors: dict[tuple[str, str], list[Connector]] = {}
    for each in now:
        if isinstance(each, Connector):
            connectors.setdefault((each.operator_id, each.station_id), []).append(each)
    for station in now:
        if isinstance(station, Station):
            there = connectors.get((station.operator_id, station.station_id), [])
            content = _station(station) | {"EquipmentInfos": _cabinets(there, equipment)}
            push = Push("notification_stationInfo", {"StationInfo": content})
            yield station.operator_id, push


def _station(station: Station) -> dict[str, Any]:
    where = None
    if station.longitude is not None and station.latitude is not None:
        where = to_gcj02(Position(station.longitude, station.latitude))
    return said(
        StationID=station.station_id,
        OperatorID=station.operator_id,
        EquipmentOwnerID=station.operator_id,
        StationName=station.name,
        AreaCode=station.district_code,
        StationType=_USE.get(station.use_class, _OTHER),
        StationStatus=_STATE.get(station.operating_state, _UNKNOWN),
        Construction=_SCENE.get(station.scene, _OTHER),
        ParkNums=station.bays,
        StationLng=where and where.longitude,
        StationLat=where and where.latitude,
    )


def _cabinets(
    connectors: Sequence[Connector], known: Mapping[tuple[str, str], Equipment]
) -> list[dict[str, Any]]:
    """A connector of which no equipment is known is one by itself."""
    guns: dict[str, list[Connector]] = {}
    for each in connectors:
        guns.setdefault(each.equipment_id or each.connector_id, []).append(each)
    return [
        _cabinet(equipment_id, known.get((each[0].operator_id, equipment_id)), each)
        for equipment_id, each in guns.items()
    ]


def _cabinet(
    equipment_id: str, known: Equipment | None, guns: Sequence[Connector]
) -> dict[str, Any]:
    return said(
        EquipmentID=equipment_id,
        ManufacturerName=known and known.manufacturer,
        EquipmentModel=known and known.model,
        EquipmentType=_EQUIPMENT.get(guns[0].charge_kind),
        Power=scaled(known.rated_power_w, KILO) if known else None,
        ConnectorInfos=[_gun(each) for each in guns],
    )


def _gun(connector: Connector) -> dict[str, Any]:
    return said(
        ConnectorID=connector.connector_id,
        ConnectorType=_PLUG.get(connector.plug),
        Power=scaled(connector.rated_power_w, KILO),
    )
