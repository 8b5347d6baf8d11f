"""Kafka as a service: prepared, described, and, for tests, run."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from connections.settings import KafkaSettings
from stack import ports
from stack.home import Home
from stack.kafka.jars import missing_jars
from stack.kafka.java import broker_command
from stack.kafka.properties import server_properties
from stack.kafka.quiet import answers
from stack.kafka.storage import prepare_folder
from stack.process import running
from stack.service import Service

USUAL_PORT = 9092


@dataclass(frozen=True)
class KafkaAddress:
    """Where a broker listens, and the process that does."""

    port: int
    pid: int

    @property
    def bootstrap(self) -> str:
        return f"{ports.HOST}:{self.port}"


def kafka_service(home: Home, port: int) -> Service:
    """Make the broker ready to start: jars, storage, settings.

    Raises:
        StackError: the jars cannot be had, or another version made the data folder.
    """
    if missing_jars():
        # Not needed but once, and slow to import.
        from stack.kafka.download import fetch_jars

        fetch_jars()
    data = prepare_folder(home.kafka)
    properties = home.kafka / "server.properties"
    text = server_properties(data, port, controller_port=ports.free_port())
    properties.write_text(text, encoding="utf-8")
    here = KafkaSettings(bootstrap=f"{ports.HOST}:{port}")
    return Service(
        name="kafka",
        command=broker_command(properties),
        log=home.log("kafka"),
        ready=lambda: ports.answers(port) and answers(here),
        address=here.bootstrap,
    )


@contextmanager
def running_kafka(home: Path) -> Iterator[KafkaAddress]:
    """A real broker on a free port, with its data below `home`, for as long as the block lasts.

    Raises:
        StackError: it cannot be prepared or does not start.
    """
    folder = Home.at(home)
    folder.prepare()
    port = ports.free_port()
    with running(kafka_service(folder, port), owner=str(folder.root)) as process:
        yield KafkaAddress(port, process.pid)
