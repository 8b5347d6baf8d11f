"""`three-networks work process`: sessions, load, fusion and alerts from events, as they come."""

import os
import socket
from zoneinfo import ZoneInfo

import structlog

from connections.clickhouse import CLICKHOUSE, ClickHouse
from connections.kafka import EventProducer
from connections.logs import log_as_json
from connections.settings import Settings
from streams.delivery.app import build_app
from streams.delivery.delivery import Delivery
from streams.delivery.intake import Intake
from streams.delivery.kafka import KafkaFacts
from streams.delivery.metrics import Metrics
from streams.delivery.worker import Worker
from streams.processing.journal import StateJournal
from streams.processing.processing import Processing
from streams.processing.processor import Processor
from streams.processors import TOPICS, processors
from streams.register import load_register

log = structlog.get_logger(__name__)


def main(settings: Settings) -> None:
    """Run one processing worker until SIGTERM; several share the partitions."""
    log_as_json()
    chosen, name = settings.processing, f"{socket.gethostname()}-{os.getpid()}"
    metrics = Metrics()
    port = metrics.serve(chosen.metrics_host, chosen.metrics_port)
    log.info("worker.started", worker=name, topics=TOPICS, metrics_port=port)
    known = _processors(settings, name)
    journal = StateJournal(known)
    facts = KafkaFacts(settings.kafka, chosen.give_up_after_s)
    intake = Intake(_client(settings, name), facts, journal, chosen)
    delivery = Delivery(
        Processing(known, chosen.future_tolerance_s),
        intake,
        journal,
        [_client(settings, name)],
        EventProducer(settings.kafka, linger_ms=0),
        metrics,
        name,
        chosen.give_up_after_s,
    )
    app = build_app(settings, chosen, TOPICS)
    Worker(app, TOPICS, delivery, metrics, chosen).run()


def _processors(settings: Settings, worker: str) -> tuple[Processor, ...]:
    """With the register as it is now; a worker that is to know a later one is started again."""
    client, zone = _client(settings, worker), ZoneInfo(settings.time_zone)
    with client:
        register = CLICKHOUSE.retried(
            lambda: load_register(client, zone), settings.processing.give_up_after_s
        )
    return processors(register)


def _client(settings: Settings, worker: str) -> ClickHouse:
    return ClickHouse(settings.clickhouse, "ingest", comment=f"processing {worker}")
