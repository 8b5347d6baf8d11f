"""Workers as services; the Prometheus endpoint of each tells that it is ready."""

from stack import ports
from stack.home import Home
from stack.service import Service, python_module


def worker_services(home: Home, count: int) -> list[Service]:
    """So many workers of `work land`."""
    return [_landing_worker(home, number) for number in range(1, count + 1)]


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


def _landing_worker(home: Home, number: int) -> Service:
    port = ports.free_port()
    name = f"landing-{number}"
    return Service(
        name=name,
        command=python_module("stack.cli", "work", "land"),
        log=home.log(name),
        ready=lambda: ports.answers(port),
        address=f"http://{ports.HOST}:{port}/metrics",
        environment={
            "THREE_NETWORKS_HOME": str(home.root),
            "THREE_NETWORKS_LANDING_METRICS_PORT": str(port),
        },
        stop_within_s=20,
    )
