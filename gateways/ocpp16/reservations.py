"""ReserveNow and CancelReservation, which wait for their answers → `charger.reservation`."""

from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.reservations import RESERVATION_TYPE, Reservation
from gateways.ocpp.times import ms
from gateways.ocpp16.payloads import CancelReservation, ReserveNow
from gateways.ocpp16.state import State
from gateways.refusal import shaped


def reserve(making: Making, state: State, message: Message) -> Decoded:
    """Number 0 reserves any connector of the charge point."""
    said = shaped(message.payload, ReserveNow, RESERVATION_TYPE)
    wanted = Reservation(
        said.reservation_id,
        making.unique(said.connector_id) if said.connector_id else "",
        ms(said.expiry_date),
        making.user(said.id_tag),
    )
    state.reservations.ask(making.charge_point, message.message_id, wanted)
    return Decoded(message.action, silent="waits for its answer")


def cancel(making: Making, state: State, message: Message) -> Decoded:
    """The charge point may still refuse it."""
    said = shaped(message.payload, CancelReservation, RESERVATION_TYPE)
    state.reservations.cancel(making.charge_point, message.message_id, said.reservation_id)
    return Decoded(message.action, silent="waits for its answer")
