"""BootNotification, Heartbeat and StatusNotification → `charger.status`."""

from gateways.ocpp.axes import UNKNOWN_STATUS
from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.times import ms
from gateways.ocpp201.conformity import conforming
from gateways.ocpp201.crosswalk import CHARGING_STATE, OCCUPIED, STATUS
from gateways.ocpp201.payloads import Evse, StatusNotification
from gateways.ocpp201.state import State
from schemas.contract import declared
from schemas.events.charger_status import ChargerStatus

STATUS_TYPE = declared(ChargerStatus).wire_type


def sign_of_life(making: Making, state: State, message: Message) -> Decoded:
    """Who sends a frame is online; of its connectors that says nothing."""
    event = making.event(ChargerStatus, equipment_id=making.charge_point, connectivity="online")
    return Decoded(message.action, (event,))


def status(making: Making, state: State, message: Message) -> Decoded:
    """An occupied connector is in the charging state that its transaction has said last."""
    said = conforming(message.payload, message.action, StatusNotification, STATUS_TYPE)
    evse = Evse(said.evse_id, said.connector_id)
    connector_id = making.unique(state.connector_of(making.charge_point, evse))
    axes = STATUS.get(said.connector_status)
    if said.connector_status == OCCUPIED:
        charging = state.charging_state(making.charge_point, connector_id)
        axes = CHARGING_STATE.get(charging, STATUS[OCCUPIED])
    operability, occupancy = axes or UNKNOWN_STATUS
    event = making.event(
        ChargerStatus,
        event_time=ms(said.timestamp),
        equipment_id=making.charge_point,
        connector_id=connector_id,
        connectivity="online",
        operability=operability,
        occupancy=occupancy,
        raw_code=said.connector_status,
        quality="ok" if axes else "code-unknown",
    )
    return Decoded(message.action, (event,))
