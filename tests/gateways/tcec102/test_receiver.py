"""The receiver at a real socket and a real broker, pushed to by its own client half."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import psutil
import pytest
import requests

from connections.settings import KafkaSettings
from gateways.tcec102.answers import ReturnedError
from gateways.tcec102.client import Client
from orchestration.reference import read_rows
from schemas import reference_tables
from schemas.contract import declared
from schemas.events.charger_session import ChargerSession
from schemas.topic import CHARGER, DEAD_LETTERS
from tests import engines
from tests.gateways.certificate import self_signed
from tests.gateways.tcec102.examples import (
    CHARGING,
    OPERATOR,
    ORDER,
    PHONE,
    PLATE,
    POWER,
    STATION,
    STATUS,
    VIN,
)
from tests.gateways.tcec102.running import events_in, gateway

USER = "张三丰"
PERSONAL = {"VIN": VIN, "LicensePlate": PLATE, "Phone": PHONE, "UserName": USER}
SAID = {"LicensePlate": "PlateNum"}  # one spelling for both


def test_a_day_of_an_operator(kafka_settings: KafkaSettings, tmp_path: Path) -> None:
    with (
        engines.topics(kafka_settings, (CHARGER, DEAD_LETTERS)),
        gateway(tmp_path, kafka_settings.bootstrap) as running,
    ):
        client = running.client()
        assert client.push("notification_stationInfo", {"StationInfo": STATION}) == {"Status": 0}
        client.push("notification_stationStatus", {"ConnectorStatusInfo": STATUS})
        client.push("notification_equip_charge_status", CHARGING)
        client.push("notification_realtime_power_info", POWER)
        client = Client(client.base, OPERATOR, _token="0" * 64)  # gets another one by itself
        for _ in range(2):  # the operator did not hear the first answer
            confirmed = client.push("notification_charge_order_info", ORDER | PERSONAL)
            assert confirmed["ConfirmResult"] == 0
        with pytest.raises(ReturnedError, match=r"^Ret 4003: Soc: Expected `float` <= 100"):
            client.push("notification_equip_charge_status", CHARGING | {"Soc": 101})
        for name, personal in PERSONAL.items():
            wrong = ORDER | PERSONAL | {"StartTime": personal, name: 1}
            with pytest.raises(ReturnedError, match=rf"^Ret 4003: {SAID.get(name, name)}: "):
                client.push("notification_charge_order_info", wrong)

        events = events_in(kafka_settings, CHARGER)
        assert [type(each).__name__ for each in events] == [
            "ChargerStatus",
            "ParkingBay",
            "ChargerMeter",
            "ChargerStatus",
            "ChargerMeter",
            "ChargerMeter",
            "ChargerSession",
            "ChargerSession",
        ]
        assert events[-1] == events[-2]
        letters = events_in(kafka_settings, DEAD_LETTERS)
        assert [each.operator_id for each in letters] == ["MA1234567"] * 5

        said = requests.get(f"http://127.0.0.1:{running.metrics_port}/metrics", timeout=10).text
        prefix, own = "three_networks_gateway", 'gateway="tcec102"'
        assert f"{prefix}_accepted_total{{{own}}} 8.0" in said
        assert f'{prefix}_refused_total{{{own},reason="out-of-range"}} 1.0' in said
        assert f"{prefix}_senders{{{own}}} 1.0" in said

        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(60) == 0
    assert "gateway.ended" in running.output.read_text()
    rows = {
        table.name: sum(map(len, read_rows(tmp_path, table).values()))
        for table in reference_tables()
    }
    assert {name: many for name, many in rows.items() if many} == {
        "connector": 2,
        "equipment": 1,
        "operator": 1,
        "station": 1,
    }
    everything = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    everything += [declared(type(each)).encode(each) for each in (*events, *letters)]
    for personal in PERSONAL.values():
        assert not [each for each in everything if personal.encode() in each]


@contextmanager
def away(settings: KafkaSettings) -> Iterator[None]:
    """The broker does not answer for as long as the block lasts."""
    port = int(settings.bootstrap.rpartition(":")[2])
    (broker,) = (
        each
        for each in psutil.Process().children(recursive=True)
        if any(one.laddr.port == port for one in each.net_connections() if one.status == "LISTEN")
    )
    broker.suspend()
    try:
        yield
    finally:
        broker.resume()


def test_while_kafka_is_away_nothing_is_acknowledged_and_then_the_retry_is(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    with (
        engines.topics(kafka_settings, (CHARGER, DEAD_LETTERS)),
        gateway(tmp_path, kafka_settings.bootstrap, PATIENCE_S="1") as running,
    ):
        client = running.client()
        client.push("notification_stationInfo", STATION)
        client.push("notification_stationStatus", STATUS)
        with (
            away(kafka_settings),
            pytest.raises(ReturnedError, match=r"^Ret -1: busy; send it again$"),
        ):
            client.push("notification_charge_order_info", ORDER)
        assert client.push("notification_charge_order_info", ORDER)["ConfirmResult"] == 0
        contract = declared(ChargerSession)
        orders = [
            [getattr(each, name) for name in contract.identity]
            for each in events_in(kafka_settings, CHARGER)
            if isinstance(each, ChargerSession)
        ]
    assert orders
    assert all(each == ["MA1234567", ORDER["StartChargeSeq"]] for each in orders)


def test_what_is_no_request_of_an_operator_gets_no_answer_in_words(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    with gateway(tmp_path, kafka_settings.bootstrap) as running:
        url = f"{running.client().base}/notification_stationStatus"
        assert requests.get(url, timeout=10).status_code == 405
        assert requests.post(url, data=b"x" * (1 << 20 | 1), timeout=10).status_code == 413
        other = msgspec.structs.replace(OPERATOR, sig_secret="another sig secret")
        with pytest.raises(ReturnedError, match=r"^Ret 4001: Sig: not that of the content$"):
            Client(running.client().base, other).push("notification_stationStatus", STATUS)


def test_without_its_operators_it_does_not_start(tmp_path: Path) -> None:
    file = tmp_path / "operators.toml"
    file.touch(mode=0o644)
    said = subprocess.run(
        [sys.executable, "-m", "stack.cli", "--home", str(tmp_path), "gateway", "tcec102"],
        env=os.environ | {"THREE_NETWORKS_GATEWAY_TCEC102_OPERATORS_FILE": str(file)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.returncode == 1
    assert "others may read it" in said.stderr


def test_with_a_certificate_it_speaks_https(kafka_settings: KafkaSettings, tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)
    files = {"CERTIFICATE_FILE": str(certificate), "PRIVATE_KEY_FILE": str(key)}
    with gateway(tmp_path, kafka_settings.bootstrap, **files) as running:
        client = running.client()
        client.base = client.base.replace("http:", "https:")
        client.session.verify = str(certificate)
        with client.session:
            assert client.push("notification_stationInfo", STATION) == {"Status": 0}
