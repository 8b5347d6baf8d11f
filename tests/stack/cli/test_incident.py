"""`incident`, on real engines: records as they came, and landed rows where Kafka has none."""

import hashlib
import json
from pathlib import Path

import pytest

import schemas
from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer
from connections.settings import ClickHouseSettings, KafkaSettings
from schemas import contract_of
from tests import engines
from tests.pipelines.given import land, meter, status
from tests.stack.cli.test_command_line import run

FAULTED = status("C1", "11:59", operability="faulted")
METERED = meter("C1", "11:58", 100)


@pytest.fixture(autouse=True)
def reached(
    kafka_settings: KafkaSettings,
    clickhouse_settings: ClickHouseSettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_KAFKA_BOOTSTRAP", kafka_settings.bootstrap)
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", str(clickhouse_settings.port))
    secret = clickhouse_settings.dagster_password.get_secret_value()
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_DAGSTER_PASSWORD", secret)


def in_kafka(settings: KafkaSettings, offset: int) -> None:
    """The fault at its offset behind other records; of what comes later Kafka has nothing."""
    producer = EventProducer(settings)
    for event in (*[status("C9", "09:00")] * offset, FAULTED):
        producer.send(contract_of("charger.status"), event)
    producer.flush()


def test_records_are_kept_as_they_came_and_else_as_they_landed(
    kafka_settings: KafkaSettings,
    ingest: ClickHouse,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    with engines.topics(kafka_settings, schemas.topics()):
        land(ingest, FAULTED, METERED, status("C1", "15:00"))
        ((offset,),) = ingest.rows("SELECT min(_offset) FROM landing.charger_status")
        in_kafka(kafka_settings, offset)
        code, out, err = run(
            capsys, "incident", "S1", "2026-03-10 12:00:00", "--home", str(tmp_path)
        )
    assert (code, err) == (0, "")
    (file,) = (tmp_path / "incidents" / "S1-20260310T040000Z").iterdir()
    assert f"2 events are kept in {file}" in out
    assert file.stem == hashlib.sha256(file.read_bytes()).hexdigest()
    metered, faulted = (json.loads(each) for each in file.read_bytes().splitlines())
    assert (metered["origin"], faulted["origin"]) == ("landing", "kafka")
    assert json.loads(metered["payload"])["import_wh"] == 100
    sent = json.loads(faulted["payload"])
    assert (sent["operability"], sent["event_id"]) == ("faulted", FAULTED.event_id)


def test_of_a_place_that_nothing_was_said_of_it_says_so(
    ingest: ClickHouse, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(
        capsys, "incident", "nowhere", "2026-03-10 12:00:00", "--home", str(tmp_path)
    )
    assert code == 1
    assert "nothing was landed of nowhere" in err
    assert not (tmp_path / "incidents").exists()
