"""TransactionEvent → `charger.status`, `.meter`, `.reservation` and, at its end, `.session`."""

from gateways.ocpp.axes import UNKNOWN_STATUS
from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.reservations import reservation_event
from gateways.ocpp.times import ms
from gateways.ocpp201.conformity import conforming
from gateways.ocpp201.crosswalk import CHARGING, CHARGING_STATE, DISCONNECTED, ENDED, IDLE
from gateways.ocpp201.meter import Moments, meter_events, moments
from gateways.ocpp201.payloads import TransactionEvent
from gateways.ocpp201.session import SESSION_TYPE, session_event
from gateways.ocpp201.state import State, Transaction
from gateways.ocpp201.tokens import holder_of
from gateways.refusal import RefusedError
from schemas import Event
from schemas.events.charger_status import ChargerStatus

_STARTED, _ENDED = "Started", "Ended"
_PLUGGED_IN = "CablePluggedIn"
_UNSEEN = RefusedError("missing-field", SESSION_TYPE, "$.eventType", "its start was not seen")


def transaction_event(making: Making, state: State, message: Message) -> Decoded:
    """Frames may come late and in any order: each adds to what is known of its transaction.

    Once start and end are known, every frame sends the order as it is known then; a later one
    corrects it. Of an end whose start was not seen the order is refused, and all else is kept.
    """
    said = conforming(message.payload, message.action, TransactionEvent, SESSION_TYPE)
    measured = moments(said.meter_value)
    known = state.transaction(making.charge_point, said.transaction_info.transaction_id)
    _note(making, state, known, said, measured)
    if not known.connector_id:
        raise RefusedError("missing-field", SESSION_TYPE, "$.evse", "no frame has named its EVSE")
    events = _events(making, state, known, said, measured)
    if known.end_ms is not None and known.start_ms is None:
        events += (making.letter(_UNSEEN, len(events)),)
    return Decoded(message.action, events, "" if events else "adds to its transaction")


def _note(
    making: Making, state: State, known: Transaction, said: TransactionEvent, measured: Moments
) -> None:
    time_ms = ms(said.timestamp)
    if said.evse is not None:
        known.connector_id = making.unique(state.connector_of(making.charge_point, said.evse))
    if said.event_type == _STARTED:
        known.start_ms = time_ms
    if said.event_type == _ENDED:
        known.end_ms = time_ms
        known.stopped_reason = said.transaction_info.stopped_reason
    if said.trigger_reason == _PLUGGED_IN:
        known.plug_in_ms = time_ms
    holder = holder_of(making, said.id_token)
    known.user = known.user or holder.user
    known.vehicle = known.vehicle or holder.vehicle
    if said.transaction_info.charging_state:
        known.note_state(said.seq_no, time_ms, said.transaction_info.charging_state)
    for moment, values in measured.items():
        known.note_values(moment, values)


def _events(
    making: Making, state: State, known: Transaction, said: TransactionEvent, measured: Moments
) -> tuple[Event, ...]:
    events: list[Event] = list(meter_events(making, measured, known.connector_id))
    charging = _charging_state(said)
    if charging:
        events.append(_status(making, state, known, said, charging, len(events)))
    if said.reservation_id is not None and said.event_type == _STARTED:
        reserved = state.reservations.of(making.charge_point, said.reservation_id)
        own = {"event_time": ms(said.timestamp), "connector_id": known.connector_id}
        events.append(reservation_event(making, reserved, "kept", len(events), **own))
    if known.start_ms is not None and known.end_ms is not None:
        session_id = making.unique(said.transaction_info.transaction_id)
        events.append(session_event(making, session_id, known, len(events)))
    return tuple(events)


def _charging_state(said: TransactionEvent) -> str:
    """An end ends the charging, even where it does not say what follows."""
    found = said.transaction_info.charging_state
    if said.event_type != _ENDED or found not in ("", CHARGING):
        return found
    return IDLE if said.transaction_info.stopped_reason == DISCONNECTED else ENDED


def _status(
    making: Making,
    state: State,
    known: Transaction,
    said: TransactionEvent,
    charging: str,
    number: int,
) -> ChargerStatus:
    time_ms = ms(said.timestamp)
    state.note_charging(making.charge_point, known.connector_id, time_ms, charging)
    axes = CHARGING_STATE.get(charging)
    operability, occupancy = axes or UNKNOWN_STATUS
    return making.event(
        ChargerStatus,
        number,
        event_time=time_ms,
        equipment_id=making.charge_point,
        connector_id=known.connector_id,
        connectivity="offline" if said.offline else "online",
        operability=operability,
        occupancy=occupancy,
        raw_code=charging,
        quality="ok" if axes else "code-unknown",
    )
