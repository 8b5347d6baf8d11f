"""Errors as sentences."""

import pytest
from clickhouse_driver.errors import NetworkError
from confluent_kafka import KafkaError, KafkaException
from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsError

from connections.settings import KafkaSettings, LandingSettings, load_settings
from gateways.gbt32960.settings import Gbt32960Settings
from gateways.push.settings import PushSettings
from orchestration.materialize import BuildError
from seeds.replay.errors import ReplayError
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
        (KafkaException(KafkaError(KafkaError._UNKNOWN_TOPIC)), ["Kafka", "topics list"]),
        (NetworkError("refused (h:9)"), ["ClickHouse does not answer", "(h:9)", "doctor"]),
        (FileNotFoundError(2, "No such file", "log"), ["log: No such file", "name another"]),
        (ReplayError("it is a folder; give a file"), ["✗ it is a folder\n", "→ give a file\n"]),
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


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (PushSettings, "THREE_NETWORKS_GATEWAY_PUSH_TOKENS_FILE is not set"),
        (Gbt32960Settings, "nobody could send: set …_OPERATOR_ID or …_PLATFORMS"),
    ],
)
def test_a_setting_that_lacks_is_named(
    capsys: pytest.CaptureFixture[str], section: type[BaseSettings], words: str
) -> None:
    with pytest.raises(ValidationError) as lacking:
        section()
    explain(lacking.value)
    printed = capsys.readouterr().err
    assert f"✗ {words}\n" in printed
    assert "`three-networks config` lists the settings" in printed


def test_a_setting_that_is_no_json_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_GATEWAY_GBT32960_PLATFORMS", "CQ")
    with pytest.raises(SettingsError) as wrong:
        Gbt32960Settings()
    explain(wrong.value)
    printed = capsys.readouterr().err
    assert '"platforms"' in printed
    assert "write it as JSON" in printed
