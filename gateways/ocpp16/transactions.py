"""StartTransaction, its result and StopTransaction → one `charger.session`."""

from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.reservations import reservation_event
from gateways.ocpp.times import ms
from gateways.ocpp16.crosswalk import DEFAULT_STOP_REASON, STOP_REASON
from gateways.ocpp16.payloads import StartResult, StartTransaction, StopTransaction
from gateways.ocpp16.state import State, Transaction
from gateways.refusal import RefusedError, shaped
from schemas.contract import Quality, declared
from schemas.events.charger_session import ChargerSession

SESSION_TYPE = declared(ChargerSession).wire_type


def start(making: Making, state: State, message: Message) -> Decoded:
    """Waits for the transaction's number; one that was reserved for is kept."""
    said = shaped(message.payload, StartTransaction, SESSION_TYPE)
    begun = Transaction(
        said.connector_id,
        ms(said.timestamp),
        said.meter_start,
        making.user(said.id_tag),
        said.reservation_id,
    )
    state.ask(making.charge_point, message.message_id, begun)
    if said.reservation_id is None:
        return Decoded(message.action, silent="waits for its stop")
    reserved = state.reservations.of(making.charge_point, said.reservation_id)
    connector_id = making.unique(said.connector_id)
    kept = reservation_event(
        making, reserved, "kept", event_time=begun.start_ms, connector_id=connector_id
    )
    return Decoded(message.action, (kept,))


def start_result(making: Making, state: State, message: Message) -> Decoded | None:
    """The transaction gets its number; None where it answers no start."""
    begun = state.answer(making.charge_point, message.message_id)
    if begun is None:
        return None
    answer = shaped(message.payload, StartResult, SESSION_TYPE)
    state.open(making.charge_point, answer.transaction_id, begun)
    return Decoded("answer", silent="answer to a call")


def stop(making: Making, state: State, message: Message) -> Decoded:
    """The finished order."""
    said = shaped(message.payload, StopTransaction, SESSION_TYPE)
    begun = state.find(making.charge_point, said.transaction_id)
    if begun is None:
        raise RefusedError(
            "missing-field", SESSION_TYPE, "$.transactionId", "its StartTransaction was not seen"
        )
    end_ms = ms(said.timestamp)
    if end_ms < begun.start_ms or said.meter_stop < begun.meter_start_wh:
        raise RefusedError(
            "impossible", SESSION_TYPE, detail="time or register falls from start to stop"
        )
    reason = said.reason or DEFAULT_STOP_REASON
    event = making.event(
        ChargerSession,
        event_time=end_ms,
        session_id=making.unique(said.transaction_id),
        equipment_id=making.charge_point,
        connector_id=making.unique(begun.connector),
        charge_start=begun.start_ms,
        charge_end=end_ms,
        energy_wh=said.meter_stop - begun.meter_start_wh,
        register_start_wh=begun.meter_start_wh,
        register_end_wh=said.meter_stop,
        stop_reason=STOP_REASON.get(reason, "unknown"),
        raw_stop_reason=said.reason,
        user=begun.user,
        quality=_quality(making, state, begun, end_ms, reason),
    )
    return Decoded(message.action, (event,))


def _quality(making: Making, state: State, begun: Transaction, end_ms: int, reason: str) -> Quality:
    if state.overtaken(making.charge_point, begun, end_ms):
        return "time-doubtful"
    return "ok" if reason in STOP_REASON else "code-unknown"
