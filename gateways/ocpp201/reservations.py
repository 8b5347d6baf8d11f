"""ReserveNow, CancelReservation and ReservationStatusUpdate → `charger.reservation`."""

from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.reservations import RESERVATION_TYPE, Reservation, reservation_event
from gateways.ocpp.times import ms
from gateways.ocpp201.conformity import conforming
from gateways.ocpp201.crosswalk import RESERVATION_UPDATE
from gateways.ocpp201.payloads import (
    CancelReservation,
    Evse,
    ReservationStatusUpdate,
    ReserveNow,
)
from gateways.ocpp201.state import State
from gateways.ocpp201.tokens import holder_of
from gateways.refusal import RefusedError


def reserve(making: Making, state: State, message: Message) -> Decoded:
    """Without an EVSE it reserves any connector of the station."""
    said = conforming(message.payload, message.action, ReserveNow, RESERVATION_TYPE)
    connector_id = ""
    if said.evse_id:
        connector_id = making.unique(state.connector_of(making.charge_point, Evse(said.evse_id)))
    holder = holder_of(making, said.id_token)
    wanted = Reservation(
        said.id, connector_id, ms(said.expiry_date_time), holder.user, holder.vehicle
    )
    state.reservations.ask(making.charge_point, message.message_id, wanted)
    return Decoded(message.action, silent="waits for its answer")


def cancel(making: Making, state: State, message: Message) -> Decoded:
    """The station may still refuse it."""
    said = conforming(message.payload, message.action, CancelReservation, RESERVATION_TYPE)
    state.reservations.cancel(making.charge_point, message.message_id, said.reservation_id)
    return Decoded(message.action, silent="waits for its answer")


def status_update(making: Making, state: State, message: Message) -> Decoded:
    """The station says that nobody came, or that it had to give the reservation up."""
    said = conforming(message.payload, message.action, ReservationStatusUpdate, RESERVATION_TYPE)
    step = RESERVATION_UPDATE.get(said.reservation_update_status)
    if step is None:
        raise RefusedError(
            "unknown-code", RESERVATION_TYPE, "$.reservationUpdateStatus", "no known status"
        )
    reserved = state.reservations.of(making.charge_point, said.reservation_id)
    return Decoded(message.action, (reservation_event(making, reserved, step),))
