"""Record batches: one faust message a partition and fetch."""

from types import SimpleNamespace
from typing import Any, NamedTuple

from streams.delivery.records import Partition, RecordBatch, batches_of, joined
from tests.streams.given import batch, record


class TP(NamedTuple):
    topic: str
    partition: int


def fetched(topic: str, partition: int, *offsets: int) -> list[Any]:
    return [
        SimpleNamespace(
            topic=topic, partition=partition, offset=each, timestamp=1000 + each, timestamp_type=0
        )
        for each in offsets
    ]


def test_a_fetch_is_one_message_a_partition_at_its_last_offset() -> None:
    ours, other = fetched("charger", 0, 5, 6, 9), fetched("charger", 1, 2)
    scheduler = batches_of(["charger"])()
    found = list(scheduler.iterate({TP("charger", 0): ours, TP("charger", 1): other}))
    assert [(tp, message.offset, message.value) for tp, message in found] == [
        (TP("charger", 0), 9, RecordBatch(Partition("charger", 0), ours)),
        (TP("charger", 1), 2, RecordBatch(Partition("charger", 1), other)),
    ]


def test_what_was_fetched_of_other_topics_is_left_as_it_is() -> None:
    others = fetched("assignor", 0, 1, 2)
    scheduler = batches_of(["charger"])()
    found = list(scheduler.iterate({TP("assignor", 0): others, TP("charger", 0): []}))
    assert found == [(TP("assignor", 0), each) for each in others]


def test_a_partition_names_itself() -> None:
    assert str(Partition("charger", 3)) == "charger/3"


def offsets(batches: list[RecordBatch]) -> list[tuple[str, int, int]]:
    return [(str(each.partition), each.first, each.last) for each in batches]


def test_batches_that_follow_one_another_become_one() -> None:
    one, two = Partition("charger", 0), Partition("charger", 1)
    found = joined(
        [
            batch(record(b"{}"), first=4, partition=one),
            batch(record(b"{}"), record(b"{}"), first=7, partition=two),
            batch(record(b"{}"), record(b"{}"), first=5, partition=one),
        ]
    )
    assert offsets(found) == [("charger/0", 4, 6), ("charger/1", 7, 8)]


def test_a_gap_or_a_step_back_keeps_batches_apart() -> None:
    one = Partition("charger", 0)
    found = joined([batch(record(b"{}"), first=each, partition=one) for each in (4, 6, 5, 6)])
    assert offsets(found) == [("charger/0", 4, 4), ("charger/0", 6, 6), ("charger/0", 5, 6)]
