"""Some records have a bad copy, which landing refuses for the reason that is counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from connections.kafka import RawRecord
from connections.settings import KafkaSettings
from schemas import contracts
from seeds.record import Record
from seeds.simulator.shard import Shard
from seeds.simulator.targets import kafka
from seeds.simulator.targets.bad import Spoiler
from seeds.simulator.targets.kafka import KafkaTarget
from streams.decoding.decode import Decoder
from tests.seeds.simulator.given import simulation
from tests.streams.given import Given, batch

KINDS = {
    "not-json": 1,
    "wrong-type": 1,
    "missing-field": 1,
    "out-of-range": 2,  # a value, and a time in 1970
    "unknown-code": 1,
    "time-in-future": 1,
    "empty-key": 1,
    "missing-header": 1,
    "unknown-type": 1,
    "unknown-version": 1,
}


@dataclass
class Produced:
    """Takes records instead of Kafka."""

    settings: KafkaSettings
    linger_ms: int
    patience_s: float
    records: list[Record] = field(default_factory=list)

    def send_all(self, records: Iterable[RawRecord]) -> None:
        for topic, value, key, headers in records:
            assert value is not None
            self.records.append(Record(topic, key, headers, value))


def produced(
    monkeypatch: pytest.MonkeyPatch, share: float, hours: int = 4
) -> tuple[list[Record], KafkaTarget]:
    """What both shards of the tiny city send in their first hours."""
    monkeypatch.setattr(kafka, "EventProducer", Produced)
    target = KafkaTarget(KafkaSettings(), 0, Spoiler(1, share))
    city = simulation().city()
    for number in range(city.shards):
        for hour, events in zip(range(hours), Shard(city, number).hours(), strict=False):
            target.take(number, hour, events)
    return target._producer.records, target  # type: ignore[attr-defined]


def test_landing_refuses_what_is_bad_for_its_reason_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records, target = produced(monkeypatch, 0.02)
    midnight = simulation().clock.start_ms
    read = [
        Given(each.value, timestamp=midnight, key=each.key, headers=each.headers)  # type: ignore[arg-type]
        for each in records
    ]
    decoded = Decoder(contracts(), future_tolerance_s=86_400).decode(batch(*read))
    reasons = Counter(refusal.reason for _, refusal in decoded.refused)
    assert reasons.total() > 50
    assert reasons == target.bad()


def test_bad_copies_are_beside_the_good_records_so_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoilt, target = produced(monkeypatch, 0.02)
    good, _ = produced(monkeypatch, 0)
    left = Counter(map(repr, spoilt))
    left.subtract(map(repr, good))
    assert min(left.values()) == 0
    assert left.total() == sum(target.bad().values()) == len(spoilt) - len(good)


def test_the_same_seed_spoils_the_same_records(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = [produced(monkeypatch, share) for share in (0.02, 0.02, 0)]
    assert runs[0][0] == runs[1][0]
    assert runs[0][1].checksums() == runs[1][1].checksums() != runs[2][1].checksums()


def test_kinds_of_fault_take_turns_in_a_shard() -> None:
    spoiler, headers = Spoiler(1, 1), [("ce_type", b"grid.feeder.v1")]
    good = Record("grid", b"1", list(headers), b'{"feeder_id":"F-1"}')
    by_round: dict[int, Counter[str]] = defaultdict(Counter)
    for turn in range(22):
        before = spoiler.made.copy()
        spoiler.copy(3, "grid.feeder", good)
        by_round[turn // 11] += spoiler.made - before
    assert by_round == {0: KINDS, 1: KINDS}


def test_a_share_is_spoilt() -> None:
    spoiler = Spoiler(1, 0.001)
    assert 900 < len(spoiler.places("a", 1_000_000)) < 1_100
    assert spoiler.places("a", 1_000) == spoiler.places("a", 1_000)
    assert spoiler.places("a", 10_000) != spoiler.places("b", 10_000)
