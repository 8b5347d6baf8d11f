"""A processing worker from end to end: the register is loaded while it runs."""

import time
from itertools import count
from pathlib import Path
from typing import cast

import msgspec
from confluent_kafka import TopicPartition

from connections.clickhouse import ClickHouse
from connections.kafka import EventProducer, consumer
from connections.settings import ClickHouseSettings, KafkaSettings
from schemas.contract import declared
from schemas.events.feeder_load import FeederLoad
from stack.services.workers import PROCESSING
from tests.streams.given import Headers
from tests.streams.landing.worker_run import RunningWorker, log_lines, running_worker
from tests.streams.processors.feeder_load.given import reading
from tests.streams.processors.station_load.given import STATION, connector, elsewhere, meter
from tests.streams.registered import store

PATIENCE_S = 60


def test_feeders_have_loads_once_the_register_is_loaded(
    topics: KafkaSettings,
    clickhouse_settings: ClickHouseSettings,
    ingest: ClickHouse,
    tmp_path: Path,
) -> None:
    """Whoever charges goes on charging; a quarter of an hour passes each second."""
    producer = EventProducer(topics)
    with running_worker(tmp_path, topics, clickhouse_settings, "process", PROCESSING) as worker:
        tell_quarter(producer, 0)
        while not rows_read(worker):
            time.sleep(0.05)
        store(ingest, [STATION, connector("A")])
        found = first_load(topics, producer)
    assert (found.feeder_id, found.stations, found.stations_missing) == ("F", 1, 0)
    assert found.net_w == 60_000
    assert rows_read(worker) == [0, 2]


def rows_read(worker: RunningWorker) -> list[int]:
    """How many rows the register had each time that the worker read another one."""
    return [line["rows"] for line in log_lines(worker.log) if line["event"] == "register.read"]


def tell_quarter(producer: EventProducer, number: int) -> None:
    start = 15 * number
    told = meter(start, 60_000), elsewhere(start + 14), reading(start + 14, 0, "ELSEWHERE")
    for each in told:
        producer.send(declared(type(each)), each)
    producer.flush()


def first_load(settings: KafkaSettings, producer: EventProducer) -> FeederLoad:
    """What is said of the feeder first, while its station goes on.

    Raises:
        AssertionError: nothing in a minute.
    """
    reader, wire_type = consumer(settings, "test"), declared(FeederLoad).wire_type.encode()
    reader.assign([TopicPartition("grid", number, 0) for number in range(2)])
    deadline = time.monotonic() + PATIENCE_S
    for number in count(1):
        assert time.monotonic() < deadline, "no load of the feeder"
        tell_quarter(producer, number)
        for message in reader.consume(1000, timeout=1):
            value, headers = message.value(), dict(cast(Headers, message.headers()))
            if value is not None and headers["ce_type"] == wire_type:
                load = msgspec.json.decode(value, type=FeederLoad)
                if load.feeder_id == "F":
                    return load
    raise AssertionError  # never: numbers do not end
