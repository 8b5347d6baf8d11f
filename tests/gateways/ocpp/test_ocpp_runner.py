"""A log on its way to a real broker: nothing is lost or sent without need by a restart."""

import asyncio
import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from connections.settings import KafkaSettings, Settings
from gateways.metrics import Metrics
from gateways.ocpp.runner import build_sending
from gateways.ocpp.sending import Sending
from gateways.ocpp.settings import OcppSettings
from gateways.ocpp201 import OCPP201
from gateways.outlet import KafkaOutlet
from gateways.running import Running
from schemas.topic import CHARGER, DEAD_LETTERS
from tests import engines
from tests.gateways.landed import records_in
from tests.gateways.ocpp201.transaction import CARD, WHOLE


def line(message: object, charge_point: str = "CP1") -> str:
    said = {"time": "2025-10-01T09:00:00Z", "charge_point": charge_point, "message": message}
    return json.dumps(said) + "\n"


def follow(home: Path, kafka: KafkaSettings, log: Path, patience_s: float = 10) -> Sending:
    """Send all that the log has; where Kafka is away, be told to stop at once."""

    async def once() -> Sending:
        settings = Settings(home=home, kafka=kafka)
        async with KafkaOutlet(kafka, patience_s) as outlet:
            running = Running(outlet, Metrics("ocpp"), 0, asyncio.Event())
            sending = build_sending(settings, OcppSettings(), log, OCPP201, "OP", running)
            if patience_s < 1:
                asyncio.get_running_loop().call_later(patience_s, sending.stop.set)
            with closing(sending.source):
                await sending.run(once=True)
            return sending

    return asyncio.run(once())


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A transaction up to its end, and a line that is none."""
    file = tmp_path / "ocpp.ndjson"
    file.write_text("".join(map(line, WHOLE[:-1])) + "13800138000\n")
    return file


def test_a_restart_goes_on_with_the_transaction(
    kafka_settings: KafkaSettings, tmp_path: Path, log: Path
) -> None:
    with engines.topics(kafka_settings, (CHARGER, DEAD_LETTERS)):
        found = follow(tmp_path, kafka_settings, log)
        assert (found.lines, found.refused) == (5, 1)
        # States of four frames, meters of two.
        assert records_in(kafka_settings, CHARGER) == 6
        assert records_in(kafka_settings, DEAD_LETTERS) == 1

        assert follow(tmp_path, kafka_settings, log).lines == 0

        with log.open("a") as end:
            end.write(line(WHOLE[-1]))
        assert follow(tmp_path, kafka_settings, log).lines == 1
        assert records_in(kafka_settings, CHARGER) == 6 + 3


def test_what_kafka_does_not_have_is_taken_again(
    kafka_settings: KafkaSettings, tmp_path: Path, log: Path
) -> None:
    nowhere = KafkaSettings(bootstrap="127.0.0.1:9")
    assert follow(tmp_path, nowhere, log, patience_s=0.3).lines == 0
    with engines.topics(kafka_settings, (CHARGER, DEAD_LETTERS)):
        assert follow(tmp_path, kafka_settings, log).lines == 5


def test_standard_input_is_sent_to_its_end_and_no_raw_value_is_said(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "stack.cli", "--home", str(tmp_path), "gateway", "ocpp", "-"]
    with engines.topics(kafka_settings, (CHARGER, DEAD_LETTERS)):
        done = subprocess.run(
            [*command, "--version", "2.0.1", "--operator", "OP"],
            input="".join(map(line, WHOLE)) + CARD,
            env=os.environ | {"THREE_NETWORKS_KAFKA_BOOTSTRAP": kafka_settings.bootstrap},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert records_in(kafka_settings, CHARGER) == 9
        assert records_in(kafka_settings, DEAD_LETTERS) == 1
    sent, ended = map(json.loads, done.stderr.splitlines()[-2:])
    assert (sent["event"], sent["lines"], sent["refused"]) == ("gateway.sent", 6, 1)
    assert ended["event"] == "gateway.ended"
    assert CARD.upper() not in (done.stdout + done.stderr).upper()
    kept = "".join(each.read_text() for each in tmp_path.rglob("*.json"))
    assert CARD.upper() not in kept.upper()
