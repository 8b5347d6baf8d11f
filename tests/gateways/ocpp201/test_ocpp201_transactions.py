"""TransactionEvents → states and meters as they come, and one `charger.session`."""

from itertools import permutations
from typing import Any

import msgspec
import pytest

from gateways.ocpp.decoder import Decoded
from gateways.ocpp201 import OCPP201
from gateways.ocpp201.crosswalk import STOP_REASON
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_reservation import ChargerReservation
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.events.dead_letter import DeadLetter
from tests.gateways.ocpp.sending import PSEUDONYMS, Send, decoder_of, sender
from tests.gateways.ocpp201.transaction import (
    CARD,
    CHARGING,
    ENDED,
    MAC,
    STARTED,
    VIN,
    WHOLE,
    event,
)

SESSION = ChargerSession(
    event_id="test:5.2",
    event_time=1_759_307_400_000,
    source="test",
    operator_id="OP",
    session_id="CP1/tx-1",
    station_id="ST1",
    connector_id="CP1/1/2",
    equipment_id="CP1",
    plug_in_time=1_759_305_600_000,
    charge_start=1_759_305_660_000,
    charge_end=1_759_307_100_000,
    plug_out_time=1_759_307_400_000,
    energy_wh=3000,
    register_start_wh=1000,
    register_end_wh=4000,
    max_power_w=9000,
    soc_start_percent=20.0,
    soc_end_percent=55.0,
    stop_reason="unplugged",
    raw_stop_reason="EVDisconnected",
    user=PSEUDONYMS.of("user", CARD.upper(), issuer="OP"),
)


def sessions(decoded: Decoded) -> list[ChargerSession]:
    return [each for each in decoded.events if isinstance(each, ChargerSession)]


def states(decoded: Decoded) -> list[tuple[str, str, str, str]]:
    return [
        (each.connectivity, each.operability, each.occupancy, each.raw_code)
        for each in decoded.events
        if isinstance(each, ChargerStatus)
    ]


def test_a_transaction_is_a_session_at_its_end(send: Send) -> None:
    assert [sessions(send(each)) for each in WHOLE] == [[], [], [], [], [SESSION]]


def test_frames_in_any_order_make_the_same_session() -> None:
    for order in permutations(WHOLE[1:]):
        send = sender(decoder_of(OCPP201))
        found = [session for each in (STARTED, *order) for session in sessions(send(each))]
        assert msgspec.structs.replace(found[-1], event_id="test:5.2") == SESSION


def test_a_late_start_makes_the_session_that_was_refused_at_its_end(send: Send) -> None:
    status, letter = send(event("Ended", "08:30:00", 1, evse={"id": 1})).events
    assert isinstance(status, ChargerStatus)
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.field) == ("missing-field", "$.eventType")
    assert [each.session_id for each in sessions(send(STARTED))] == ["CP1/tx-1"]


def test_the_state_survives_a_restart() -> None:
    before = decoder_of(OCPP201)
    for each in WHOLE[:-1]:
        sender(before)(each)
    after = decoder_of(OCPP201)
    after.state = msgspec.json.decode(msgspec.json.encode(before.state), type=type(before.state))
    (found,) = sessions(sender(after)(ENDED))
    assert msgspec.structs.replace(found, event_id="test:5.2") == SESSION


def test_a_measured_moment_is_a_meter_row(send: Send) -> None:
    assert send(STARTED).events[0] == ChargerMeter(
        event_id="test:1",
        event_time=1_759_305_600_000,
        source="test",
        operator_id="OP",
        station_id="ST1",
        connector_id="CP1/1/2",
        import_wh=1000,
        soc_percent=20.0,
    )


@pytest.mark.parametrize(
    ("state", "occupancy"),
    [
        ("Charging", "charging"),
        ("EVConnected", "plugged"),
        ("SuspendedEV", "plugged"),
        ("SuspendedEVSE", "plugged"),
        ("Idle", "free"),
    ],
)
def test_a_charging_state_is_a_status(send: Send, state: str, occupancy: str) -> None:
    send(STARTED)
    assert states(send(event("Updated", "08:01:00", 1, state))) == [
        ("online", "ok", occupancy, state)
    ]


def test_what_was_done_offline_was_not_heard_of_then(send: Send) -> None:
    send(STARTED)
    found = states(send(event("Updated", "08:01:00", 1, "Charging", offline=True)))
    assert found == [("offline", "ok", "charging", "Charging")]


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("Remote", ("online", "ok", "plugged", "Ended")),
        ("EVDisconnected", ("online", "ok", "free", "Idle")),
    ],
)
def test_an_end_ends_the_charging(send: Send, reason: str, status: tuple[str, ...]) -> None:
    send(STARTED)
    send(CHARGING)
    assert states(send(event("Ended", "08:30:00", 2, info={"stoppedReason": reason}))) == [status]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("StoppedByEV", "vehicle"),
        ("SOCLimitReached", "vehicle"),
        ("Local", "user"),
        ("Remote", "operator"),
        ("GroundFault", "equipment-fault"),
        ("PowerLoss", "power-loss"),
        ("EVDisconnected", "unplugged"),
        ("Other", "other"),
    ],
)
def test_stop_reasons(send: Send, raw: str, reason: str) -> None:
    send(STARTED)
    (found,) = sessions(send(event("Ended", "08:30:00", 1, info={"stoppedReason": raw})))
    assert (found.stop_reason, found.raw_stop_reason, found.quality) == (reason, raw, "ok")


