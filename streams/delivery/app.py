"""The faust app of a worker, with the settings that its delivery rests on."""

import logging
import ssl
from typing import Any

import faust
from faust.auth import SASLCredentials, SSLCredentials

from connections.settings import KafkaSettings, Settings, WorkerSettings
from streams.delivery.commits import BatchApp
from streams.delivery.corrupt import stop_at_corrupt_batches
from streams.delivery.records import batches_of


def build_app(settings: Settings, worker: WorkerSettings, topics: tuple[str, ...]) -> faust.App:
    """A faust app that reads `topics` in record batches and commits by time.

    Each value here was measured or has a reason:

    - commits by time only: one after so many acks would be waited for between two batches.
    - `stream_buffer_maxsize`: counts batches; a paused partition comes back at 40 % of it, which a
      small queue never reaches, so memory is bounded by `broker_max_poll_records` instead.
    - `stream_wait_empty=False`: what is not stored is not acked, so there is nothing to wait for.
    - no tables, no leader topic, no declared topics: state lives in ClickHouse.
    """
    folder = settings.home / "run" / "faust"
    folder.mkdir(parents=True, exist_ok=True)  # faust makes the last part only
    stop_at_corrupt_batches(worker.group_id)
    # faust logs under the module of its app class.
    logging.getLogger(BatchApp.__module__).setLevel(logging.WARNING)
    return BatchApp(
        worker.group_id,
        broker=[f"aiokafka://{each}" for each in settings.kafka.bootstrap.split(",")],
        broker_credentials=_credentials(settings.kafka),
        broker_commit_every=1_000_000,
        broker_commit_interval=0.5,
        broker_heartbeat_interval=worker.session_timeout_s / 5,
        broker_max_poll_records=3_000,
        broker_rebalance_timeout=worker.session_timeout_s,
        broker_session_timeout=worker.session_timeout_s,
        datadir=str(folder),
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=worker.fetch_bytes,
        ConsumerScheduler=batches_of(topics),
        key_serializer="raw",
        value_serializer="raw",
        store="memory://",
        stream_buffer_maxsize=32,
        stream_wait_empty=False,
        table_standby_replicas=0,
        topic_allow_declare=False,
        topic_disable_leader=True,
        topic_partitions=settings.partitions,
        web_enabled=False,
    )


def _credentials(settings: KafkaSettings) -> Any:
    if settings.security_protocol == "PLAINTEXT":
        return None
    context = ssl.create_default_context(cafile=settings.ca_file)
    if not settings.sasl_mechanism:
        return SSLCredentials(context)
    password = settings.password.get_secret_value() if settings.password else None
    return SASLCredentials(
        mechanism=settings.sasl_mechanism,
        username=settings.username,
        password=password,
        ssl_context=context if settings.security_protocol == "SASL_SSL" else None,
    )
