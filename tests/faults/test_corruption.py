"""The broker's disk spoils a batch: its partition stops, the others go on, `skip` gives it up."""

import time

import pytest

from schemas.topic import CHARGER
from streams.delivery.records import Partition
from streams.delivery.skip import SkipRefusedError
from tests.faults.harness.city import City
from tests.faults.harness.delivered import assert_delivered
from tests.faults.harness.offsets import ends, skipped_by_landing
from tests.faults.harness.segment import BatchOnDisk, batches_in, segment_of, spoil
from tests.faults.harness.settle import await_landed, standings

SPOILT = Partition(CHARGER.name, 2)


def test_a_corrupt_batch_in_the_log_of_the_broker(city: City) -> None:
    city.produce(30_000, rate=15_000).await_end()
    batch = spoil_a_batch(city)
    worker = city.add_worker()
    await_landed(city, sum(goals(city, batch).values()))
    time.sleep(2)
    assert {each: stands.last + 1 for each, stands in standings(city).items()} == goals(city, batch)
    assert f"three-networks skip charger 2 {batch.first} {batch.last}" in worker.log()

    with pytest.raises(SkipRefusedError, match="stop them first"):
        skipped_by_landing(city, SPOILT, batch.first, batch.last)
    worker.terminate()
    with pytest.raises(SkipRefusedError, match=f"stored up to offset {batch.first - 1}"):
        skipped_by_landing(city, SPOILT, batch.first + 1, batch.last)
    skipped_by_landing(city, SPOILT, batch.first, batch.last)
    worker.start()
    given_up = batch.last - batch.first + 1
    account = assert_delivered(city)
    assert account.produced + account.bad == 30_000 - given_up


def spoil_a_batch(city: City) -> BatchOnDisk:
    city.kafka.terminate()
    segment = segment_of(city.home, SPOILT)
    batches = batches_in(segment)
    batch = batches[len(batches) // 2]
    spoil(segment, batch)
    city.kafka.start()
    return batch


def goals(city: City, batch: BatchOnDisk) -> dict[Partition, int]:
    """How many records of each partition can be landed before anything is skipped."""
    return {**ends(city), SPOILT: batch.first}
