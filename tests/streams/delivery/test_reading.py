"""Where a consumer reads on."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import faust
from aiokafka.errors import IllegalStateError
from faust.types.tuples import TP
from structlog.testing import capture_logs

from streams.delivery.reading import Reading
from streams.delivery.records import Partition


@dataclass
class GivenConsumer:
    """One that has a single partition, and seeks in its own thread."""

    assigned: TP
    sought: list[tuple[TP, int]] = field(default_factory=list)

    async def seek_wait(self, partitions: Mapping[TP, int]) -> None:
        if self.assigned not in partitions:
            raise IllegalStateError
        self.sought += partitions.items()


def sought(consumer: GivenConsumer, partition: Partition) -> list[Any]:
    """What is logged of a seek."""
    reading = Reading(cast(faust.App, SimpleNamespace(consumer=consumer)))
    with capture_logs() as logs:
        asyncio.run(reading.seek(partition, 7))
    return [(line["event"], line["partition"], line["offset"]) for line in logs]


def test_it_reads_on_from_an_offset_and_says_so() -> None:
    consumer = GivenConsumer(TP("charger", 0))
    assert sought(consumer, Partition("charger", 0)) == [("partition.seek", "charger/0", 7)]
    assert consumer.sought == [(TP("charger", 0), 7)]


def test_a_partition_that_was_given_away_is_left_to_others() -> None:
    consumer = GivenConsumer(TP("charger", 1))
    assert sought(consumer, Partition("charger", 0)) == []
    assert consumer.sought == []
