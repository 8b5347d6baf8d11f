"""Where record batches wait for their group."""

import asyncio
from typing import Any


class WaitingRoom:
    """Batches, as faust's events, that came and are not in a group yet; bounded by records.

    A group is taken when the one before it is stored, with all that came meanwhile: taken sooner it
    would be smaller and cost as many inserts. Only a full group is taken sooner, so that it is
    decoded while the one before is inserted.
    """

    def __init__(self, most_records: int) -> None:
        self._most_records = most_records
        self._changed = asyncio.Condition()
        self._events: list[Any] = []
        self._records = 0
        self._storing = False

    async def put(self, event: Any) -> None:
        """Let a batch in; waits while the room is full."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._is_full)
            self._events.append(event)
            self._records += len(event.value.records)
            self._changed.notify_all()

    async def take(self) -> list[Any]:
        """All that waits, in the order in which it came; waits until a group is due."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._is_due)
            taken, self._events, self._records = self._events, [], 0
            self._changed.notify_all()
        return taken

    async def storing(self, under_way: bool) -> None:
        """A group begins to be stored, or has been."""
        async with self._changed:
            self._storing = under_way
            self._changed.notify_all()

    @property
    def _is_full(self) -> bool:
        return self._records >= self._most_records

    @property
    def _is_due(self) -> bool:
        return bool(self._events) and (self._is_full or not self._storing)
