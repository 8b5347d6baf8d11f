"""A simulated city at a real broker, through the contracts' own decoders."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from confluent_kafka import Message
from msgspec.structs import replace

from connections.kafka import consumer
from connections.settings import KafkaSettings
from schemas import contract_of, topics
from schemas.topic import PARKING, TRAFFIC
from seeds.simulator.conditions import Conditions
from seeds.simulator.errors import SimulationError
from seeds.simulator.parameters import Parameters
from seeds.simulator.playing import run
from seeds.simulator.playing.run import simulate
from seeds.simulator.playing.worker import ToKafka, ToParquet
from seeds.simulator.truth.tables import TABLES
from tests import engines
from tests.seeds.simulator.given import CALM, play, simulation

A_DAY = simulation(days=1)


@pytest.fixture
def topic(kafka_settings: KafkaSettings) -> Iterator[KafkaSettings]:
    with engines.topics(kafka_settings, topics(), partitions=2):
        yield kafka_settings


def records(settings: KafkaSettings, count: int) -> list[Message]:
    reader = consumer(settings, f"simulated-{time.time_ns()}")
    reader.subscribe([each.name for each in topics()])
    found: list[Message] = []
    while len(found) < count and (more := reader.consume(min(10_000, count - len(found)), 20)):
        found += more
    reader.close()
    return found


def type_of(record: Message) -> str:
    wire_type = dict(record.headers() or [])["ce_type"]
    assert isinstance(wire_type, bytes)
    return wire_type.decode().removesuffix(".v1")


def tables(folder: Path) -> dict[str, bytes]:
    found = folder.rglob("*.parquet")
    return {str(each.relative_to(folder)): each.read_bytes() for each in found}


def test_every_event_arrives_as_its_contract_wants_it(topic: KafkaSettings) -> None:
    outcome = simulate(A_DAY, ToKafka(topic), processes=2)
    found = records(topic, outcome.total)
    types: Counter[str] = Counter()
    for record in found:
        headers = dict(record.headers() or [])
        contract = contract_of(type_of(record))
        event = msgspec.json.decode(record.value() or b"", type=contract.struct)
        assert contract.place_of(event) == (record.topic(), record.key())
        assert headers["ce_id"] == event.event_id.encode()
        types[contract.event_type] += 1
    assert types == +Counter({name: table.num_rows for name, table in play(A_DAY)[0].items()})
    assert len({dict(record.headers() or [])["ce_id"] for record in found}) == outcome.total


def test_a_stations_events_come_in_the_order_of_sending(topic: KafkaSettings) -> None:
    outcome = simulate(A_DAY, ToKafka(topic), processes=1)
    times: dict[bytes, list[int]] = defaultdict(list)
    for record in records(topic, outcome.total):
        event = msgspec.json.decode(record.value() or b"")
        if "connectivity" in event:
            times[record.key() or b""].append(event["event_time"])
    for came in times.values():
        # A status is at most five minutes late, and its repetition two minutes after that.
        newest = 0
        for moment in came:
            newest = max(newest, moment)
            assert newest - moment <= 420_000


def test_the_checksum_is_the_same_from_any_number_of_processes(topic: KafkaSettings) -> None:
    one = simulate(A_DAY, ToKafka(topic), processes=1)
    two = simulate(A_DAY, ToKafka(topic), processes=2)
    assert one.checksum == two.checksum


def test_the_truth_goes_to_its_folder_only_and_is_that_of_parquet_files(
    topic: KafkaSettings, tmp_path: Path
) -> None:
    conditions = Conditions(zombies=0.2, bad_records=0)
    troubled = simulation(days=1, parameters=Parameters(conditions=conditions))
    earlier = tmp_path / "truth" / "zombie" / "day=2020-01-01" / "shard-0000.parquet"
    earlier.parent.mkdir(parents=True)
    earlier.touch()
    outcome = simulate(troubled, ToKafka(topic, truth=tmp_path / "truth"), processes=2)
    simulate(troubled, ToParquet(tmp_path / "parquet"), processes=1)
    assert Counter(map(type_of, records(topic, outcome.total))) == outcome.events
    kept = tables(tmp_path / "truth")
    assert kept == tables(tmp_path / "parquet" / "truth")
    assert len(kept) == len(TABLES) * troubled.profile.shards


def test_bad_records_are_sent_and_counted_whatever_the_number_of_processes(
    topic: KafkaSettings, tmp_path: Path
) -> None:
    spoilt = simulation(days=1, parameters=Parameters(conditions=replace(CALM, bad_records=0.01)))
    one = simulate(spoilt, ToKafka(topic, reference=tmp_path), processes=1)
    assert len(one.bad) == 10
    sent = one.total + sum(one.bad.values())
    assert 0.009 < sum(one.bad.values()) / one.total < 0.011
    assert len(records(topic, sent)) == sent
    two = simulate(spoilt, ToKafka(topic), processes=2)
    assert (two.bad, two.checksum) == (one.bad, one.checksum)
    assert (tmp_path / "connector.ndjson").read_bytes().count(b"\n") == 100


def test_a_rate_is_kept(topic: KafkaSettings) -> None:
    whole = simulate(A_DAY, ToKafka(topic), processes=2)
    slowly = simulate(A_DAY, ToKafka(topic, rate=whole.total / 4), processes=2)
    assert slowly.seconds > 3.5


def test_without_topics_it_says_so(kafka_settings: KafkaSettings) -> None:
    with (
        engines.topics(kafka_settings, tuple({*topics()} - {PARKING, TRAFFIC})),
        pytest.raises(SimulationError, match=r"Kafka has no topics parking, traffic; make them"),
    ):
        simulate(A_DAY, ToKafka(kafka_settings), processes=1)


def test_without_kafka_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_ANSWERS_S", 1)
    nowhere = KafkaSettings(bootstrap="127.0.0.1:1")
    with pytest.raises(SimulationError, match=r"Kafka at 127\.0\.0\.1:1 does not answer"):
        simulate(A_DAY, ToKafka(nowhere), processes=1)
