"""The ClickHouse endpoint as a service: `stack.clickhouse` in a process of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clickhouse_driver.errors import Error

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from stack import ports
from stack.home import Home
from stack.process import running
from stack.service import Service, python_module

USUAL_PORT = 9000


def clickhouse_service(home: Home, port: int, settings: ClickHouseSettings) -> Service:
    """The endpoint at a port, with the passwords that the settings hold."""
    here = settings.model_copy(update={"host": ports.HOST, "port": port})
    folder, log = home.clickhouse, home.log("clickhouse")
    return Service(
        name="clickhouse",
        command=python_module(
            "stack.clickhouse",
            *("--data", str(folder), "--host", ports.HOST, "--port", str(port), "--log", str(log)),
        ),
        log=log,
        ready=lambda: ports.answers(port) and answers(here),
        address=f"{ports.HOST}:{port}",
        environment=_passwords(settings),
    )


def _passwords(settings: ClickHouseSettings) -> dict[str, str]:
    passwords = {
        "INGEST": settings.ingest_password,
        "DAGSTER": settings.dagster_password,
        "READER": settings.reader_password,
        "SERVICE": settings.service_password,
        "DECISION": settings.decision_password,
    }
    return {
        f"THREE_NETWORKS_CLICKHOUSE_{user}_PASSWORD": password.get_secret_value()
        for user, password in passwords.items()
    }


def answers(settings: ClickHouseSettings) -> bool:
    """Whether a query is answered, by the user and password that workers have."""
    try:
        with ClickHouse(settings, "ingest") as client:
            return client.rows("SELECT 1") == [(1,)]
    except (Error, OSError, EOFError):
        return False


@contextmanager
def running_clickhouse(home: Path) -> Iterator[ClickHouseSettings]:
    """A real endpoint on a free port, with its data below `home`, for as long as the block lasts.

    Raises:
        StackError: it does not start.
    """
    folder = Home.at(home)
    folder.prepare()
    settings = ClickHouseSettings(host=ports.HOST, port=ports.free_port())
    service = clickhouse_service(folder, settings.port, settings)
    with running(service, owner=str(folder.root)):
        yield settings
