"""BootNotification, Heartbeat and StatusNotification → `charger.status`, `charger.alarm`."""

from gateways.ocpp.axes import UNKNOWN_STATUS
from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.times import ms
from gateways.ocpp16.crosswalk import ALARM, NO_ERROR, OTHER_ERROR, STATUS
from gateways.ocpp16.payloads import StatusNotification
from gateways.ocpp16.state import KEPT, State
from gateways.refusal import shaped
from schemas.contract import declared
from schemas.events.charger_alarm import ChargerAlarm
from schemas.events.charger_status import ChargerStatus

STATUS_TYPE = declared(ChargerStatus).wire_type


def sign_of_life(making: Making, state: State, message: Message) -> Decoded:
    """Who sends a frame is online; of its connectors that says nothing."""
    event = making.event(ChargerStatus, equipment_id=making.charge_point, connectivity="online")
    return Decoded(message.action, (event,))


def status(making: Making, state: State, message: Message) -> Decoded:
    """A status and, where its error is new or has gone, the alarm."""
    said = shaped(message.payload, StatusNotification, STATUS_TYPE)
    time_ms = ms(said.timestamp) if said.timestamp else making.frame.time_ms
    axes = STATUS.get(said.status)
    operability, occupancy = axes or UNKNOWN_STATUS
    event = making.event(
        ChargerStatus,
        event_time=time_ms,
        equipment_id=making.charge_point,
        connector_id=_connector(making, said),
        connectivity="online",
        operability=operability,
        occupancy=occupancy if said.connector_id else "unknown",
        raw_code=said.status,
        error_code="" if said.error_code == NO_ERROR else said.error_code,
        quality="ok" if axes else "code-unknown",
    )
    return Decoded(message.action, (event, *_alarms(making, state, said, time_ms)))


def _alarms(
    making: Making, state: State, said: StatusNotification, time_ms: int
) -> tuple[ChargerAlarm, ...]:
    standing = state.errors_of(making.charge_point, said.connector_id)
    raised = said.error_code != NO_ERROR
    code = said.error_code
    if code == OTHER_ERROR and said.vendor_error_code:
        code = said.vendor_error_code
    codes = [code] if raised and code and code not in standing else []
    alarms = tuple(
        making.event(
            ChargerAlarm,
            number,
            event_time=time_ms,
            equipment_id=making.charge_point,
            connector_id=_connector(making, said),
            alarm=ALARM.get(each, "other"),
            raised=raised,
            raw_code=each,
            quality="ok" if each in ALARM else "code-unknown",
        )
        for number, each in enumerate(codes if raised else standing, start=1)
    )
    standing[:] = (standing + codes)[-KEPT:] if raised else []
    return alarms


def _connector(making: Making, said: StatusNotification) -> str:
    """Number 0 is the charge point itself."""
    return making.unique(said.connector_id) if said.connector_id else ""
