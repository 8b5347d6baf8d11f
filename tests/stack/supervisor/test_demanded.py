"""Ports that the user demands."""

import pytest

from stack.errors import StackError
from stack.supervisor import demanded


def test_nothing_is_demanded_by_default() -> None:
    assert demanded.kafka_port(None) is None
    assert demanded.clickhouse_port(None) is None


def test_a_variable_that_clients_follow_demands_its_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREE_NETWORKS_KAFKA_BOOTSTRAP", "localhost:19092")
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", "19000")
    assert demanded.kafka_port(None) == 19092
    assert demanded.clickhouse_port(None) == 19000


def test_an_option_against_the_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_PORT", "19000")
    with pytest.raises(StackError, match="asks for port 9000") as refused:
        demanded.clickhouse_port(9000)
    assert refused.value.remedy == "unset THREE_NETWORKS_CLICKHOUSE_PORT"


@pytest.mark.parametrize("bootstrap", ["kafka.example:9092", "127.0.0.1:9092,127.0.0.1:9093"])
def test_clients_sent_elsewhere_would_not_find_a_local_kafka(
    monkeypatch: pytest.MonkeyPatch, bootstrap: str
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_KAFKA_BOOTSTRAP", bootstrap)
    with pytest.raises(StackError, match="another machine"):
        demanded.kafka_port(None)


def test_clients_sent_elsewhere_would_not_find_a_local_clickhouse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("THREE_NETWORKS_CLICKHOUSE_HOST", "clickhouse.example")
    with pytest.raises(StackError, match="another machine"):
        demanded.clickhouse_port(None)
