"""Which batches become one group, and when."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from streams.delivery.records import Partition
from streams.delivery.waiting import WaitingRoom
from tests.streams.given import batch, record


def event(records: int, topic: str = "charger") -> Any:
    """A faust event that carries a batch of so many records."""
    return SimpleNamespace(
        value=batch(*[record(b"{}") for _ in range(records)], partition=Partition(topic, 0))
    )


async def waits(call: Any) -> bool:
    """Is this still waiting after all that can happen has happened?"""
    task = asyncio.ensure_future(call)
    for _ in range(10):
        await asyncio.sleep(0)
    waiting = not task.done()
    task.cancel()
    return waiting


def test_what_waits_is_taken_at_once_and_in_order_when_nothing_is_stored() -> None:
    async def story() -> None:
        room, first, second = WaitingRoom(100), event(1), event(2)
        await room.put(first)
        await room.put(second)
        assert await room.take() == [first, second]
        assert await waits(room.take())

    asyncio.run(story())


def test_while_a_group_is_stored_the_next_one_grows() -> None:
    async def story() -> None:
        room, early, late = WaitingRoom(100), event(1), event(1)
        await room.storing(True)
        await room.put(early)
        assert await waits(room.take())
        await room.put(late)
        await room.storing(False)
        assert await room.take() == [early, late]

    asyncio.run(story())


def test_a_group_is_of_the_topic_that_waits_longest() -> None:
    async def story() -> None:
        room = WaitingRoom(100)
        charger, vehicle, again = event(1), event(1, "vehicle"), event(1)
        for each in (charger, vehicle, again):
            await room.put(each)
        assert await room.take() == [charger, again]
        later = event(1)
        await room.put(later)
        assert await room.take() == [vehicle]
        assert await room.take() == [later]

    asyncio.run(story())


def test_where_all_go_to_one_table_a_group_is_of_all_topics() -> None:
    async def story() -> None:
        room = WaitingRoom(100, by_topic=False)
        charger, vehicle, again = event(1), event(1, "vehicle"), event(1)
        for each in (charger, vehicle, again):
            await room.put(each)
        assert await room.take() == [charger, vehicle, again]

    asyncio.run(story())


def test_what_is_more_than_a_group_waits_for_the_next_turn_of_its_topic() -> None:
    async def story() -> None:
        room = WaitingRoom(10)
        full, rest, vehicle = event(10), event(1), event(1, "vehicle")
        for each in (full, rest, vehicle):
            await room.put(each)
        assert await room.take() == [full]
        assert await room.take() == [vehicle]
        assert await room.take() == [rest]

    asyncio.run(story())


@pytest.mark.parametrize(("records", "taken"), [(9, False), (10, True), (11, True)])
def test_a_full_group_is_taken_while_another_is_stored(records: int, taken: bool) -> None:
    async def story() -> None:
        room = WaitingRoom(10)
        await room.storing(True)
        await room.put(event(records))
        assert await waits(room.take()) is not taken

    asyncio.run(story())


def test_a_room_of_two_groups_lets_nobody_in() -> None:
    async def story() -> None:
        room = WaitingRoom(10)
        await room.put(event(10))
        await room.put(event(10, "vehicle"))
        assert await waits(room.put(event(1)))
        await room.take()
        assert not await waits(room.put(event(1)))

    asyncio.run(story())
