"""Reservations: calls of the central system, paired with the charge point's answers."""

from typing import Any

import msgspec

from gateways.ocpp.decoder import Decoded
from gateways.ocpp.frame import Message
from gateways.ocpp.kept import remember
from gateways.ocpp.making import Making
from gateways.refusal import shaped
from schemas.contract import declared
from schemas.events.charger_reservation import ChargerReservation, ReservationStep

RESERVATION_TYPE = declared(ChargerReservation).wire_type
_KEPT = 64  # of a charge point
_ACCEPTED = "Accepted"


class Reservation(msgspec.Struct, frozen=True):
    """What was asked for; user and vehicle are pseudonyms already."""

    reservation_id: int
    connector_id: str = ""
    expires: int | None = None
    user: str = ""
    vehicle: str = ""


class Answer(msgspec.Struct, frozen=True):
    """Of ReserveNow and CancelReservation alike."""

    status: str


class Reservations(msgspec.Struct):
    """By charge point: calls that wait for their answer, and what was reserved."""

    asked: dict[str, dict[str, Reservation]] = {}
    cancelling: dict[str, dict[str, int]] = {}
    made: dict[str, dict[int, Reservation]] = {}

    def ask(self, charge_point: str, message_id: str, wanted: Reservation) -> None:
        """A ReserveNow waits for its answer."""
        remember(self.asked.setdefault(charge_point, {}), message_id, wanted, _KEPT)

    def cancel(self, charge_point: str, message_id: str, reservation_id: int) -> None:
        """A CancelReservation waits for its answer."""
        remember(self.cancelling.setdefault(charge_point, {}), message_id, reservation_id, _KEPT)

    def of(self, charge_point: str, reservation_id: int) -> Reservation:
        """What was reserved under that number; where nobody saw it, the number alone."""
        found = self.made.get(charge_point, {}).get(reservation_id)
        return found or Reservation(reservation_id)


def reservation_result(
    making: Making, reservations: Reservations, message: Message
) -> Decoded | None:
    """What an answer to one of the two calls becomes; None where it answers neither."""
    charge_point = making.charge_point
    wanted = reservations.asked.get(charge_point, {}).pop(message.message_id, None)
    if wanted is not None:
        if not _accepted(message):
            return Decoded("answer", silent="reservation refused")
        event = reservation_event(making, wanted, "made")
        made = reservations.made.setdefault(charge_point, {})
        remember(made, wanted.reservation_id, wanted, _KEPT)
        return Decoded("answer", (event,))
    number = reservations.cancelling.get(charge_point, {}).pop(message.message_id, None)
    if number is None:
        return None
    if not _accepted(message):
        return Decoded("answer", silent="cancellation refused")
    cancelled = reservations.of(charge_point, number)
    return Decoded("answer", (reservation_event(making, cancelled, "cancelled"),))


def reservation_event(
    making: Making, reserved: Reservation, step: ReservationStep, number: int = 0, **own: Any
) -> ChargerReservation:
    """A step of a reservation."""
    content = {
        "reservation_id": making.unique(reserved.reservation_id),
        "connector_id": reserved.connector_id,
        "step": step,
        "expires": reserved.expires,
        "user": reserved.user,
        "vehicle": reserved.vehicle,
    }
    return making.event(ChargerReservation, number, **(content | own))


def _accepted(message: Message) -> bool:
    return shaped(message.payload, Answer, RESERVATION_TYPE).status == _ACCEPTED
