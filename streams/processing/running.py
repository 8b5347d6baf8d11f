"""A processor on one partition: states by key, and their timers. Pure."""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from typing import Any, NamedTuple

import msgspec

from schemas import Event
from streams.processing.processor import NEVER, Processor


class Kept(NamedTuple):
    """The row of a key: JSON of its state, its next timer, and the version that made it so."""

    processor: str
    key: str
    state: str
    due: int
    version: int


class Running:
    """Holds what was loaded as it came; a state is decoded when its key is first asked for."""

    def __init__(self, processor: Processor, kept: Iterable[Kept] = ()) -> None:
        self.processor = processor
        self._decode = msgspec.json.Decoder(processor.state).decode
        self._encode = msgspec.json.Encoder().encode
        self._undecoded: dict[str, str] = {}
        self._dues: dict[str, int] = {}
        for each in kept:
            self._undecoded[each.key] = each.state
            self._dues[each.key] = each.due
        self._states: dict[str, Any] = {}
        self._changed: dict[str, int] = {}
        self._timers = [(due, key) for key, due in self._dues.items() if due != NEVER]
        heapify(self._timers)

    def apply(self, event: Event, watermark: int, version: int) -> list[Event]:
        """Take an event of the partition; of its key, what is due comes first."""
        key = self.processor.key(event)
        if not key:
            return []
        state = self._states.get(key)
        if state is None:
            state = self._states[key] = self._loaded(key) or self.processor.begin(event)
        said = self._fire(key, state, watermark)
        said += self.processor.apply(state, event)
        self._settle(key, state, version)
        return said

    def fire(self, watermark: int, version: int) -> list[Event]:
        """Fire all that is due, in the order of time and key."""
        said = []
        while self._timers and self._timers[0][0] <= watermark:
            due, key = heappop(self._timers)
            if self._dues[key] == due:
                state = self._states[key] = self._states.get(key) or self._loaded(key)
                said += self._fire(key, state, watermark)
                self._settle(key, state, version)
        return said

    def changed(self) -> Iterator[Kept]:
        """The rows of keys that have changed since it was asked last."""
        changed, self._changed = self._changed, {}
        for key, version in changed.items():
            state = self._encode(self._states[key]).decode()
            yield Kept(self.processor.name, key, state, self._dues[key], version)

    def _loaded(self, key: str) -> Any:
        text = self._undecoded.pop(key, None)
        return None if text is None else self._decode(text)

    def _fire(self, key: str, state: Any, watermark: int) -> list[Event]:
        said: list[Event] = []
        due = self._dues.get(key, NEVER)
        while due != NEVER and due <= watermark:
            said += self.processor.fire(state, due)
            fired, due = due, self.processor.due(state)
            if NEVER < due <= fired:
                raise RuntimeError(f"{self.processor.name}: a timer does not move on")
        return said

    def _settle(self, key: str, state: Any, version: int) -> None:
        self._changed[key] = version
        due = self.processor.due(state)
        if due != self._dues.get(key):
            self._dues[key] = due
            if due != NEVER:
                heappush(self._timers, (due, key))
