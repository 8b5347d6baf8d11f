"""StartTransaction, its result and StopTransaction → one `charger.session`."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from gateways.ocpp.decoder import Decoded, Decoder
from gateways.ocpp.frame import Frame
from gateways.ocpp.making import Source
from gateways.ocpp16 import OCPP16
from gateways.ocpp16.state import KEPT
from gateways.pseudonym import Pseudonyms
from schemas.events.charger_session import ChargerSession
from schemas.events.dead_letter import DeadLetter

Send = Callable[..., Decoded]
CARD = "ABC123XYZ"
PSEUDONYM = Pseudonyms(b"0123456789abcdef").of("user", CARD, issuer="OP")


def start(
    message: str = "s1", at: str = "08:00:00", connector: int = 1, meter: int = 1000
) -> list[Any]:
    content = {
        "connectorId": connector,
        "idTag": CARD,
        "timestamp": f"2025-10-01T{at}Z",
        "meterStart": meter,
    }
    return [2, message, "StartTransaction", content]


def answer(message: str = "s1", number: int = 7) -> list[Any]:
    return [3, message, {"transactionId": number, "idTagInfo": {"status": "Accepted"}}]


def stop(number: int = 7, at: str = "08:30:00", meter: int = 9000, **more: str) -> list[Any]:
    content = {"transactionId": number, "timestamp": f"2025-10-01T{at}Z", "meterStop": meter}
    return [2, "e1", "StopTransaction", content | more]


def session(decoded: Decoded) -> ChargerSession:
    (event,) = decoded.events
    assert isinstance(event, ChargerSession)
    return event


def test_start_answer_and_stop_make_a_session(send: Send) -> None:
    assert send(start()) == Decoded("StartTransaction", (), "waits for its stop")
    assert send(answer()) == Decoded("answer", (), "answer to a call")
    assert send(stop(reason="EVDisconnected")).events == (
        ChargerSession(
            event_id="test:3",
            event_time=1_759_307_400_000,
            source="test",
            operator_id="OP",
            session_id="CP1/7",
            station_id="ST1",
            connector_id="CP1/1",
            equipment_id="CP1",
            charge_start=1_759_305_600_000,
            charge_end=1_759_307_400_000,
            energy_wh=8000,
            register_start_wh=1000,
            register_end_wh=9000,
            stop_reason="unplugged",
            raw_stop_reason="EVDisconnected",
            user=PSEUDONYM,
        ),
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("DeAuthorized", "operator"),
        ("EmergencyStop", "other"),
        ("EVDisconnected", "unplugged"),
        ("HardReset", "operator"),
        ("Local", "user"),
        ("Other", "other"),
        ("PowerLoss", "power-loss"),
        ("Reboot", "equipment-fault"),
        ("Remote", "operator"),
        ("SoftReset", "operator"),
        ("UnlockCommand", "operator"),
    ],
)
def test_stop_reasons(send: Send, raw: str, reason: str) -> None:
    send(start())
    send(answer())
    found = session(send(stop(reason=raw)))
    assert (found.stop_reason, found.raw_stop_reason, found.quality) == (reason, raw, "ok")


def test_no_reason_is_a_local_stop(send: Send) -> None:
    send(start())
    send(answer())
    found = session(send(stop()))
    assert (found.stop_reason, found.raw_stop_reason) == ("user", "")


def test_an_unknown_reason_is_kept_raw(send: Send) -> None:
    send(start())
    send(answer())
    found = session(send(stop(reason="SolarFlare")))
    assert (found.stop_reason, found.raw_stop_reason) == ("unknown", "SolarFlare")
    assert found.quality == "code-unknown"


def test_an_offline_transaction_has_the_times_of_the_charge_point(send: Send) -> None:
    hours_later = 1_759_305_600_000 + 6 * 3_600_000
    send(start(at="08:00:00"), time_ms=hours_later)
    send(answer(), time_ms=hours_later)
    found = session(send(stop(at="08:30:00"), time_ms=hours_later))
    assert (found.charge_start, found.charge_end) == (1_759_305_600_000, 1_759_307_400_000)
    assert found.event_time == 1_759_307_400_000


def test_a_stop_that_is_sent_again_is_the_same_session(send: Send) -> None:
    send(start())
    send(answer())
    first, second = session(send(stop())), session(send(stop()))
    assert first.session_id == second.session_id == "CP1/7"


def test_a_start_that_is_sent_again_under_another_message_is_answered_once(send: Send) -> None:
    send(start("s1"))
    send(start("s2"))
    send(answer("s2", number=8))
    send(answer("s1", number=7))
    assert session(send(stop(8))).session_id == "CP1/8"
    assert isinstance(send(stop(7)).events[0], DeadLetter)


def test_two_charge_points_may_use_the_same_message_ids_and_numbers(send: Send) -> None:
    for charge_point, meter in (("CP1", 1000), ("CP2", 2000)):
        send(start(meter=meter), charge_point=charge_point)
        send(answer(), charge_point=charge_point)
    found = [session(send(stop(), charge_point=each)) for each in ("CP1", "CP2")]
    assert [(each.session_id, each.energy_wh) for each in found] == [
        ("CP1/7", 8000),
        ("CP2/7", 7000),
    ]


def test_two_connectors_charge_at_once(send: Send) -> None:
    for connector in (1, 2):
        send(start(f"s{connector}", connector=connector))
        send(answer(f"s{connector}", number=connector))
    found = [session(send(stop(each))) for each in (2, 1)]
    assert [each.connector_id for each in found] == ["CP1/2", "CP1/1"]
    assert [each.quality for each in found] == ["ok", "ok"]


def test_a_stop_after_the_connectors_next_start_is_doubtful_in_time(send: Send) -> None:
    send(start("s1"))
    send(answer("s1", number=7))
    send(start("s2", at="08:20:00"))
    send(answer("s2", number=8))
    assert session(send(stop(7, at="08:30:00"))).quality == "time-doubtful"
    assert session(send(stop(8, at="08:40:00"))).quality == "ok"


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        (stop(99), "missing-field"),
        (stop(at="07:00:00"), "impossible"),
        (stop(meter=1), "impossible"),
    ],
    ids=["unknown transaction", "ends before it starts", "register falls"],
)
def test_what_makes_no_session_is_a_dead_letter(send: Send, last: Any, reason: str) -> None:
    send(start())
    send(answer())
    (letter,) = send(last).events
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.contract) == (reason, "charger.session.v1")


def test_a_refused_start_opens_nothing(send: Send) -> None:
    send(start())
    send([4, "s1", "InternalError", "", {}])
    assert isinstance(send(stop()).events[0], DeadLetter)


def test_the_raw_card_is_nowhere(decoder: Decoder, send: Send) -> None:
    send(start())
    assert CARD not in repr(decoder.state)
    send(answer())
    assert CARD not in repr((decoder, send(stop())))


def test_the_state_does_not_grow_with_the_log() -> None:
    decoder = Decoder(Source("test", "OP", Pseudonyms(b"0123456789abcdef")), OCPP16)
    for number in range(100):
        for frame in (start(f"s{number}"), answer(f"s{number}", number), start(f"x{number}")):
            decoder.decode(Frame(1_759_305_600_000, "CP1", json.dumps(frame).encode(), number))
    assert len(decoder.state.started["CP1"][1]) == KEPT
    assert len(decoder.state.asked["CP1"]) == 1
