"""A worker as a process of its own, and what it says of itself."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from prometheus_client.parser import text_string_to_metric_families

from connections.settings import ClickHouseSettings, KafkaSettings
from stack import ports
from stack.process import running
from stack.service import Service, python_module
from stack.services.workers import LANDING, WorkerKind

PATIENCE_S = 60


@dataclass(frozen=True)
class RunningWorker:
    """Its port for metrics and its log."""

    port: int
    log: Path

    def metric(self, name: str, *labels: str) -> dict[tuple[str, ...], float]:
        """The samples of a metric by the values of these labels."""
        with urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=10) as answer:
            families = text_string_to_metric_families(answer.read().decode())
        return {
            tuple(sample.labels[label] for label in labels): sample.value
            for family in families
            for sample in family.samples
            if sample.name == f"three_networks_{name}"
        }

    def wait_for(self, name: str, labels: tuple[str, ...], expected: Mapping[Any, float]) -> None:
        """Wait until a metric is as expected.

        Raises:
            AssertionError: it is not after a minute; shows what it is.
        """
        end = time.monotonic() + PATIENCE_S
        while (found := self.metric(name, *labels)) != expected:
            assert time.monotonic() < end, f"{name} is {found}, not {expected}"
            time.sleep(0.05)


def log_lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines()]


@contextmanager
def running_worker(
    home: Path,
    kafka: KafkaSettings,
    clickhouse: ClickHouseSettings,
    group: str,
    kind: WorkerKind = LANDING,
) -> Iterator[RunningWorker]:
    """`three-networks work …` for as long as the block lasts; SIGTERM at its end."""
    worker = RunningWorker(ports.free_port(), home / f"{group}.log")
    service = Service(
        name=kind.name,
        command=python_module("stack.cli", "work", kind.verb),
        log=worker.log,
        ready=lambda: ports.answers(worker.port),
        address=f"127.0.0.1:{worker.port}",
        environment={
            "THREE_NETWORKS_HOME": str(home),
            "THREE_NETWORKS_KAFKA_BOOTSTRAP": kafka.bootstrap,
            "THREE_NETWORKS_CLICKHOUSE_PORT": str(clickhouse.port),
            f"THREE_NETWORKS_{kind.name.upper()}_GROUP_ID": group,
            f"THREE_NETWORKS_{kind.name.upper()}_METRICS_PORT": str(worker.port),
        },
        stop_within_s=20,
    )
    with running(service, owner=str(home)):
        yield worker
