"""`dead-letters show`, on real engines."""

import json
from pathlib import Path

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings, KafkaSettings
from schemas.events.dead_letter import DeadLetter
from stack.cli.app import app
from tests.streams.landing.letters import land, letter, refused_records


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (letter(1), "in Kafka, as it was refused"),
        (
            letter(1, sha256="ab" * 32),
            "the record at charger/0/1 is another one: its topic was made anew",
        ),
    ],
    ids=["the same", "another"],
)
def test_a_named_letter_is_compared_with_its_record_in_kafka(
    kafka_settings: KafkaSettings,
    clickhouse_settings: ClickHouseSettings,
    ingest: ClickHouse,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    given: DeadLetter,
    expected: str,
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_KAFKA_BOOTSTRAP", kafka_settings.bootstrap)
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", str(clickhouse_settings.port))
    land(ingest, given)
    with refused_records(kafka_settings), pytest.raises(SystemExit) as ended:
        app.meta(["dead-letters", "show", "charger/0/1", "--home", str(tmp_path)])
    assert ended.value.code == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["origin"], shown["original"]) == ("charger/0/1", expected)
