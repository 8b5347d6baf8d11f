"""Workers as services; the Prometheus endpoint of each tells that it is ready."""

from dataclasses import dataclass

from stack import ports
from stack.home import Home
from stack.service import Service, python_module


@dataclass(frozen=True)
class WorkerKind:
    """A kind of worker: the section of its settings, and `work …` that runs it."""

    name: str
    verb: str


LANDING = WorkerKind("landing", "land")
PROCESSING = WorkerKind("processing", "process")


def worker_services(home: Home, kind: WorkerKind, count: int) -> list[Service]:
    """So many workers of a kind."""
    return [_worker(home, kind, number) for number in range(1, count + 1)]


def preparation(home: Home) -> Service:
    """Makes the schema and the topics that workers need; ends when that is done."""
    return Service(
        name="prepare",
        command=python_module("stack.cli", "prepare"),
        log=home.log("prepare"),
        ready=lambda: False,
        environment={"THREE_NETWORKS_HOME": str(home.root)},
        once=True,
    )


def _worker(home: Home, kind: WorkerKind, number: int) -> Service:
    port = ports.free_port()
    name = f"{kind.name}-{number}"
    return Service(
        name=name,
        command=python_module("stack.cli", "work", kind.verb),
        log=home.log(name),
        ready=lambda: ports.answers(port),
        address=f"http://{ports.HOST}:{port}/metrics",
        environment={
            "THREE_NETWORKS_HOME": str(home.root),
            f"THREE_NETWORKS_{kind.name.upper()}_METRICS_PORT": str(port),
        },
        stop_within_s=20,
    )
