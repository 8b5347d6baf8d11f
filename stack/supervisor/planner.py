"""Turns what `up` was asked for into a plan."""

from connections.settings import load_settings
from stack import ports
from stack.home import Home
from stack.kafka import broker
from stack.ports import Port
from stack.services import clickhouse, dagster, workers
from stack.supervisor import demanded
from stack.supervisor.options import Options
from stack.supervisor.plan import Plan


def make_plan(home: Home, options: Options) -> Plan:
    """Choose the ports and prepare the data folders.

    Raises:
        StackError: a demanded port is taken, or a data folder is of another version.
    """
    chosen = _ports(options)
    numbers = {name: port.number for name, port in chosen.items()}
    engines = [
        broker.kafka_service(home, numbers["kafka"]),
        clickhouse.clickhouse_service(
            home, numbers["clickhouse"], load_settings(home.root).clickhouse
        ),
    ]
    stages = [engines]
    if options.workers or options.processors:
        stages.append([workers.preparation(home)])
    stages.append(
        [
            *workers.worker_services(home, workers.LANDING, options.workers),
            *workers.worker_services(home, workers.PROCESSING, options.processors),
        ]
    )
    if options.dagster:
        stages[-1] += dagster.dagster_services(home, numbers["dagster"])
    return Plan(stages, _addresses(numbers), [port.note for port in chosen.values() if port.note])


def _ports(options: Options) -> dict[str, Port]:
    kafka = demanded.kafka_port(options.kafka_port)
    native = demanded.clickhouse_port(options.clickhouse_port)
    chosen = {
        "kafka": ports.choose("Kafka", broker.USUAL_PORT, kafka),
        "clickhouse": ports.choose("ClickHouse", clickhouse.USUAL_PORT, native),
    }
    if options.dagster:
        chosen["dagster"] = ports.choose("Dagster", dagster.USUAL_PORT, options.dagster_port)
    return chosen


def _addresses(numbers: dict[str, int]) -> dict[str, dict[str, str | int]]:
    """By section and field of the settings, so that these can be filled from it."""
    addresses: dict[str, dict[str, str | int]] = {
        "kafka": {"bootstrap": f"{ports.HOST}:{numbers['kafka']}"},
        "clickhouse": {"host": ports.HOST, "port": numbers["clickhouse"]},
    }
    if "dagster" in numbers:
        addresses["dagster"] = {"url": f"http://{ports.HOST}:{numbers['dagster']}"}
    return addresses
