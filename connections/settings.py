"""Typed settings: the defaults of local mode, overridden by environment variables.

Every variable is `THREE_NETWORKS_<SECTION>_<FIELD>`, for example
`THREE_NETWORKS_KAFKA_BOOTSTRAP`. `three-networks config` prints what is in force.
"""

import json
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


def _section(name: str) -> SettingsConfigDict:
    return SettingsConfigDict(env_prefix=f"THREE_NETWORKS_{name}", frozen=True)


class KafkaSettings(BaseSettings):
    """Where Kafka is and how to speak to it."""

    model_config = _section("KAFKA_")

    bootstrap: str = Field("127.0.0.1:9092", description="host:port, comma separated")
    security_protocol: str = Field("PLAINTEXT", description="PLAINTEXT, SSL, SASL_SSL …")
    sasl_mechanism: str | None = Field(None, description="for example SCRAM-SHA-512")
    username: str | None = None
    password: SecretStr | None = None
    ca_file: Path | None = Field(None, description="PEM file of the broker's authority")


class ClickHouseSettings(BaseSettings):
    """Where ClickHouse is, its users and the client's patience."""

    model_config = _section("CLICKHOUSE_")

    host: str = "127.0.0.1"
    port: int = 9000
    ingest_password: SecretStr = Field(
        SecretStr("ingest"), description="user `ingest`: writes landing, ledger, state"
    )
    dagster_password: SecretStr = Field(
        SecretStr("dagster"), description="user `dagster`: reads all, writes derived and reference"
    )
    reader_password: SecretStr = Field(
        SecretStr("reader"), description="user `reader`: SELECT on `api`, nothing else"
    )
    service_password: SecretStr = Field(
        SecretStr("service"), description="user `service`: SELECT on `api_service`, nothing else"
    )
    decision_password: SecretStr = Field(
        SecretStr("decision"),
        description="user `decision`: SELECT on `api_decision`, `api_service` and `api`",
    )
    connect_timeout_s: float = 5
    send_receive_timeout_s: float = Field(
        20, description="the driver's own default of 300 s hides a dead server"
    )


class WorkerSettings(BaseSettings):
    """How any worker reads, groups and retries."""

    group_id: str
    records_per_group: int = Field(
        28_000, ge=1, le=500_000, description="records put into one insert a table; bounds memory"
    )
    connections: int = Field(
        2, ge=1, le=16, description="connections on which the inserts of a group go abreast"
    )
    fetch_bytes: int = Field(
        512 << 10, description="most bytes one fetch takes from a partition; bounds memory"
    )
    session_timeout_s: float = Field(
        10, description="Kafka gives a silent worker's partitions away after this"
    )
    future_tolerance_s: float = Field(
        86_400, description="an event this far ahead of its Kafka timestamp is refused"
    )
    give_up_after_s: float = Field(
        600, description="how long ClickHouse or Kafka may be gone before the worker ends"
    )
    metrics_host: str = Field(
        "127.0.0.1", description="address of the Prometheus endpoint; 0.0.0.0 in a container"
    )
    metrics_port: int = Field(0, description="Prometheus endpoint; 0 takes a free port")


class LandingSettings(WorkerSettings):
    """How a landing worker groups, retries and judges."""

    model_config = _section("LANDING_")

    group_id: str = "landing"
    operator_dead_letter_share: float = Field(
        0.5, gt=0, le=1, description="beyond this share an operator is quarantined"
    )
    operator_dead_letter_window: int = Field(
        1000, description="records of an operator the share is judged on"
    )


class ProcessingSettings(WorkerSettings):
    """How a processing worker groups and retries."""

    model_config = _section("PROCESSING_")

    group_id: str = "processing"


_Section = TypeVar("_Section", bound=BaseSettings)


class Settings(BaseSettings):
    """All sections, the city's time zone and the folder that holds local data."""

    model_config = _section("")

    kafka: KafkaSettings = Field(default_factory=KafkaSettings)
    clickhouse: ClickHouseSettings = Field(default_factory=ClickHouseSettings)
    landing: LandingSettings = Field(default_factory=LandingSettings)
    processing: ProcessingSettings = Field(default_factory=ProcessingSettings)
    home: Path = Field(
        Path(".three-networks"), description="local data, logs and process files: one folder"
    )
    time_zone: str = Field(
        "Asia/Shanghai", description="a day is the city's day; stored times are UTC"
    )
    partitions: int = Field(4, ge=1, description="Kafka partitions of a topic")
    replication: int = Field(1, ge=1, description="Kafka replicas of a topic")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, OSError) as error:
            raise ValueError(f"no time zone {name!r}; names are like Asia/Shanghai") from error
        return name


def addresses_file(home: Path) -> Path:
    """Where a running local stack says which ports it took: `{"kafka": {…}, "clickhouse": {…}}`."""
    return home / "run" / "addresses.json"


def load_settings(home: Path | None = None) -> Settings:
    """The settings in force: environment, then the running local stack's addresses, then defaults.

    Raises:
        pydantic.ValidationError: a variable has a value of the wrong type; names the variable.
    """
    root = home or Settings().home
    file = addresses_file(root)
    found = json.loads(file.read_text()) if file.exists() else {}
    return Settings(
        home=root,
        kafka=_with_addresses(KafkaSettings, found.get("kafka", {})),
        clickhouse=_with_addresses(ClickHouseSettings, found.get("clickhouse", {})),
    )


def _with_addresses(section: type[_Section], found: dict[str, Any]) -> _Section:
    from_environment = section().model_fields_set
    return section(**{name: value for name, value in found.items() if name not in from_environment})
