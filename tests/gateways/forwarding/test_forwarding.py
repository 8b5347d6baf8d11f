"""Members of a group at a real broker: what they settle, in which order, and what is kept of it."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine
from typing import Any

from confluent_kafka import TopicPartition

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from gateways.forwarding.forwarding import Forwarding, group_member
from gateways.forwarding.lane import Settle
from gateways.forwarding.record import Record
from schemas import Topic
from tests import engines

PARTITIONS = 3


def fill(settings: KafkaSettings, many: int) -> Topic:
    """A topic with so many records of nine keys, by turns."""
    topic = Topic(engines.new_topic(settings, PARTITIONS), "Of one test.")
    producer = EventProducer(settings)
    for number in range(many):
        producer.send_raw(topic.name, str(number).encode(), str(number % 9).encode(), [])
    producer.flush()
    return topic


def member(settings: KafkaSettings, topic: Topic, settle: Settle) -> Forwarding:
    return Forwarding(group_member(settings, "group"), topic, settle, asyncio.Event())


async def reach(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not reached():
            await asyncio.sleep(0.02)


def run(play: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(play())


def test_a_partition_that_is_held_up_holds_up_no_other_and_loses_nothing(
    kafka_settings: KafkaSettings,
) -> None:
    """It has more records than may wait, so Kafka keeps them back for a while."""
    topic = fill(kafka_settings, 1800)
    settled: dict[int, list[int]] = defaultdict(list)

    async def play() -> None:
        opened = asyncio.Event()

        async def settle(record: Record, _: asyncio.Event) -> bool:
            if record.partition == 0:
                await opened.wait()
            settled[record.partition].append(record.offset)
            return True

        one = member(kafka_settings, topic, settle)
        running = asyncio.create_task(one.run())
        await reach(lambda: 0 not in settled and sum(map(len, settled.values())) == others)
        opened.set()
        await reach(lambda: sum(map(len, settled.values())) == 1800)
        one.stop.set()
        await running

    reader = group_member(kafka_settings, "counts")
    places = [TopicPartition(topic.name, number) for number in range(PARTITIONS)]
    ends = [reader.get_watermark_offsets(each, timeout=20)[1] for each in places]
    reader.close()
    others = sum(ends[1:])
    assert ends[0] > 200
    run(play)
    assert [settled[number] for number in range(PARTITIONS)] == [[*range(end)] for end in ends]


def test_a_member_that_joins_overtakes_nobody_and_nothing_is_lost(
    kafka_settings: KafkaSettings,
) -> None:
    topic = fill(kafka_settings, 900)
    begun: list[tuple[int, int]] = []
    ended: list[tuple[int, int]] = []
    took_part: set[int] = set()

    def settling(who: int) -> Settle:
        async def settle(record: Record, _: asyncio.Event) -> bool:
            place = record.partition, record.offset
            begun.append(place)
            await asyncio.sleep(0.02)
            ended.append(place)
            took_part.add(who)
            return True

        return settle

    async def play() -> None:
        both = [member(kafka_settings, topic, settling(who)) for who in range(2)]
        first = asyncio.create_task(both[0].run())
        await reach(lambda: len(ended) > 100)
        second = asyncio.create_task(both[1].run())
        await reach(lambda: len({*ended}) == 900)
        for each in both:
            each.stop.set()
        await asyncio.gather(first, second)

    run(play)
    for number in range(PARTITIONS):
        offsets = [offset for partition, offset in begun if partition == number]
        assert offsets == sorted(offsets)
        assert offsets == [offset for partition, offset in ended if partition == number]
    assert max(Counter(ended).values()) == 1
    assert took_part == {0, 1}


def test_who_was_told_to_stop_is_followed_where_it_ended(kafka_settings: KafkaSettings) -> None:
    topic = fill(kafka_settings, 300)
    settled: list[tuple[int, int]] = []

    async def settle(record: Record, over: asyncio.Event) -> bool:
        await asyncio.sleep(0.001)
        if over.is_set():
            return False
        settled.append((record.partition, record.offset))
        return True

    async def play(until: int) -> None:
        one = member(kafka_settings, topic, settle)
        running = asyncio.create_task(one.run())
        await reach(lambda: len(settled) >= until)
        one.stop.set()
        await running

    run(lambda: play(50))
    run(lambda: play(300))
    assert len(settled) == len({*settled}) == 300