def test_the_stop_reasons_are_complete() -> None:
    assert len(STOP_REASON) == 19  # OCPP 2.0.1 ReasonEnumType


def test_an_unknown_reason_is_kept_raw(send: Send) -> None:
    send(STARTED)
    (found,) = sessions(send(event("Ended", "08:30:00", 1, info={"stoppedReason": "SolarFlare"})))
    assert (found.stop_reason, found.raw_stop_reason) == ("unknown", "SolarFlare")
    assert found.quality == "code-unknown"


def test_one_reading_is_no_energy(send: Send) -> None:
    send(STARTED)
    (found,) = sessions(send(event("Ended", "08:30:00", 1)))
    assert (found.energy_wh, found.register_start_wh, found.register_end_wh) == (None, None, None)


@pytest.mark.parametrize(
    ("token", "user", "vehicle"),
    [
        ({"idToken": "", "type": "NoAuthorization"}, "", ""),
        (
            {"idToken": MAC, "type": "MacAddress"},
            "",
            PSEUDONYMS.of("vehicle", MAC, issuer="evcc"),
        ),
        (
            {
                "idToken": CARD,
                "type": "eMAID",
                "additionalInfo": [{"additionalIdToken": VIN, "type": "vin"}],
            },
            PSEUDONYMS.of("user", CARD.upper(), issuer="OP"),
            PSEUDONYMS.of("vehicle", VIN),
        ),
    ],
)
def test_a_token_is_a_persons_or_a_vehicles(
    send: Send, token: Any, user: str, vehicle: str
) -> None:
    send(event("Started", "08:00:00", 0, evse={"id": 1}, idToken=token))
    (found,) = sessions(send(event("Ended", "08:30:00", 1)))
    assert (found.user, found.vehicle) == (user, vehicle)


def test_a_transaction_that_was_reserved_for_keeps_it(send: Send) -> None:
    found = send(event("Started", "08:00:00", 0, evse={"id": 1}, reservationId=5)).events[0]
    assert isinstance(found, ChargerReservation)
    assert (found.reservation_id, found.step, found.connector_id) == ("CP1/5", "kept", "CP1/1/1")


@pytest.mark.parametrize(
    ("frames", "reason", "field"),
    [
        ([event("Updated", "08:01:00", 1, "Charging")], "missing-field", "$.evse"),
        ([STARTED, event("Ended", "07:00:00", 1)], "impossible", ""),
        ([event("Started", "08:00:00", 0, evse={})], "missing-field", "$.evse.id"),
        (
            [event("Started", "08:00:00", 0, evse={"id": "one"})],
            "wrong-type",
            "$.evse.id",
        ),
        (
            [event("Started", "08:00:00", 0, info={"transactionId": "x" * 37})],
            "out-of-range",
            "$.transactionInfo.transactionId",
        ),
    ],
)
def test_what_is_refused_names_its_field(
    send: Send, frames: list[Any], reason: str, field: str
) -> None:
    *_, letter = [send(each).events[-1] for each in frames]
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.contract, letter.field) == (reason, "charger.session.v1", field)


def test_no_raw_token_is_anywhere() -> None:
    decoder = decoder_of(OCPP201)
    send = sender(decoder)
    beside = [{"additionalIdToken": VIN, "type": "VIN"}]
    for kind, value in (("ISO14443", CARD), ("MacAddress", MAC), ("Unheard", VIN)):
        token = {"idToken": value, "type": kind, "additionalInfo": beside}
        said = repr([send(event("Started", "08:00:00", 0, evse={"id": 1}, idToken=token))])
        said += repr(send(event("Ended", "08:30:00", 1, idToken=token, seqNo=value)))
        said += repr(send(event("Ended", "08:30:00", 1, idToken=token)))
        kept = said + repr(decoder.state)
        assert not [each for each in (CARD, MAC, VIN) if each.lower() in kept.lower()]


def test_transactions_of_a_station_are_bounded(send: Send) -> None:
    for number in range(100):
        send(event("Started", "08:00:00", 0, evse={"id": 1}, info={"transactionId": f"t{number}"}))
    assert sessions(send(event("Ended", "08:30:00", 1, info={"transactionId": "t99"})))
    assert not sessions(send(event("Ended", "08:30:00", 1, info={"transactionId": "t0"})))
