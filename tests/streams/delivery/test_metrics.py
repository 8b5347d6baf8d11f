"""What a worker says of itself."""

from urllib.request import urlopen

from streams.delivery.applied import Applied, Entry
from streams.delivery.metrics import Metrics
from streams.delivery.records import Partition
from tests.schemas.examples import T
from tests.streams.given import CHARGER_0

CHARGER_1 = Partition("charger", 1)


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"three_networks_{name}", labels)


def stored(metrics: Metrics, *entries: Entry) -> None:
    metrics.stored(Applied(entries=list(entries)))


def test_events_bytes_and_dead_letters_add_up_over_partitions_and_groups() -> None:
    metrics = Metrics()
    for _ in range(2):
        stored(
            metrics,
            Entry(CHARGER_0, 0, 3, {"charger.meter": 2, "charger.status": 1}, 1, 400, T),
            Entry(CHARGER_1, 0, 1, {"charger.meter": 2}, 0, 200, T),
        )
    assert value(metrics, "events_total", topic="charger", type="charger.meter") == 8
    assert value(metrics, "events_total", topic="charger", type="charger.status") == 2
    assert value(metrics, "bytes_total", topic="charger") == 1200
    assert value(metrics, "dead_letters_total", topic="charger") == 2


def test_freshness_is_that_of_the_newest_event_whatever_partition_it_is_in() -> None:
    metrics = Metrics()
    stored(
        metrics,
        Entry(CHARGER_0, 0, 0, {}, 0, 0, T + 5_000),
        Entry(CHARGER_1, 0, 0, {}, 0, 0, T),
        Entry(CHARGER_1, 1, 1, {}, 1, 0, newest_event_time=0),
    )
    newest = value(metrics, "newest_event_timestamp_seconds", topic="charger")
    assert newest == T / 1000 + 5


def test_lag_and_commit_distance_are_counted_in_records() -> None:
    metrics = Metrics()
    metrics.standing(CHARGER_0, stored=9, end=15, committed=8)
    assert value(metrics, "lag_records", topic="charger", partition="0") == 5
    assert value(metrics, "commit_distance_records", topic="charger", partition="0") == 2


def test_a_partition_that_stands_at_its_end() -> None:
    metrics = Metrics()
    metrics.standing(CHARGER_0, stored=9, end=10, committed=10)
    assert value(metrics, "lag_records", topic="charger", partition="0") == 0
    assert value(metrics, "commit_distance_records", topic="charger", partition="0") == 0


def test_partitions_of_others_are_not_reported() -> None:
    metrics = Metrics()
    metrics.standing(CHARGER_0, stored=9, end=10, committed=10)
    metrics.forget_standings()
    assert value(metrics, "lag_records", topic="charger", partition="0") is None


def test_the_time_of_inserts_by_table() -> None:
    metrics = Metrics()
    metrics.inserted("ledger.batches", 0.02)
    assert value(metrics, "insert_seconds_count", table="ledger.batches") == 1
    assert value(metrics, "insert_seconds_sum", table="ledger.batches") == 0.02


def test_two_workers_of_one_machine_take_ports_of_their_own() -> None:
    ports = {Metrics().serve("127.0.0.1", 0) for _ in range(2)}
    assert len(ports) == 2
    for port in ports:
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            assert b"three_networks_events" in answer.read()
