"""ReserveNow, CancelReservation, ReservationStatusUpdate → `charger.reservation`."""

from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded
from schemas.events.charger_reservation import ChargerReservation
from schemas.events.dead_letter import DeadLetter
from tests.gateways.ocpp.sending import PSEUDONYMS, Send
from tests.gateways.ocpp201.transaction import CARD

WANTED = {
    "id": 5,
    "expiryDateTime": "2025-10-01T08:30:00Z",
    "idToken": {"idToken": CARD, "type": "ISO14443"},
    "evseId": 1,
}
RESERVE: list[Any] = [2, "r1", "ReserveNow", WANTED]
ACCEPTED = {"status": "Accepted"}


def reservation(decoded: Decoded) -> ChargerReservation:
    (event,) = decoded.events
    assert isinstance(event, ChargerReservation)
    return event


def update(status: str) -> list[Any]:
    said = {"reservationId": 5, "reservationUpdateStatus": status}
    return [2, "u1", "ReservationStatusUpdate", said]


def test_an_accepted_reservation_is_made(send: Send) -> None:
    send(RESERVE)
    assert reservation(send([3, "r1", ACCEPTED])) == ChargerReservation(
        event_id="test:2",
        event_time=1_759_305_600_000,
        source="test",
        operator_id="OP",
        reservation_id="CP1/5",
        station_id="ST1",
        connector_id="CP1/1/1",
        step="made",
        expires=1_759_307_400_000,
        user=PSEUDONYMS.of("user", CARD.upper(), issuer="OP"),
    )


@pytest.mark.parametrize(("status", "step"), [("Expired", "no-show"), ("Removed", "cancelled")])
def test_the_station_says_what_became_of_it(send: Send, status: str, step: str) -> None:
    send(RESERVE)
    send([3, "r1", ACCEPTED])
    found = reservation(send(update(status)))
    assert (found.step, found.connector_id) == (step, "CP1/1/1")


def test_an_accepted_cancellation_cancels(send: Send) -> None:
    send([2, "c1", "CancelReservation", {"reservationId": 5}])
    assert reservation(send([3, "c1", ACCEPTED])).step == "cancelled"


def test_an_unknown_update_is_a_dead_letter(send: Send) -> None:
    (letter,) = send(update("Forgotten")).events
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.field) == ("unknown-code", "$.reservationUpdateStatus")
