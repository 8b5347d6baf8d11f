"""What is measured while a connector charges: `charger.meter`, and its status beside it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gateways.refusal import shaped
from gateways.tcec102 import times
from gateways.tcec102.making import event
from gateways.tcec102.payloads import (
    ConnectorPower,
    EquipChargeStatus,
    EquipmentPower,
    StationPower,
    each_of,
)
from gateways.tcec102.push import Decoded, Push
from gateways.tcec102.quantities import KILO, bounded, real, whole
from gateways.tcec102.statuses import status
from schemas import Event
from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter

METER_TYPE = declared(ChargerMeter).wire_type


def charge_status(push: Push) -> Decoded:
    """notification_equip_charge_status.

    TotalPower is the energy of the session so far, no register: registers stay unknown.
    """
    said = shaped(push.content, EquipChargeStatus, METER_TYPE)
    answer = {"StartChargeSeq": said.start_charge_seq, "SuccStat": 0}
    return Decoded(tuple(_events(push, said)), answer=answer)


def _events(push: Push, said: EquipChargeStatus) -> Iterator[Event]:
    push.check_operator(said.operator_id, METER_TYPE)
    place = push.place_of(said, METER_TYPE)
    time_ms = times.ms(said.end_time, METER_TYPE, "EndTime")  # the time of the sample
    measured = _measured(said)
    if measured:
        yield event(
            ChargerMeter,
            push,
            event_time=time_ms,
            station_id=place.station_id,
            connector_id=said.connector_id,
            **measured,
        )
    if said.connector_status is not None:
        code, field = said.connector_status, "ConnectorStatus"
        yield status(push, place, said.connector_id, code, time_ms, field)


def _measured(said: EquipChargeStatus) -> dict[str, Any]:
    """Currents of the phases are summed, their voltages averaged: as for OCPP."""
    voltages = _given(said.voltage_a, said.voltage_b, said.voltage_c)
    # What has one phase, or direct current, fills the others with 0.
    live = [each for each in voltages if each] or voltages[:1]
    currents = _given(said.current_a, said.current_b, said.current_c)
    fields = {
        "voltage_v": real(sum(live, Decimal(0)) / len(live)) if live else None,
        "current_a": real(sum(currents, Decimal(0))) if currents else None,
        "soc_percent": real(said.soc),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _given(*phases: Decimal | None) -> list[Decimal]:
    return [bounded(each) for each in phases if each is not None]


def realtime_power(push: Push) -> Decoded:
    """notification_realtime_power_info of Zhejiang."""
    stations = [
        shaped(each, StationPower, METER_TYPE)
        for each in each_of(push.content, "SupStationPowerInfos")
    ]
    events = tuple(made for station in stations for made in _powers(push, station))
    return Decoded(events, answer={"Status": 0})


def _powers(push: Push, station: StationPower) -> Iterator[ChargerMeter]:
    push.check_operator(station.operator_id, METER_TYPE)
    for equipment in station.equipment_power_infos:
        for connector in equipment.connector_power_infos:
            yield event(
                ChargerMeter,
                push,
                event_time=_sampled_ms(connector, equipment, station),
                station_id=station.station_id,
                connector_id=connector.connector_id,
                power_w=whole(connector.connector_real_time_power, KILO),
            )


def _sampled_ms(connector: ConnectorPower, equipment: EquipmentPower, station: StationPower) -> int:
    nearest = connector.data_time or equipment.data_time or station.data_time
    return times.ms(nearest, METER_TYPE, "DataTime")
