"""MeterValues → `charger.meter`, one a moment."""

from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.meter import METER_TYPE, Sample, quantities
from gateways.ocpp.times import ms
from gateways.ocpp16.payloads import MeterValues, SampledValue
from gateways.ocpp16.state import State
from gateways.refusal import shaped
from schemas.events.charger_meter import ChargerMeter


def meter_values(making: Making, state: State, message: Message) -> Decoded:
    """A row a moment; the parts of one moment belong together."""
    said = shaped(message.payload, MeterValues, METER_TYPE)
    if said.connector_id == 0:
        return Decoded(message.action, silent="main meter of the charge point")
    by_time: dict[int, list[Sample]] = {}
    for each in said.meter_value:
        by_time.setdefault(ms(each.timestamp), []).extend(_samples(each.sampled_value))
    moments = {time: quantities(sampled) for time, sampled in by_time.items()}
    events = tuple(
        making.event(
            ChargerMeter,
            number,
            event_time=time,
            connector_id=making.unique(said.connector_id),
            **values,
        )
        for number, (time, values) in enumerate(moments.items())
        if values
    )
    return Decoded(message.action, events, "" if events else "nothing measured that is kept")


def _samples(sampled: list[SampledValue]) -> list[Sample]:
    return [
        Sample(each.value, each.measurand, each.unit, 0, each.phase, each.location)
        for each in sampled
        if each.format == "Raw"
    ]
