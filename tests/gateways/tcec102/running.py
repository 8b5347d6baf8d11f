"""The receiver as a process of its own, at a free port, and what Kafka has of it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from confluent_kafka import TopicPartition

from connections.kafka import consumer
from connections.settings import KafkaSettings
from gateways.tcec102.client import Client
from schemas import Event, Topic, contracts
from tests.gateways.tcec102.examples import OPERATOR

STARTS_WITHIN_S = 60


@dataclass(frozen=True)
class Gateway:
    """A running receiver.

    Attributes:
        output: file of all that it has written to its standard streams.
    """

    process: "subprocess.Popen[bytes]"
    port: int
    metrics_port: int
    output: Path

    def client(self) -> Client:
        """Speaks for the operator that the receiver knows."""
        return Client(f"http://127.0.0.1:{self.port}/evcs/v1.0", OPERATOR)


@contextmanager
def gateway(home: Path, bootstrap: str, **settings: str) -> Iterator[Gateway]:
    """`three-networks gateway tcec102` until the block ends."""
    operators = home / "operators.toml"
    secrets = msgspec.toml.encode({"operators": [OPERATOR]})
    operators.touch(mode=0o600)
    operators.write_bytes(secrets)
    own = {"OPERATORS_FILE": str(operators), "PORT": "0"} | settings
    environment = {f"THREE_NETWORKS_GATEWAY_TCEC102_{name}": each for name, each in own.items()}
    output = home / "output.log"
    with (
        output.open("wb") as stream,
        subprocess.Popen(
            [sys.executable, "-m", "stack.cli", "--home", str(home), "gateway", "tcec102"],
            stdout=stream,
            stderr=stream,
            env=os.environ | environment | {"THREE_NETWORKS_KAFKA_BOOTSTRAP": bootstrap},
        ) as process,
    ):
        try:
            told = _started(output, process)
            yield Gateway(process, told["port"], told["metrics_port"], output)
        finally:
            process.terminate()


def _started(output: Path, process: "subprocess.Popen[bytes]") -> dict[str, Any]:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        for line in output.read_text().splitlines(keepends=True):
            if line.endswith("\n") and "gateway.started" in line:
                return dict(json.loads(line))
        time.sleep(0.05)
    raise AssertionError(output.read_text())


def events_in(settings: KafkaSettings, topic: Topic) -> list[Event]:
    """All events of a topic of one partition, decoded by their contracts."""
    decoders: dict[Any, type[Event]] = {
        each.wire_type.encode(): each.struct for each in contracts()
    }
    reading = consumer(settings, "reads-all")
    try:
        _, end = reading.get_watermark_offsets(TopicPartition(topic.name, 0))
        reading.assign([TopicPartition(topic.name, 0, 0)])
        messages = [reading.consume(1, timeout=20)[0] for _ in range(end)]
    finally:
        reading.close()
    return [
        msgspec.json.decode(
            each.value() or b"", type=decoders[dict(each.headers() or ())["ce_type"]]
        )
        for each in messages
    ]
