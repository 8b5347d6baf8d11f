"""Errors as sentences."""

import pytest
from clickhouse_driver.errors import NetworkError
from confluent_kafka import KafkaError, KafkaException
from pydantic import ValidationError

from connections.settings import KafkaSettings, LandingSettings, load_settings
from orchestration.materialize import BuildError
from stack.cli.errors import explain
from stack.errors import StackError
from streams.delivery.errors import DeliveryStoppedError


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            StackError("the disk is full", "free some space"),
            ["the disk is full", "free some space"],
        ),
        (KafkaException(KafkaError(KafkaError._ALL_BROKERS_DOWN)), ["Kafka", "doctor"]),
        (NetworkError("refused"), ["ClickHouse does not answer", "doctor"]),
        (DeliveryStoppedError("a hole in [charger]"), ["a hole in [charger]", "doctor"]),
        (BuildError("March", "plan", "no disk"), ["March failed at plan: no disk", "doctor"]),
        (ZeroDivisionError("by zero"), ["ZeroDivisionError: by zero", "--debug"]),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_do(
    capsys: pytest.CaptureFixture[str], error: Exception, words: list[str]
) -> None:
    assert explain(error) == 1
    printed = capsys.readouterr().err
    assert all(word in printed for word in words)
    assert len(printed.splitlines()) == 2


@pytest.mark.parametrize(
    ("variable", "value", "section"),
    [
        ("THREE_NETWORKS_LANDING_GIVE_UP_AFTER_S", "soon", LandingSettings),
        ("THREE_NETWORKS_PARTITIONS", "many", load_settings),
    ],
)
def test_a_wrong_setting_is_named_by_its_variable(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    section: type[KafkaSettings],
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ValidationError) as wrong:
        section()
    explain(wrong.value)
    assert f"{variable} has a wrong value" in capsys.readouterr().err
