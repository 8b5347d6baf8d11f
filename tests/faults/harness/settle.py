"""Waits until a city has landed all that was acknowledged, and says what keeps it."""

import time
from dataclasses import dataclass

from confluent_kafka import ConsumerGroupTopicPartitions, KafkaException, TopicPartition

from connections.kafka import admin
from streams.delivery.records import Partition
from tests.faults.harness.account import ledger_ranges, not_given_up, union
from tests.faults.harness.city import City
from tests.faults.harness.journal import NAMES, by_track

_POLL_S = 0.25


class NotSettledError(Exception):
    """Something acknowledged did not land in time."""


@dataclass(frozen=True)
class Standing:
    """Where a partition stands: its last range in the ledger, Kafka's committed offset."""

    first: int
    last: int
    committed: int

    @property
    def keeps_up(self) -> bool:
        """Is the committed offset behind the ledger by one batch at most?"""
        return self.committed >= self.first


def settle(city: City, stalled_s: float = 60) -> None:
    """Return when everything acknowledged is landed, dead letters and commits included.

    Raises:
        NotSettledError: nothing moved for `stalled_s`; holds the ends of the workers' logs.
    """
    wanted = len(city.acknowledged())
    bad = int(not_given_up(city)["bad"].sum())
    moved, before = time.monotonic(), (0, 0, 0)
    while True:
        now = (landed_records(city), landed_letters(city), sum(_committed(city).values()))
        if now[0] >= wanted and now[1] >= bad and keeps_up(city):
            return
        if now != before:
            moved, before = time.monotonic(), now
        if time.monotonic() - moved > stalled_s:
            raise NotSettledError(f"{now} of {(wanted, bad)} landed; {_tails(city)}")
        time.sleep(_POLL_S)


def await_landed(city: City, records: int, within_s: float = 60) -> None:
    """Return when the ledger accounts for so many records.

    Raises:
        NotSettledError: it did not in time.
    """
    deadline = time.monotonic() + within_s
    while (found := landed_records(city)) < records:
        if time.monotonic() > deadline:
            raise NotSettledError(f"{found} of {records} landed; {_tails(city)}")
        time.sleep(_POLL_S)


def landed_records(city: City) -> int:
    """How many records the ledger accounts for, each counted once."""
    return sum(
        last - first + 1 for ranges in ledger_ranges(city).values() for first, last in union(ranges)
    )


def landed_letters(city: City) -> int:
    """How many records of the topics have a dead letter."""
    sql = "SELECT count() FROM api.dead_letter WHERE origin_topic IN %(topics)s"
    with city.client() as client:
        return int(client.rows(sql, {"topics": NAMES})[0][0])


def standings(city: City) -> dict[Partition, Standing]:
    """Where each partition of the topics' present lives stands."""
    committed = _committed(city)
    last_ranges = {
        Partition(track.topic, track.number): max(found, key=lambda each: each[1])
        for track, found in ledger_ranges(city).items()
        if track.epoch == len(city.lives[track.topic]) - 1
    }
    return {each: Standing(*found, committed[each]) for each, found in last_ranges.items()}


def keeps_up(city: City) -> bool:
    """Is every partition's committed offset behind the ledger by one batch at most?"""
    return all(each.keeps_up for each in standings(city).values())


def _committed(city: City) -> dict[Partition, int]:
    group = city.settings.landing.group_id
    wanted = all_partitions(city)
    asked = [TopicPartition(*each) for each in wanted]
    client = admin(city.settings.kafka)
    futures = client.list_consumer_group_offsets([ConsumerGroupTopicPartitions(group, asked)])
    try:
        found = futures[group].result().topic_partitions
    except KafkaException:  # a broker that has just started does not know its groups yet
        return dict.fromkeys(wanted, 0)
    return {Partition(each.topic, each.partition): max(0, each.offset) for each in found}


def all_partitions(city: City) -> set[Partition]:
    """Every partition that events may go to."""
    return {Partition(name, each) for name in NAMES for each in range(city.settings.partitions)}


def partitions_used(city: City) -> set[Partition]:
    """The partitions that acknowledged records went to."""
    return {Partition(track.topic, track.number) for track, _ in by_track(city.acknowledged())}


def _tails(city: City) -> str:
    return "\n".join(
        f"--- {each.process.service.name}, exit code {each.exit_code}\n"
        + "\n".join(each.process.last_lines(8))
        for each in city.workers
    )
