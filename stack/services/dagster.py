"""Dagster's webserver and daemon as services, with their data in the home folder."""

from orchestration.instance import prepare
from stack import ports
from stack.home import Home
from stack.service import Service, python_module

USUAL_PORT = 3000
DEFINITIONS = "orchestration.definitions"


def dagster_services(home: Home, port: int) -> list[Service]:
    """The two processes that Dagster needs."""
    folder = prepare(home.root)
    environment = {"DAGSTER_HOME": str(folder), "THREE_NETWORKS_HOME": str(home.root)}
    webserver = Service(
        name="dagster-webserver",
        command=python_module(
            "dagster_webserver",
            *("-h", ports.HOST, "-p", str(port), "-m", DEFINITIONS),
        ),
        log=home.log("dagster-webserver"),
        ready=lambda: ports.answers(port),
        address=f"http://{ports.HOST}:{port}",
        environment=environment,
    )
    daemon = Service(
        name="dagster-daemon",
        command=python_module("dagster._daemon", "run", "-m", DEFINITIONS),
        log=home.log("dagster-daemon"),
        ready=lambda: True,
        environment=environment,
    )
    return [webserver, daemon]
