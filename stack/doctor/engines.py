"""Kafka and ClickHouse, wherever the settings say they are."""

from collections.abc import Iterator
from typing import get_args

from clickhouse_driver.errors import Error, ServerException
from confluent_kafka import KafkaException

from connections.clickhouse import ClickHouse, User
from connections.settings import ClickHouseSettings, Settings
from stack.doctor.finding import Finding, well, wrong
from stack.kafka.quiet import quiet_admin

_PATIENCE_S = 5
_AUTHENTICATION_FAILED = 516
_START = "start it with `three-networks up`, or correct the address"


def check_kafka(settings: Settings) -> Finding:
    """A broker answers."""
    bootstrap = settings.kafka.bootstrap
    try:
        quiet_admin(settings.kafka).list_topics(timeout=_PATIENCE_S)
    except KafkaException as error:
        reason = error.args[0].str()
        return wrong(
            f"Kafka does not answer at {bootstrap} ({reason})",
            f"{_START} THREE_NETWORKS_KAFKA_BOOTSTRAP",
        )
    return well(f"Kafka answers at {bootstrap}")


def check_clickhouse(settings: Settings) -> Iterator[Finding]:
    """Each of the users is let in; without an answer the first one speaks for all."""
    for user in get_args(User):
        finding = _log_in(settings.clickhouse, user)
        yield finding
        if not finding.well and "does not answer" in finding.what:
            return


def _log_in(settings: ClickHouseSettings, user: User) -> Finding:
    address = f"{settings.host}:{settings.port}"
    try:
        with ClickHouse(settings, user) as client:
            client.rows("SELECT 1")
    except ServerException as error:
        if error.code == _AUTHENTICATION_FAILED:
            variable = f"THREE_NETWORKS_CLICKHOUSE_{user.upper()}_PASSWORD"
            return wrong(
                f"ClickHouse refuses the password of user {user}",
                f"set {variable} as it was when ClickHouse was started",
            )
        return wrong(f"ClickHouse refuses user {user}: code {error.code}", "read its log")
    except (Error, OSError, EOFError) as error:
        return wrong(
            f"ClickHouse does not answer at {address} ({type(error).__name__})",
            f"{_START} THREE_NETWORKS_CLICKHOUSE_HOST and _PORT",
        )
    return well(f"ClickHouse answers user {user} at {address}")
