"""A webhook as a process of its own, at a real broker."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from schemas.contract import declared
from schemas.events.alert import Alert
from tests.gateways.webhook.receiving import Receiver
from tests.schemas.examples import ALERT, T, on_wire

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@contextmanager
def webhook(
    home: Path, kafka: KafkaSettings, receiver: Receiver
) -> Iterator["subprocess.Popen[bytes]"]:
    """`three-networks gateway webhook` until the block ends; its log is `<home>/webhook.log`."""
    own = {
        "THREE_NETWORKS_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "THREE_NETWORKS_GATEWAY_WEBHOOK_URL": f"http://127.0.0.1:{receiver.port}/alerts",
        "THREE_NETWORKS_GATEWAY_WEBHOOK_SECRET": SECRET,
        "THREE_NETWORKS_GATEWAY_WEBHOOK_GROUP_ID": home.name,
        "THREE_NETWORKS_GATEWAY_WEBHOOK_ANSWER_WITHIN_S": "2",
    }
    command = [sys.executable, "-m", "stack.cli", "--home", str(home), "gateway", "webhook"]
    with (
        (home / "webhook.log").open("ab") as log,
        subprocess.Popen(command, stderr=log, env=os.environ | own) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def send_steps(kafka: KafkaSettings, causes: int, steps: int) -> list[str]:
    """Alerts that each cause says one after another; returns their ids."""
    producer, ids = EventProducer(kafka), []
    for step in range(steps):
        for cause in range(causes):
            ids.append(f"{cause}-{step}")
            wire = on_wire(ALERT, event_id=ids[-1], cause=f"test/{cause}", event_time=T + step)
            producer.send(declared(Alert), msgspec.json.decode(wire, type=Alert))
    producer.flush()
    return ids
