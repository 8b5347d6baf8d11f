"""The platform under test: broker, endpoint, proxy and workers, each a process that may be hurt."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer
from connections.settings import (
    ClickHouseSettings,
    KafkaSettings,
    LandingSettings,
    ProcessingSettings,
    Settings,
)
from schemas import topics
from stack import ports
from stack.home import Home
from stack.kafka.broker import kafka_service
from stack.service import Service
from stack.services.clickhouse import clickhouse_service
from stack.services.workers import LANDING, WorkerKind, worker_services
from tests.faults.harness import groundwork, members
from tests.faults.harness.events import TOPICS, Made
from tests.faults.harness.journal import Journal, JournalWriter, joined, read_journal
from tests.faults.harness.load import Load
from tests.faults.harness.proxy import Proxy
from tests.faults.harness.server import Ending, Server, ending_of

PARTITIONS = 4
SESSION_TIMEOUT_S = 6


class City:
    """One platform. Workers reach the endpoint through the proxy, the harness directly."""

    def __init__(self, home: Home, proxy: Proxy, settings: Settings) -> None:
        self.home = home
        self.proxy = proxy
        self.settings = settings
        self.kafka = self._server(self._kafka_service)
        self.clickhouse = self._server(self._clickhouse_service)
        self.kind = LANDING
        self.workers: list[Server] = []
        self.extra_environment: dict[str, str] = {}
        self._loads: list[Load] = []
        self._journals: list[tuple[dict[str, int], Path]] = []
        self.lives: dict[str, list[UUID]] = {}
        self._produced = 0
        self._worker_number = 0
        self._began_ms = time.time_ns() // 1_000_000

    def by_life(self) -> dict[UUID, tuple[str, int]]:
        """Topic and epoch by Kafka's id."""
        return {
            life: (topic, epoch)
            for topic, lives in self.lives.items()
            for epoch, life in enumerate(lives)
        }

    def client(self) -> ClickHouse:
        """A connection that does not pass the proxy."""
        return ClickHouse(self.settings.clickhouse, "ingest", comment="faults")

    def renew(self, merged: bool = False, kind: WorkerKind = LANDING) -> None:
        """Begin anew, for workers of a kind: none yet, empty topics, empty tables, a group without
        offsets."""
        self.end_processes()
        self.kind = kind
        self.proxy.heal()
        self.extra_environment = {}
        with self.client() as client:
            groundwork.renew_tables(client, merged)
        groundwork.renew_topics(self.settings, topics())
        groups = {
            name: getattr(self.settings, name).model_copy(
                update={"group_id": f"{name}-{time.time_ns()}"}
            )
            for name in ("landing", "processing")
        }
        self.settings = self.settings.model_copy(update=groups)
        self._loads, self._journals, self.lives = [], [], {}
        self.note_lives()

    def note_lives(self) -> None:
        """Take note of topics that were made anew; what is produced from now on belongs to them."""
        for topic in TOPICS:
            known = self.lives.setdefault(topic.name, [])
            present = groundwork.present_life(self.settings, topic)
            if present not in known:
                known.append(present)

    def add_worker(self) -> Server:
        """Start one worker more."""
        worker = self.new_worker()
        worker.start()
        return worker

    def new_worker(self) -> Server:
        """One worker more, not started yet."""
        self._worker_number += 1
        kind, name = self.kind, f"{self.kind.name}-{self._worker_number}"
        worker = self._server(lambda: self._worker_service(kind, name))
        self.workers.append(worker)
        return worker

    def add_workers(self, count: int) -> None:
        """Start so many workers more; returns when they share the partitions."""
        for _ in range(count):
            self.add_worker()
        members.await_stable(self.settings, self.kind, len(self.workers))

    def revive(self) -> list[Ending]:
        """Start the workers that have ended, as a supervisor would; returns how they ended."""
        ended = [each for each in self.workers if not each.alive]
        endings = [ending_of(each) for each in ended]
        for worker in ended:
            worker.start()
        return endings

    def produce(self, events: int, rate: float = 0) -> Load:
        """Produce that many events more, in the background."""
        load = Load(self.home, self._environment(), f"producer-{len(self._journals)}")
        self._loads.append(load)
        self._journals.append((self._epochs(), load.journal))
        load.start(self._began_ms, self._produced, events, rate)
        self._produced += events
        return load

    def send_bad(self, record: Made) -> None:
        """Produce one record that landing must refuse."""
        journal = self.home.root / f"by-hand-{len(self._journals)}.journal"
        self._journals.append((self._epochs(), journal))
        with journal.open("wb") as file:
            note = partial(JournalWriter(file).note, record.digest, True)
            producer = EventProducer(self.settings.kafka, reports=True)
            producer.send_raw(record.topic, record.value, record.key, record.headers, note)
            producer.flush()

    def acknowledged(self) -> Journal:
        """What the producers know that Kafka has."""
        return joined([read_journal(file, epochs) for epochs, file in self._journals])

    def _epochs(self) -> dict[str, int]:
        return {topic: len(lives) - 1 for topic, lives in self.lives.items()}

    def end_processes(self) -> None:
        """Kill workers and producers."""
        for worker in self.workers:
            worker.kill()
        for load in self._loads:
            load.kill()
        for _, journal in self._journals:
            journal.unlink(missing_ok=True)
        self.workers = []

    def _server(self, describe: Callable[[], Service]) -> Server:
        return Server(describe, owner=str(self.home.root))

    def _kafka_service(self) -> Service:
        return kafka_service(self.home, int(self.settings.kafka.bootstrap.rpartition(":")[2]))

    def _clickhouse_service(self) -> Service:
        settings = self.settings.clickhouse
        return clickhouse_service(self.home, settings.port, settings)

    def _worker_service(self, kind: WorkerKind, name: str) -> Service:
        service = worker_services(self.home, kind, 1)[0]
        environment = {**service.environment, **self._environment(), **self.extra_environment}
        return replace(service, name=name, log=self.home.log(name), environment=environment)

    def _environment(self) -> dict[str, str]:
        landing, processing = self.settings.landing, self.settings.processing
        return {
            "THREE_NETWORKS_HOME": str(self.home.root),
            "THREE_NETWORKS_KAFKA_BOOTSTRAP": self.settings.kafka.bootstrap,
            "THREE_NETWORKS_CLICKHOUSE_HOST": ports.HOST,
            "THREE_NETWORKS_CLICKHOUSE_PORT": str(self.proxy.port),
            "THREE_NETWORKS_CLICKHOUSE_SEND_RECEIVE_TIMEOUT_S": "5",
            "THREE_NETWORKS_LANDING_GROUP_ID": landing.group_id,
            "THREE_NETWORKS_LANDING_SESSION_TIMEOUT_S": str(landing.session_timeout_s),
            "THREE_NETWORKS_PROCESSING_GROUP_ID": processing.group_id,
            "THREE_NETWORKS_PROCESSING_SESSION_TIMEOUT_S": str(processing.session_timeout_s),
        }


@contextmanager
def running_city(root: Path, merged: bool = False) -> Iterator[City]:
    """A platform with topics and empty tables and no worker, gone when the block ends."""
    home = Home.at(root)
    home.prepare()
    settings = Settings(
        home=home.root,
        kafka=KafkaSettings(bootstrap=f"{ports.HOST}:{ports.free_port()}"),
        clickhouse=ClickHouseSettings(host=ports.HOST, port=ports.free_port()),
        landing=LandingSettings(session_timeout_s=SESSION_TIMEOUT_S),
        processing=ProcessingSettings(session_timeout_s=SESSION_TIMEOUT_S),
        partitions=PARTITIONS,
    )
    with Proxy(settings.clickhouse.port) as proxy:
        city = City(home, proxy, settings)
        try:
            city.kafka.launch()
            city.clickhouse.start()
            city.kafka.await_ready()
            city.renew(merged)
            yield city
        finally:
            city.end_processes()
            city.kafka.kill()
            city.clickhouse.kill()
            shutil.rmtree(home.kafka, ignore_errors=True)
            shutil.rmtree(home.clickhouse, ignore_errors=True)
