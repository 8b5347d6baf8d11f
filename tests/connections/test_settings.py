"""Settings: environment over the running stack's addresses over defaults."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from connections.settings import (
    ClickHouseSettings,
    KafkaSettings,
    LandingSettings,
    Settings,
    addresses_file,
    load_settings,
)

PREFIX = "THREE_NETWORKS_"


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [each for each in os.environ if each.startswith(PREFIX)]:
        monkeypatch.delenv(name)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose running stack took other ports than usual."""
    file = addresses_file(tmp_path)
    file.parent.mkdir(parents=True)
    addresses = {
        "kafka": {"bootstrap": "127.0.0.1:30001"},
        "clickhouse": {"host": "127.0.0.1", "port": 30002},
    }
    file.write_text(json.dumps(addresses))
    return tmp_path


def test_without_anything_it_is_the_local_stack_on_usual_ports() -> None:
    settings = Settings()
    assert settings.kafka.bootstrap == "127.0.0.1:9092"
    assert (settings.clickhouse.host, settings.clickhouse.port) == ("127.0.0.1", 9000)
    assert settings.time_zone == "Asia/Shanghai"
    assert settings.home == Path(".three-networks")
    assert (settings.partitions, settings.replication) == (4, 1)


@pytest.mark.parametrize(
    ("variable", "value", "section", "field", "expected"),
    [
        ("KAFKA_BOOTSTRAP", "k1:9092,k2:9092", "kafka", "bootstrap", "k1:9092,k2:9092"),
        ("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512", "kafka", "sasl_mechanism", "SCRAM-SHA-512"),
        ("KAFKA_CA_FILE", "/etc/ca.pem", "kafka", "ca_file", Path("/etc/ca.pem")),
        ("CLICKHOUSE_HOST", "ch1", "clickhouse", "host", "ch1"),
        ("CLICKHOUSE_PORT", "9440", "clickhouse", "port", 9440),
        ("LANDING_GROUP_ID", "landing-2", "landing", "group_id", "landing-2"),
        ("LANDING_GIVE_UP_AFTER_S", "5", "landing", "give_up_after_s", 5.0),
    ],
)
def test_the_names_of_variables(
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    section: str,
    field: str,
    expected: object,
) -> None:
    monkeypatch.setenv(PREFIX + variable, value)
    assert getattr(getattr(load_settings(), section), field) == expected


def test_variables_without_a_section(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THREE_NETWORKS_HOME", str(tmp_path))
    monkeypatch.setenv("THREE_NETWORKS_TIME_ZONE", "UTC")
    monkeypatch.setenv("THREE_NETWORKS_PARTITIONS", "12")
    settings = load_settings()
    assert (settings.home, settings.time_zone, settings.partitions) == (tmp_path, "UTC", 12)


def test_a_running_stack_says_which_ports_it_took(home: Path) -> None:
    settings = load_settings(home)
    assert settings.home == home
    assert settings.kafka.bootstrap == "127.0.0.1:30001"
    assert settings.clickhouse.port == 30002


def test_the_environment_overrides_the_running_stack(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", "9440")
    settings = load_settings(home)
    assert settings.clickhouse.port == 9440
    assert settings.kafka.bootstrap == "127.0.0.1:30001"


def test_no_secret_shows_in_a_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KAFKA", "CLICKHOUSE_INGEST", "CLICKHOUSE_DAGSTER", "CLICKHOUSE_READER"):
        monkeypatch.setenv(f"{PREFIX}{name}_PASSWORD", "hunter2")
    settings = load_settings()
    assert settings.clickhouse.ingest_password.get_secret_value() == "hunter2"
    for text in (repr(settings), str(settings), settings.model_dump_json()):
        assert "hunter2" not in text


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Asia"])
def test_a_wrong_zone_is_refused_and_the_field_named(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_TIME_ZONE", zone)
    with pytest.raises(ValidationError, match="time_zone"):
        load_settings()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CLICKHOUSE_PORT", "ninety"),
        ("LANDING_RECORDS_PER_GROUP", "0"),
        ("LANDING_OPERATOR_DEAD_LETTER_SHARE", "1.5"),
        ("PARTITIONS", "0"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_and_the_field_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(PREFIX + variable, value)
    field = variable.removeprefix("CLICKHOUSE_").removeprefix("LANDING_").lower()
    with pytest.raises(ValidationError, match=field):
        load_settings()


@pytest.mark.parametrize("section", [KafkaSettings(), ClickHouseSettings(), LandingSettings()])
def test_settings_do_not_change_under_way(section: Settings) -> None:
    name = next(iter(type(section).model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(section, name, "x")
