"""A worker from end to end: real Kafka, real ClickHouse, a process of its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from confluent_kafka import TopicPartition

import schemas
from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer, consumer
from connections.settings import ClickHouseSettings, KafkaSettings
from schemas import contract_of
from tests import engines
from tests.schemas.examples import METER, SESSION, STATUS, T, on_wire
from tests.streams.given import METER_V1, SESSION_V1, STATUS_V1, Headers
from tests.streams.landing.worker_run import RunningWorker, log_lines, running_worker

EVENTS = 3000
MARK = "zqx"  # stands in every text of every record
OPERATORS = (f"{MARK}-o1", f"{MARK}-o2", f"{MARK}-o3")

ROW_COUNTS = ("landing.charger_meter", "landing.charger_status", "landing.charger_session")

_KINDS = ((METER, METER_V1), (STATUS, STATUS_V1), (SESSION, SESSION_V1))
_MARKED = {"station_id": f"{MARK}-S", "connector_id": f"{MARK}-C", "source": MARK}
_DEEP = 100_000  # deeper than any of our Pythons lets C code nest


@dataclass
class Sent:
    """What was produced, by what should become of it."""

    powers: dict[tuple[str, str, int], int] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    bytes: int = 0
    newest: int = 0


class Sender:
    """Produces a city's worth of good and bad records."""

    def __init__(self, settings: KafkaSettings) -> None:
        self._producer = EventProducer(settings)
        self._random = Random(1)
        self.sent = Sent()

    def send_all(self) -> Sent:
        for number in range(EVENTS):
            self._good(number)
            if number % 20 == 0:
                self._bad(number // 20)
        self._correct()
        self._producer.flush()
        return self.sent

    def _good(self, number: int) -> None:
        event, wire_type = self._random.choice(_KINDS)
        time = T + number
        changed: dict[str, Any] = {
            **_MARKED,
            "event_id": f"{MARK}-{number}",
            "event_time": time,
            "operator_id": OPERATORS[number % 3],
            "station_id": f"{MARK}-S{number % 40}",
        }
        if event is METER:
            changed["power_w"] = number
            self.sent.powers[changed["operator_id"], changed["station_id"], time] = number
        if event is SESSION:
            changed["session_id"] = f"{MARK}-{number}"
        self._send(on_wire(event, **changed), [("ce_type", wire_type)], changed["station_id"])
        self.sent.events[wire_type.decode().removesuffix(".v1")] += 1
        self.sent.newest = max(self.sent.newest, time)

    def _bad(self, number: int) -> None:
        operator = OPERATORS[number % 3]
        good = on_wire(METER, **_MARKED, operator_id=operator)
        typed: Headers = [("ce_type", METER_V1)]
        kinds: list[tuple[str, bytes, Headers]] = [
            ("not-json", good[:-1], typed),
            ("wrong-type", on_wire(METER, **_MARKED, power_w=MARK), typed),
            ("out-of-range", on_wire(METER, **_MARKED, soc_percent=101), typed),
            ("unknown-code", on_wire(METER, **_MARKED, quality=MARK), typed),
            ("missing-field", on_wire({"source": MARK, "operator_id": operator}), typed),
            ("not-json", good[:-1] + b',"x":' + b"[" * _DEEP + b"]" * _DEEP + b"}", typed),
            ("missing-header", good, []),
            ("unknown-type", good, [("ce_type", b"charger.noise.v1")]),
            ("unknown-version", good, [("ce_type", b"charger.meter.v2")]),
        ]
        reason, value, headers = kinds[number % len(kinds)]
        self._send(value, headers, f"{MARK}-S{number % 40}")
        claimed = headers[0][1].decode() if headers else ""
        self.sent.refused[reason, claimed] += 1

    def _correct(self) -> None:
        """Send meters that were sent before with another power: the later wins."""
        for operator, station, time in list(self.sent.powers)[:50]:
            changed = {**_MARKED, "operator_id": operator, "station_id": station}
            wire = on_wire(METER, **changed, event_time=time, power_w=-1)
            self._send(wire, [("ce_type", METER_V1)], station)
            self.sent.powers[operator, station, time] = -1
            self.sent.events["charger.meter"] += 1

    def _send(self, value: bytes, headers: Headers, key: str) -> None:
        self._producer.send_raw("charger", value, key.encode(), list(headers))
        self.sent.bytes += len(value)


@dataclass(frozen=True)
class Run:
    """A worker that has landed all that was sent."""

    sent: Sent
    worker: RunningWorker
    client: ClickHouse
    partitions: set[tuple[str, str]]
    kafka: KafkaSettings
    clickhouse: ClickHouseSettings
    home: Path


def with_records(settings: KafkaSettings) -> set[tuple[str, str]]:
    """Topic and partition wherever there is a record."""
    reader = consumer(settings, "test")
    found = {
        (topic.name, str(number))
        for topic in schemas.landed_topics()
        for number in range(2)
        if reader.get_watermark_offsets(TopicPartition(topic.name, number), timeout=20)[1]
    }
    reader.close()
    return found


def wait_for_standstill(worker: RunningWorker, partitions: set[tuple[str, str]]) -> None:
    still = dict.fromkeys(partitions, 0.0)
    for metric in ("lag_records", "commit_distance_records"):
        worker.wait_for(metric, ("topic", "partition"), still)


@pytest.fixture(scope="module")
def run(
    kafka_settings: KafkaSettings,
    clickhouse_settings: ClickHouseSettings,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Run]:
    home = tmp_path_factory.mktemp("worker")
    with (
        engines.topics(kafka_settings, schemas.topics(), partitions=2),
        engines.emptied(clickhouse_settings) as client,
    ):
        sent = Sender(kafka_settings).send_all()
        with running_worker(home, kafka_settings, clickhouse_settings, "first") as worker:
            expected = {(name,): count for name, count in sent.events.items()}
            expected["dead-letter",] = sum(sent.refused.values())
            worker.wait_for("events_total", ("type",), expected)
            partitions = with_records(kafka_settings)
            wait_for_standstill(worker, partitions)
            yield Run(sent, worker, client, partitions, kafka_settings, clickhouse_settings, home)


def counts(client: ClickHouse) -> list[int]:
    tables = (*ROW_COUNTS, "landing.dead_letter", "ledger.batches")
    return [client.rows(f"SELECT count() FROM {table}")[0][0] for table in tables]


def test_the_api_shows_what_was_produced_and_the_later_of_corrections(run: Run) -> None:
    sql = (
        "SELECT operator_id, station_id, toUnixTimestamp64Milli(event_time), power_w"
        " FROM api.charger_meter"
    )
    assert {row[:3]: row[3] for row in run.client.rows(sql)} == run.sent.powers
    for event_type in ("charger.status", "charger.session"):
        slug = contract_of(event_type).slug
        (count,) = run.client.rows(f"SELECT count() FROM api.{slug}")
        assert count == (run.sent.events[event_type],)


def test_no_event_was_stored_twice(run: Run) -> None:
    """Of what is corrected within one insert the engine keeps the later only."""
    assert EVENTS <= sum(counts(run.client)[:3]) <= run.sent.events.total() == EVENTS + 50


def test_the_dead_letters_are_the_bad_records(run: Run) -> None:
    sql = "SELECT reason, contract, count() FROM api.dead_letter GROUP BY ALL"
    found = {(reason, claimed): count for reason, claimed, count in run.client.rows(sql)}
    assert found == dict(run.sent.refused)


def test_the_ledger_accounts_for_every_offset_once(run: Run) -> None:
    sql = (
        "SELECT topic, sum(last - first + 1), sum(arraySum(mapValues(rows))), sum(dead_letters),"
        " sum(bytes) FROM ledger.batches WHERE topic = 'charger' GROUP BY topic"
    )
    good, bad = run.sent.events.total(), run.sent.refused.total()
    assert run.client.rows(sql) == [("charger", good + bad, good, bad, run.sent.bytes)]


def test_the_metrics_tell_it(run: Run) -> None:
    metric = run.worker.metric
    assert metric("bytes_total", "topic")["charger",] == run.sent.bytes
    assert metric("dead_letters_total", "topic")["charger",] == run.sent.refused.total()
    assert metric("quarantined_operators") == {(): 0}
    newest = metric("newest_event_timestamp_seconds", "topic")["charger",]
    assert T / 1000 <= newest <= run.sent.newest / 1000
    inserts = metric("insert_seconds_count", "table")
    assert set(inserts) == {
        (table,)
        for table in (*ROW_COUNTS, "landing.dead_letter", "ledger.batches", "ledger.contents")
    }
    assert min(inserts.values()) > 0


def test_delivering_all_of_it_again_changes_nothing(run: Run) -> None:
    """A new group reads the topics from their beginning; the ledger knows all of it."""
    before = counts(run.client)
    with running_worker(run.home, run.kafka, run.clickhouse, "second") as again:
        wait_for_standstill(again, run.partitions)
        assert again.metric("events_total", "type") == {}
    assert counts(run.client) == before


def test_log_lines_are_json_and_hold_no_value_of_a_record(run: Run) -> None:
    for log in run.home.glob("*.log"):
        events = [line["event"] for line in log_lines(log)]
        assert events[0] == "worker.started"
        assert {"partitions.assigned", "partition.position"} <= set(events)
        assert MARK not in log.read_text()


def test_sigterm_ends_it_well(run: Run) -> None:
    """The second one has been stopped by now."""
    last = log_lines(run.home / "second.log")[-1]
    assert (last["event"], last["code"]) == ("worker.ended", 0)
