"""What an operator is told, and what is behind it: events, rows, letters, or nothing."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from gateways.quarantine import Quarantine
from gateways.tcec102 import envelope
from gateways.tcec102.times import stamp
from gateways.tcec102.tokens import Tokens
from schemas.events.dead_letter import DeadLetter
from tests.gateways.tcec102.examples import OPERATOR, ORDER, STATION, STATUS
from tests.gateways.tcec102.posting import Posting, opened, posting_at

LOGIN = {"OperatorID": "MA1234567", "OperatorSecret": "OperatorSecret12"}
STATUS_PATH = "notification_stationStatus"


def letters(posting: Posting) -> list[DeadLetter]:
    return [each for each in posting.outlet.events if isinstance(each, DeadLetter)]


def counted(posting: Posting, name: str, **labels: str) -> float | None:
    return posting.exchange.metrics.registry.get_sample_value(
        f"three_networks_gateway_{name}_total", {"gateway": "tcec102"} | labels
    )


def test_a_token_is_given_for_the_secret_and_admits(posting: Posting) -> None:
    answer = posting.raw("query_token", msgspec.json.encode(posting.sealed(LOGIN)))
    told = opened(answer)
    assert (answer.ret, told["SuccStat"], told["FailReason"]) == (0, 0, 0)
    assert (told["OperatorID"], told["TokenAvailableTime"]) == ("MA1234567", 7200)
    assert len(told["AccessToken"]) == 64
    body = msgspec.json.encode(posting.sealed({"StationInfo": STATION}))
    assert posting.raw("notification_stationInfo", body, told["AccessToken"]).ret == 0


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [({"OperatorID": "MA7654321"}, 1), ({"OperatorSecret": "another secret.."}, 2)],
)
def test_no_token_for_another_secret(posting: Posting, wrong: dict[str, str], reason: int) -> None:
    told = opened(posting.raw("query_token", msgspec.json.encode(posting.sealed(LOGIN | wrong))))
    assert (told["SuccStat"], told["FailReason"], told["AccessToken"]) == (1, reason, "")
    assert counted(posting, "accepted") == 0
    assert counted(posting, "refused", reason="secret") == 1


def test_a_station_and_then_its_status(posting: Posting) -> None:
    assert posting.post("stationInfo", {"StationInfo": STATION}).ret == 0
    answer = posting.post("stationStatus", {"ConnectorStatusInfo": STATUS})
    assert (answer.ret, opened(answer)) == (0, {"Status": 0})
    assert envelope.is_signed(OPERATOR, answer)
    assert [type(each).__name__ for each in posting.outlet.events] == [
        "ChargerStatus",
        "ParkingBay",
    ]


def test_the_register_outlives_a_restart(tmp_path: Path, posting: Posting) -> None:
    posting.post("stationInfo", STATION)
    with posting_at(tmp_path) as again:
        assert again.post("stationStatus", STATUS).ret == 0


def test_a_station_that_is_pushed_again_is_replaced(posting: Posting) -> None:
    posting.post("stationInfo", STATION)
    posting.post("stationInfo", STATION | {"EquipmentInfos": []})
    assert posting.post("stationStatus", STATUS).ret == 4004


def test_before_its_station_a_connector_is_not_known(posting: Posting) -> None:
    answer = posting.post("stationStatus", STATUS)
    assert (answer.ret, answer.msg) == (4004, "ConnectorID: not registered by a StationInfo")
    (letter,) = letters(posting)
    assert (letter.reason, letter.field, letter.operator_id) == (
        "missing-field",
        "$.ConnectorID",
        "MA1234567",
    )


def test_a_field_out_of_range_is_named_and_a_letter(posting: Posting, tmp_path: Path) -> None:
    posting.post("stationInfo", STATION)
    answer = posting.post("charge_order_info", ORDER | {"TotalPower": 99_999_999})
    assert answer.ret == 4003
    assert answer.msg == "TotalPower: Expected `int` <= 100000000"
    (letter,) = letters(posting)
    assert (letter.reason, letter.field) == ("out-of-range", "$.TotalPower")
    (kept,) = Quarantine(tmp_path / "quarantine" / "tcec102").records(datetime.now(UTC).date())
    assert json.loads(envelope.decrypted(OPERATOR, kept.decode()))["TotalPower"] == 99_999_999


def test_a_refused_push_that_comes_again_is_the_same_letter(posting: Posting) -> None:
    for seq in ("0001", "0002"):
        posting.post("stationStatus", STATUS, seq=seq)
    first, again = letters(posting)
    assert first.event_id == again.event_id
    assert (first.origin_topic, first.origin_offset) == (again.origin_topic, again.origin_offset)


def test_an_order_that_comes_again_is_the_same_event(posting: Posting) -> None:
    posting.post("stationInfo", STATION)
    assert posting.post("charge_order_info", ORDER, seq="0001").ret == 0
    later = stamp(datetime.now(UTC) + timedelta(seconds=30))
    assert posting.post("charge_order_info", ORDER, seq="0002", at=later).ret == 0
    first, again = posting.outlet.events
    assert first == again


@pytest.mark.parametrize(
    ("changed", "ret", "msg"),
    [
        ({"sig": "0" * 32}, 4001, "Sig: not that of the content"),
        ({"seq": "0002"}, 4001, "Sig: not that of the content"),
        ({"operator_id": "MA7654321"}, 4003, "OperatorID: not known here"),
    ],
)
def test_who_is_not_the_operator_is_not_heard(
    posting: Posting, changed: dict[str, str], ret: int, msg: str
) -> None:
    sealed = msgspec.structs.replace(posting.sealed(STATUS), **changed)
    answer = posting.raw(STATUS_PATH, msgspec.json.encode(sealed))
    assert (answer.ret, answer.msg, posting.outlet.events) == (ret, msg, [])


@pytest.mark.parametrize("token", ["", "0" * 64, Tokens(7200, lambda: 0).issue(OPERATOR)])
def test_a_token_that_holds_is_asked_for(posting: Posting, token: str) -> None:
    answer = posting.raw(STATUS_PATH, msgspec.json.encode(posting.sealed(STATUS)), token)
    assert (answer.ret, answer.msg) == (4002, "Authorization: no valid token")
    assert counted(posting, "refused", reason="token") == 1


@pytest.mark.parametrize("apart", [timedelta(minutes=-11), timedelta(minutes=11)])
def test_time_stamps_are_of_now(posting: Posting, apart: timedelta) -> None:
    answer = posting.post("stationStatus", STATUS, at=stamp(datetime.now(UTC) + apart))
    assert (answer.ret, answer.msg) == (4003, "TimeStamp: more than 600 s from our clock")


def test_a_time_stamp_is_a_time(posting: Posting) -> None:
    assert posting.post("stationStatus", STATUS, at="20251399999999").ret == 4003


def test_other_interfaces_are_not_offered(posting: Posting) -> None:
    answer = posting.post("parking_fee", {})
    assert (answer.ret, answer.msg) == (4004, "this interface is not offered")


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"OperatorID": 1}', b"[" * 100_000])
def test_what_is_no_envelope_is_refused(posting: Posting, body: bytes) -> None:
    assert posting.raw(STATUS_PATH, body).ret == 4003
    assert posting.outlet.events == []


def test_content_that_is_not_json_is_a_letter(posting: Posting) -> None:
    assert posting.post("stationStatus", b"{broken").msg == "Data is not JSON"
    assert [each.reason for each in letters(posting)] == ["not-json"]


def test_content_of_other_keys_is_a_letter(posting: Posting) -> None:
    other = msgspec.structs.replace(OPERATOR, data_secret="0123456789abcdef")
    assert posting.post("stationStatus", STATUS, operator=other).msg == "Data: cannot be decrypted"
    assert [each.field for each in letters(posting)] == ["$.Data"]


def test_while_kafka_is_away_the_operator_is_told_to_come_again(posting: Posting) -> None:
    posting.post("stationInfo", STATION)
    posting.outlet.away = True
    assert posting.post("charge_order_info", ORDER).ret == -1
    assert posting.post("stationStatus", {}).ret == -1
    assert counted(posting, "refused", reason="kafka") == 2
    posting.outlet.away = False
    assert posting.post("charge_order_info", ORDER).ret == 0
    assert len(posting.outlet.events) == 1


def test_an_error_of_ours_is_500_and_says_nothing(
    posting: Posting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def broken(*_: object) -> None:
        raise OSError("13800138000")

    posting.post("stationInfo", STATION)
    monkeypatch.setattr(posting.outlet, "send", broken)
    answer = posting.post("stationStatus", STATUS)
    assert (answer.ret, answer.msg) == (500, "an error of ours; send it again")
    logged = capsys.readouterr().out
    assert "OSError" in logged
    assert "13800138000" not in logged
