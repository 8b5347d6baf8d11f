"""NotifyEvent → `charger.alarm`."""

from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.times import ms
from gateways.ocpp201.conformity import conforming
from gateways.ocpp201.crosswalk import ALARM, SENSORS, TROUBLE
from gateways.ocpp201.payloads import EventData, NotifyEvent
from gateways.ocpp201.state import State
from schemas.contract import declared
from schemas.events.charger_alarm import ChargerAlarm

ALARM_TYPE = declared(ChargerAlarm).wire_type
_LONGEST_CODE = 64


def notify_event(making: Making, state: State, message: Message) -> Decoded:
    """What a monitor alerts of, and whatever says that a component is in trouble."""
    said = conforming(message.payload, message.action, NotifyEvent, ALARM_TYPE)
    alarming = (each for each in said.event_data if _is_alarm(each))
    alarms = tuple(_alarm(making, state, each, number) for number, each in enumerate(alarming))
    return Decoded(message.action, alarms, "" if alarms else "reports values, no alarm")


def _is_alarm(data: EventData) -> bool:
    component, variable = data.component.name, data.variable.name
    trouble = variable in TROUBLE or (component in SENSORS and variable == "Active")
    return data.trigger == "Alerting" or (data.trigger == "Delta" and trouble)


def _alarm(making: Making, state: State, data: EventData, number: int) -> ChargerAlarm:
    evse = data.component.evse
    connector = state.connector_of(making.charge_point, evse) if evse else ""
    return making.event(
        ChargerAlarm,
        number,
        event_time=ms(data.timestamp),
        equipment_id=making.charge_point,
        connector_id=making.unique(connector) if connector else "",
        alarm=ALARM.get(data.component.name, "other"),
        raised=not data.cleared and data.actual_value.lower() != "false",
        raw_code=f"{data.component.name}.{data.variable.name}"[:_LONGEST_CODE],
    )
