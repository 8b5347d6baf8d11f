"""Where record batches wait for their group."""

import asyncio
from typing import Any

ROOM_FOR_GROUPS = 2
_ALL = ""  # in the place of a topic


class WaitingRoom:
    """Batches, as faust's events, that came and are not in a group yet; bounded by records.

    Where topics have tables of their own a group is of one topic, that whose oldest batch waits
    longest: it goes to few tables, so it is stored soon, and no topic waits for the tables of all.
    Where all go to one table a group is of all topics, and is one insert. It is taken when the one
    before it is stored, with all that came meanwhile: taken sooner it would be smaller and cost as
    many inserts. Only where a whole group waits it is taken sooner, so that it is decoded while the
    one before is inserted.
    """

    def __init__(self, most_records: int, *, by_topic: bool = True) -> None:
        self._most_records = most_records
        self._by_topic = by_topic
        self._changed = asyncio.Condition()
        self._events: dict[str, list[Any]] = {}  # by topic or all, whose turn it is first
        self._records = 0
        self._storing = False

    async def put(self, event: Any) -> None:
        """Let a batch in; waits while the room is full."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._is_full)
            topic = event.value.partition.topic if self._by_topic else _ALL
            self._events.setdefault(topic, []).append(event)
            self._records += len(event.value.records)
            self._changed.notify_all()

    async def take(self) -> list[Any]:
        """Batches of a group, in the order in which they came; waits until one is due."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._is_due)
            taken = self._take_turn()
            self._changed.notify_all()
        return taken

    async def storing(self, under_way: bool) -> None:
        """A group begins to be stored, or has been."""
        async with self._changed:
            self._storing = under_way
            self._changed.notify_all()

    def _take_turn(self) -> list[Any]:
        """A group at most; what is left of the topic waits for its next turn."""
        topic = next(iter(self._events))
        waiting, taken, records = self._events.pop(topic), 0, 0
        while taken < len(waiting) and records < self._most_records:
            records += len(waiting[taken].value.records)
            taken += 1
        if taken < len(waiting):
            self._events[topic] = waiting[taken:]
        self._records -= records
        return waiting[:taken]

    @property
    def _is_full(self) -> bool:
        return self._records >= ROOM_FOR_GROUPS * self._most_records

    @property
    def _is_due(self) -> bool:
        return bool(self._events) and (self._records >= self._most_records or not self._storing)
