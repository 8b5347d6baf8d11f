"""ReserveNow and CancelReservation with their answers → `charger.reservation`."""

from collections.abc import Callable
from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded
from gateways.pseudonym import Pseudonyms
from schemas.events.charger_reservation import ChargerReservation
from schemas.events.dead_letter import DeadLetter

Send = Callable[..., Decoded]
CARD = "ABC123XYZ"
WANTED = {
    "connectorId": 1,
    "expiryDate": "2025-10-01T08:30:00Z",
    "idTag": CARD,
    "reservationId": 5,
}
RESERVE: list[Any] = [2, "r1", "ReserveNow", WANTED]
CANCEL: list[Any] = [2, "c1", "CancelReservation", {"reservationId": 5}]


def answer(message: str, status: str = "Accepted") -> list[Any]:
    return [3, message, {"status": status}]


def reservation(decoded: Decoded) -> ChargerReservation:
    (event,) = decoded.events
    assert isinstance(event, ChargerReservation)
    return event


def test_an_accepted_reservation_is_made(send: Send) -> None:
    assert send(RESERVE) == Decoded("ReserveNow", (), "waits for its answer")
    assert reservation(send(answer("r1"))) == ChargerReservation(
        event_id="test:2",
        event_time=1_759_305_600_000,
        source="test",
        operator_id="OP",
        reservation_id="CP1/5",
        station_id="ST1",
        connector_id="CP1/1",
        step="made",
        expires=1_759_307_400_000,
        user=Pseudonyms(b"0123456789abcdef").of("user", CARD, issuer="OP"),
    )


@pytest.mark.parametrize("status", ["Faulted", "Occupied", "Rejected", "Unavailable"])
def test_a_refused_reservation_is_none(send: Send, status: str) -> None:
    send(RESERVE)
    assert send(answer("r1", status)) == Decoded("answer", (), "reservation refused")


def test_an_accepted_cancellation_cancels_what_was_reserved(send: Send) -> None:
    send(RESERVE)
    send(answer("r1"))
    send(CANCEL)
    cancelled = reservation(send(answer("c1")))
    assert (cancelled.step, cancelled.reservation_id, cancelled.connector_id) == (
        "cancelled",
        "CP1/5",
        "CP1/1",
    )


def test_a_refused_cancellation_changes_nothing(send: Send) -> None:
    send(CANCEL)
    assert send(answer("c1", "Rejected")) == Decoded("answer", (), "cancellation refused")


def test_a_transaction_that_names_the_reservation_keeps_it(send: Send) -> None:
    send(RESERVE)
    send(answer("r1"))
    start = {
        "connectorId": 1,
        "idTag": CARD,
        "timestamp": "2025-10-01T08:10:00Z",
        "meterStart": 0,
        "reservationId": 5,
    }
    kept = reservation(send([2, "s1", "StartTransaction", start]))
    assert (kept.step, kept.event_time) == ("kept", 1_759_306_200_000)


def test_connector_0_is_any_connector(send: Send) -> None:
    send([2, "r1", "ReserveNow", WANTED | {"connectorId": 0}])
    assert reservation(send(answer("r1"))).connector_id == ""


def test_an_answer_without_status_is_a_dead_letter(send: Send) -> None:
    send(RESERVE)
    (letter,) = send([3, "r1", {}]).events
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.contract, letter.field) == (
        "missing-field",
        "charger.reservation.v1",
        "$.status",
    )
