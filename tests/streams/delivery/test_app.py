"""The settings of faust that delivery rests on."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from connections.settings import KafkaSettings, LandingSettings, Settings
from streams.delivery.app import build_app
from streams.delivery.records import RecordBatchScheduler


def configured(home: Path, **kafka: Any) -> Any:
    settings = Settings(
        home=home,
        kafka=KafkaSettings(bootstrap="k1:9092,k2:9092", **kafka),
        landing=LandingSettings(fetch_bytes=1_000_000, session_timeout_s=10),
    )
    return build_app(settings, settings.landing, ("charger", "dead-letters")).conf


def test_what_delivery_rests_on(tmp_path: Path) -> None:
    conf = configured(tmp_path)
    assert conf.id == "landing"
    assert [str(each) for each in conf.broker] == ["aiokafka://k1:9092", "aiokafka://k2:9092"]
    assert conf.broker_commit_every == 1_000_000
    assert conf.broker_commit_interval == 0.5
    assert conf.stream_buffer_maxsize == 32
    assert not conf.stream_wait_empty
    assert conf.consumer_auto_offset_reset == "earliest"
    assert conf.consumer_max_fetch_size == 1_000_000
    assert conf.topic_disable_leader
    assert not conf.topic_allow_declare
    assert not conf.web_enabled


def test_only_the_given_topics_are_handed_over_in_batches(tmp_path: Path) -> None:
    scheduler = configured(tmp_path).ConsumerScheduler
    assert issubclass(scheduler, RecordBatchScheduler)
    assert scheduler.topics == {"charger", "dead-letters"}


def test_a_dead_worker_loses_its_partitions_after_the_session(tmp_path: Path) -> None:
    conf = configured(tmp_path)
    assert (conf.broker_session_timeout, conf.broker_heartbeat_interval) == (10, 2)


def test_its_folder_is_made_in_a_home_where_nothing_ever_ran(tmp_path: Path) -> None:
    configured(tmp_path / "new")
    assert (tmp_path / "new" / "run" / "faust").is_dir()


def test_without_security_there_are_no_credentials(tmp_path: Path) -> None:
    assert configured(tmp_path).broker_credentials is None


@pytest.mark.parametrize(
    ("protocol", "mechanism", "kind"),
    [
        ("SSL", None, "SSLCredentials"),
        ("SASL_SSL", "SCRAM-SHA-512", "SASLCredentials"),
        ("SASL_PLAINTEXT", "SCRAM-SHA-512", "SASLCredentials"),
    ],
)
def test_security_reaches_the_consumer(
    tmp_path: Path, protocol: str, mechanism: str | None, kind: str
) -> None:
    credentials: Any = configured(
        tmp_path,
        security_protocol=protocol,
        sasl_mechanism=mechanism,
        username="landing",
        password=SecretStr("secret"),
    ).broker_credentials
    assert type(credentials).__name__ == kind
    assert credentials.protocol.value == protocol
    if mechanism:
        assert credentials.mechanism.value == mechanism
        assert (credentials.username, credentials.password) == ("landing", "secret")
