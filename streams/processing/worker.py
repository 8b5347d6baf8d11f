"""`three-networks work process`: sessions, load, fusion and alerts from events, as they come."""

import os
import socket
from zoneinfo import ZoneInfo

import structlog

from connections.clickhouse import ClickHouse
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
from streams.processing.rereading import Rereading
from streams.processors import TOPICS, processors
from streams.register import Register

log = structlog.get_logger(__name__)


def main(settings: Settings) -> None:
    """Run one processing worker until SIGTERM; several share the partitions."""
    log_as_json()
    chosen, name = settings.processing, f"{socket.gethostname()}-{os.getpid()}"
    metrics = Metrics()
    port = metrics.serve(chosen.metrics_host, chosen.metrics_port)
    log.info("worker.started", worker=name, topics=TOPICS, metrics_port=port)
    register = Register(ZoneInfo(settings.time_zone))
    known = processors(register)
    processing = Processing(known, chosen.future_tolerance_s)
    journal = StateJournal(known)
    facts = KafkaFacts(settings.kafka, chosen.give_up_after_s)
    intake = Intake(_client(settings, name), facts, journal, chosen)
    delivery = Delivery(
        Rereading(processing, register, _client(settings, name), chosen.give_up_after_s),
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


def _client(settings: Settings, worker: str) -> ClickHouse:
    return ClickHouse(settings.clickhouse, "ingest", comment=f"processing {worker}")
