"""`three-networks work land`: lands every topic that a contract names."""

import os
import socket

import structlog

from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer
from connections.logs import log_as_json
from connections.settings import Settings
from schemas import contracts, landed_topics
from streams.delivery.app import build_app
from streams.delivery.delivery import Delivery
from streams.delivery.intake import Intake
from streams.delivery.kafka import KafkaFacts
from streams.delivery.ledger import Ledger
from streams.delivery.metrics import Metrics
from streams.delivery.worker import Worker
from streams.landing.landing import Landing

log = structlog.get_logger(__name__)


def main(settings: Settings) -> None:
    """Run one landing worker until SIGTERM; several share the partitions."""
    log_as_json()
    name = f"{socket.gethostname()}-{os.getpid()}"
    names = tuple(each.name for each in landed_topics())
    metrics = Metrics()
    port = metrics.serve(settings.landing.metrics_host, settings.landing.metrics_port)
    log.info("worker.started", worker=name, topics=names, metrics_port=port)
    patience = settings.landing.give_up_after_s
    landing = Landing(contracts(), settings.landing)
    metrics.quarantined.set_function(lambda: len(landing.quarantine.quarantined))
    facts = KafkaFacts(settings.kafka, patience)
    journal = Ledger(landing.tables)
    intake = Intake(_client(settings, name), facts, journal, settings.landing)
    delivery = Delivery(
        landing,
        intake,
        journal,
        [_client(settings, name) for _ in range(settings.landing.connections)],
        EventProducer(settings.kafka, linger_ms=0),
        metrics,
        name,
        patience,
    )
    app = build_app(settings, settings.landing, names)
    Worker(app, names, delivery, metrics, settings.landing).run()


def _client(settings: Settings, worker: str) -> ClickHouse:
    return ClickHouse(settings.clickhouse, "ingest", comment=f"landing {worker}")
