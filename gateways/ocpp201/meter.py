"""MeterValues → `charger.meter`, one a moment."""

from collections.abc import Iterable
from typing import Any

from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.meter import METER_TYPE, Sample, quantities
from gateways.ocpp.times import ms
from gateways.ocpp201.conformity import conforming
from gateways.ocpp201.payloads import Evse, MeterValue, MeterValues
from gateways.ocpp201.state import State
from schemas.events.charger_meter import ChargerMeter

Moments = dict[int, dict[str, Any]]


def meter_values(making: Making, state: State, message: Message) -> Decoded:
    """EVSE 0 is the main meter of the station."""
    said = conforming(message.payload, message.action, MeterValues, METER_TYPE)
    if said.evse_id == 0:
        return Decoded(message.action, silent="main meter of the charging station")
    connector_id = making.unique(state.connector_of(making.charge_point, Evse(said.evse_id)))
    events = meter_events(making, moments(said.meter_value), connector_id)
    return Decoded(message.action, events, "" if events else "nothing measured that is kept")


def moments(said: Iterable[MeterValue]) -> Moments:
    """Fields of `charger.meter` by time; the parts of one moment belong together.

    Raises:
        RefusedError: a value has a size or a unit that its measurand cannot have.
    """
    by_time: dict[int, list[Sample]] = {}
    for each in said:
        by_time.setdefault(ms(each.timestamp), []).extend(_samples(each))
    return {time: quantities(sampled) for time, sampled in by_time.items()}


def meter_events(
    making: Making, measured: Moments, connector_id: str, first_number: int = 0
) -> tuple[ChargerMeter, ...]:
    """An event a moment."""
    kept = ((time, values) for time, values in measured.items() if values)
    return tuple(
        making.event(ChargerMeter, number, event_time=time, connector_id=connector_id, **values)
        for number, (time, values) in enumerate(kept, start=first_number)
    )


def _samples(moment: MeterValue) -> Iterable[Sample]:
    for each in moment.sampled_value:
        unit = each.unit_of_measure
        yield Sample(
            str(each.value),
            each.measurand,
            unit.unit,
            unit.multiplier,
            each.phase,
            each.location,
        )
