"""What passes by itself is tried again, for as long as someone is willing to wait."""

from collections.abc import Callable

import pytest
from clickhouse_driver.errors import ServerException
from confluent_kafka import KafkaError, KafkaException
from structlog.testing import capture_logs

from connections.clickhouse import CLICKHOUSE
from connections.kafka.errors import KAFKA
from connections.retries import Engine, UnreachableError

MARKER = "LSVAA4182E2184847"


def kafka(code: int) -> KafkaException:
    return KafkaException(KafkaError(code, MARKER))


def failing(*errors: Exception) -> Callable[[], str]:
    """Raises these in turn, and gives an answer then."""
    left = list(errors)

    def call() -> str:
        if left:
            raise left.pop(0)
        return "answer"

    return call


@pytest.mark.parametrize(
    ("engine", "errors", "expected"),
    [
        (
            CLICKHOUSE,
            (ServerException(MARKER, 252), EOFError(MARKER)),
            [("clickhouse.retry", "ServerException code 252"), ("clickhouse.retry", "EOFError")],
        ),
        (
            KAFKA,
            (kafka(KafkaError._TRANSPORT), kafka(KafkaError.LEADER_NOT_AVAILABLE)),
            [
                ("kafka.retry", "KafkaException _TRANSPORT"),
                ("kafka.retry", "KafkaException LEADER_NOT_AVAILABLE"),
            ],
        ),
    ],
    ids=["ClickHouse", "Kafka"],
)
def test_what_passes_by_itself_is_tried_again_and_logged_without_its_text(
    engine: Engine, errors: tuple[Exception, ...], expected: list[tuple[str, str]]
) -> None:
    with capture_logs() as logs:
        assert engine.retried(failing(*errors), 5) == "answer"
    assert [(line["event"], line["error"]) for line in logs] == expected


@pytest.mark.parametrize(
    ("engine", "error", "expected"),
    [
        (
            CLICKHOUSE,
            ServerException(MARKER, 241),
            "ClickHouse has refused for 0 s, last with ServerException code 241; "
            "see `three-networks doctor`",
        ),
        (
            KAFKA,
            kafka(KafkaError._ALL_BROKERS_DOWN),
            "Kafka has refused for 0 s, last with KafkaException _ALL_BROKERS_DOWN; "
            "see `three-networks doctor`",
        ),
    ],
    ids=["ClickHouse", "Kafka"],
)
def test_it_gives_up_after_the_time_given_and_names_the_doctor(
    engine: Engine, error: Exception, expected: str
) -> None:
    with pytest.raises(UnreachableError) as given_up:
        engine.retried(failing(*[error] * 50), 0.25)
    assert str(given_up.value) == expected
    assert given_up.value.__cause__ is error


@pytest.mark.parametrize(
    ("engine", "error"),
    [
        (CLICKHOUSE, ServerException("no such table", 60)),
        (KAFKA, kafka(KafkaError.UNKNOWN_TOPIC_OR_PART)),
        (KAFKA, kafka(KafkaError.SASL_AUTHENTICATION_FAILED)),
        (KAFKA, kafka(KafkaError.TOPIC_AUTHORIZATION_FAILED)),
        (KAFKA, ValueError()),
    ],
    ids=["no table", "no topic", "wrong password", "not allowed", "a fault of ours"],
)
def test_what_does_not_pass_by_itself_is_raised_at_once(engine: Engine, error: Exception) -> None:
    with capture_logs() as logs, pytest.raises(type(error)) as raised:
        engine.retried(failing(error), 5)
    assert raised.value is error
    assert logs == []
