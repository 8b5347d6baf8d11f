"""Ports that the user demands, by an option or by the variable that clients follow."""

from collections.abc import Callable

from connections.settings import ClickHouseSettings, KafkaSettings
from stack.errors import StackError

Demand = Callable[[int | None], int | None]
_LOCAL = ("127.0.0.1", "localhost")


def kafka_port(option: int | None) -> int | None:
    """The port that Kafka must have.

    Raises:
        StackError: the environment sends clients to another machine or port.
    """
    settings = KafkaSettings()
    if "bootstrap" not in settings.model_fields_set:
        return option
    host, _, port = settings.bootstrap.partition(":")
    if host not in _LOCAL or not port.isdecimal():
        raise _elsewhere("THREE_NETWORKS_KAFKA_BOOTSTRAP", settings.bootstrap)
    return _agreed(option, int(port), "THREE_NETWORKS_KAFKA_BOOTSTRAP")


def clickhouse_port(option: int | None) -> int | None:
    """The port that ClickHouse must have.

    Raises:
        StackError: the environment sends clients to another machine or port.
    """
    settings = ClickHouseSettings()
    if settings.host not in _LOCAL:
        raise _elsewhere("THREE_NETWORKS_CLICKHOUSE_HOST", settings.host)
    if "port" not in settings.model_fields_set:
        return option
    return _agreed(option, settings.port, "THREE_NETWORKS_CLICKHOUSE_PORT")


def _agreed(option: int | None, variable: int, name: str) -> int:
    if option is not None and option != variable:
        raise StackError(
            f"the option asks for port {option} and {name} for {variable}", f"unset {name}"
        )
    return variable


def _elsewhere(name: str, value: str) -> StackError:
    return StackError(
        f"{name}={value} sends every client to another machine",
        "unset it to start local engines, or do without `up`",
    )
