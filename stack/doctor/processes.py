"""The supervisor, what it runs, and the ports that a start would take."""

from collections.abc import Iterator

from stack import ports
from stack.doctor.finding import Finding, of_error, well, wrong
from stack.errors import StackError
from stack.home import Home
from stack.kafka.broker import USUAL_PORT as KAFKA_PORT
from stack.leftovers import leftovers
from stack.services.clickhouse import USUAL_PORT as CLICKHOUSE_PORT
from stack.supervisor import demanded
from stack.supervisor.control import living_status
from stack.supervisor.status import ServiceStatus, Status


def check(home: Home) -> Iterator[Finding]:
    """Everything that was started runs; if nothing was, a start would find its ports."""
    try:
        status = living_status(home)
    except StackError as error:
        yield of_error(error)
        return
    if status is None:
        yield from _before_a_start(home)
    else:
        yield from _running(status)


def _running(status: Status) -> Iterator[Finding]:
    yield well(f"the supervisor runs (process {status.pid}, {status.phase})")
    for service in status.services:
        yield _service(service)


def _service(service: ServiceStatus) -> Finding:
    restarts = f", restarted {service.restarts} times" if service.restarts else ""
    if service.is_well:
        return well(f"{service.name} is {service.state}{restarts}")
    return wrong(
        f"{service.name}: {service.state}{restarts}; last: {service.last_exit or 'nothing'}",
        f"read {service.log}; it ended with: {' | '.join(service.last_lines[-3:])}",
    )


def _before_a_start(home: Home) -> Iterator[Finding]:
    if found := list(leftovers(str(home.root))):
        pids = ", ".join(str(process.pid) for process in found)
        yield wrong(f"left by a killed stack: processes {pids}", "`three-networks down` ends them")
    yield from _port("Kafka", KAFKA_PORT, demanded.kafka_port)
    yield from _port("ClickHouse", CLICKHOUSE_PORT, demanded.clickhouse_port)


def _port(service: str, usual: int, demand: demanded.Demand) -> Iterator[Finding]:
    try:
        port = ports.choose(service, usual, demand(None))
    except StackError as error:
        yield of_error(error)
        return
    yield well(port.note or f"port {port.number} is free for {service}")
