"""Kafka's offsets are wrong, gone, or begin anew: the ledger decides, and nothing is lost."""

import pytest

from schemas.topic import CHARGER
from streams.delivery import ledger
from streams.delivery.records import Partition
from tests.faults.harness import groundwork, offsets
from tests.faults.harness.city import City
from tests.faults.harness.delivered import assert_delivered
from tests.faults.harness.settle import settle

NEEDS_A_DECISION = 78


def test_a_topic_that_was_deleted_and_created_again(city: City) -> None:
    worker = city.add_worker()
    city.produce(30_000).await_end()
    settle(city)
    groundwork.renew_topics(city.settings, (CHARGER,))
    city.note_lives()
    city.produce(30_000).await_end()
    assert worker.ended() == NEEDS_A_DECISION
    assert "three-networks topics adopt charger" in worker.log()
    with city.client() as client:
        assert ledger.adopt(client, CHARGER.name, city.lives[CHARGER.name][-1]) == 1
    worker.start()
    assert assert_delivered(city).produced == 59_988


def test_a_committed_offset_far_ahead(city: City) -> None:
    city.produce(40_000).await_end()
    offsets.commit(city, {each: end * 9 // 10 for each, end in offsets.ends(city).items()})
    worker = city.add_worker()
    assert assert_delivered(city).produced == 39_992
    assert "partition.seek" in worker.log()


def test_a_committed_offset_at_the_end_of_a_quiet_topic(city: City) -> None:
    city.produce(40_000).await_end()
    offsets.commit(city, offsets.ends(city))
    city.add_worker()
    assert assert_delivered(city).produced == 39_992


@pytest.mark.faults
def test_a_committed_offset_far_back(city: City) -> None:
    worker = city.add_worker()
    city.produce(40_000).await_end()
    settle(city)
    worker.terminate()
    back = zip(range(4), (0, 0, 5, 17), strict=True)
    offsets.commit(city, {Partition(CHARGER.name, each): offset for each, offset in back})
    city.produce(4_000).await_end()
    worker.start()
    account = assert_delivered(city)
    assert (account.produced, account.raw_duplicate) == (43_991, 0)
    assert "partition.seek" in worker.log()


@pytest.mark.faults
def test_records_that_kafka_dropped_before_they_were_landed(city: City) -> None:
    city.produce(40_000).await_end()
    offsets.drop_records(city, Partition(CHARGER.name, 2), before=1500)
    worker = city.new_worker()
    worker.launch()
    assert worker.ended() == NEEDS_A_DECISION
    assert "charger/2: offsets 0 to 1499 were dropped" in worker.log()
    assert "three-networks skip charger 2 0 1499" in worker.log()
    offsets.skipped_by_landing(city, Partition(CHARGER.name, 2), first=0, last=1499)
    worker.start()
    account = assert_delivered(city)
    assert account.produced + account.bad == 38_500
