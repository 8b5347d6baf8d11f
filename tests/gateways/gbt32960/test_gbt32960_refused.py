"""A frame with anything wrong is one dead letter that quotes nothing of it; logins need a name."""

from struct import pack

import pytest

from gateways.gbt32960.decoder import Decoded, Decoder
from schemas.events.dead_letter import DeadLetter
from tests.gateways.gbt32960.conftest import NOW, Send
from tests.gateways.gbt32960.encoder import (
    EIGHT,
    HEARTBEAT,
    LOGIN,
    LOGOUT,
    PLATFORM_LOGIN,
    PLATFORM_LOGOUT,
    REALTIME,
    TIME_SYNC,
    alarm,
    frame,
    position,
    realtime,
    vehicle,
)

GOOD = EIGHT + vehicle()


def letter(decoded: Decoded) -> DeadLetter:
    (event,) = decoded.events
    assert isinstance(event, DeadLetter)
    assert decoded.refused == event.reason
    return event


def login(name: str, password: str) -> bytes:
    return frame(PLATFORM_LOGIN, EIGHT + pack(">H12s20sB", 1, name.encode(), password.encode(), 1))


def test_a_dead_letter_names_its_origin_and_hash(send: Send) -> None:
    assert letter(send(realtime(vehicle(soc=101)))) == DeadLetter(
        event_id="test:1",
        event_time=NOW,
        source="test",
        operator_id="OP",
        reason="out-of-range",
        contract="vehicle.telemetry.v1",
        field="$.soc_percent",
        detail="Expected `float` <= 100.0",
        origin_topic="test",
        origin_offset=1,
        length=52,
        sha256="5d24c8c24ff040dcb0695f22394691b8333d783aba91ddb6e84a25938e21c587",
    )


@pytest.mark.parametrize(
    ("raw", "reason", "field"),
    [
        (frame(REALTIME), "missing-field", "$.time"),
        (frame(REALTIME, EIGHT[:5]), "missing-field", "$.time"),
        (frame(REALTIME, b"\x1a\x0d" + GOOD[2:]), "out-of-range", "$.time"),
        (frame(REALTIME, GOOD[:-1]), "missing-field", "$.units"),
        (frame(REALTIME, EIGHT + alarm()[:7]), "missing-field", "$.units"),
        (frame(REALTIME, EIGHT + b"\x09\xfd\x01\xff\xfd"), "missing-field", "$.units"),
        (frame(REALTIME, GOOD, encryption=3), "unknown-code", "$.encryption"),
        (frame(REALTIME, GOOD, vin="LSVAA4187E       "), "wrong-type", "$.vin"),
        (frame(REALTIME, GOOD, vin="LSVAA4187E212345é"), "wrong-type", "$.vin"),
        (frame(0x80, EIGHT), "unknown-code", "$.command"),
        (frame(LOGIN, b""), "missing-field", "$.time"),
        (realtime(vehicle(current=20_001)), "out-of-range", "$.current_a"),
        (realtime(vehicle(speed=4_001)), "out-of-range", "$.speed_kmh"),
        (realtime(position(longitude=180_000_001)), "out-of-range", "$.longitude"),
    ],
)
def test_reason_and_field(send: Send, raw: bytes, reason: str, field: str) -> None:
    found = letter(send(raw))
    assert (found.reason, found.field) == (reason, field)


@pytest.mark.parametrize(
    "raw",
    [
        frame(HEARTBEAT),
        frame(TIME_SYNC),
        frame(LOGIN, EIGHT + pack(">H20sBB", 1, b"89860000000000000000", 1, 0)),
        frame(LOGOUT, EIGHT + b"\0\1"),
        frame(REALTIME, EIGHT, answer=1),
    ],
)
def test_what_makes_no_event_by_design(send: Send, raw: bytes) -> None:
    decoded = send(raw)
    assert (decoded.events, decoded.refused, decoded.silent == "") == ((), "", False)


def test_events_are_of_the_platform_that_logged_in(send: Send) -> None:
    assert send(login("CQ-PLATFORM", "correct horse")) == Decoded(silent="login")
    assert send(realtime(vehicle())).events[0].operator_id == "CQ-PLATFORM"


@pytest.mark.parametrize(
    ("name", "password"),
    [("CQ-PLATFORM", "wrong"), ("CQ-PLATFORM", ""), ("NOBODY", "correct horse"), ("", "")],
)
def test_who_does_not_know_the_password_is_refused_without_a_letter(
    send: Send, name: str, password: str
) -> None:
    assert send(login(name, password)) == Decoded(
        silent="name or password is wrong", refused="login"
    )


def test_a_login_that_is_cut_off_is_refused(send: Send) -> None:
    assert send(frame(PLATFORM_LOGIN, EIGHT)).refused == "login"


def test_without_a_login_nothing_is_taken_where_one_is_needed(decoder: Decoder, send: Send) -> None:
    decoder.operator_id = ""
    assert send(realtime(vehicle())) == Decoded(silent="no platform has logged in", refused="login")
    send(login("CQ-PLATFORM", "correct horse"))
    send(frame(PLATFORM_LOGOUT, EIGHT + b"\0\1"))
    assert send(realtime(vehicle())).refused == "login"


def test_nothing_of_a_vehicle_or_of_a_password_is_in_what_comes_out(
    send: Send, decoder: Decoder
) -> None:
    vin, secret, code, card = (
        "LVINVINVINVIN1234",
        "PASSPASS",
        "BATTERYCODE1",
        "8986SIMSIMSIMSIMSIM1",
    )
    frames = [
        frame(LOGIN, EIGHT + pack(">H20sBB12s", 1, card.encode(), 1, 12, code.encode()), vin=vin),
        realtime(vehicle(), position(), alarm(1 << 4, 1), vin=vin),
        realtime(vehicle(soc=101), vin=vin),
        frame(REALTIME, GOOD[:-1], vin=vin),
        frame(0x80, EIGHT, vin=vin),
        login("CQ-PLATFORM", secret),
    ]
    told = repr([[send(each)] for each in frames]) + repr(decoder)
    assert [each for each in (vin, secret, code, card, "correct horse") if each in told] == []
