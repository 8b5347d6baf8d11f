"""A processor on one partition: states by key, and their timers. Pure."""

from collections.abc import Iterable, Iterator, Sequence
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


class _Held(msgspec.Struct, gc=False):
    """What is held of a key, so that an event looks it up once."""

    key: str
    state: Any
    due: int = NEVER
    version: int = 0


class Running:
    """Holds what was loaded as it came; a state is decoded when its key is first asked for."""

    def __init__(self, processor: Processor, kept: Sequence[Kept] = ()) -> None:
        self.processor = processor
        self._decode = msgspec.json.Decoder(processor.state).decode
        self._encode = msgspec.json.Encoder().encode
        self._kept = {each.key: each for each in kept}
        self._held: dict[str, _Held] = {}
        self._changed: dict[str, _Held] = {}
        self._timers = [(each.due, each.key) for each in kept if each.due != NEVER]
        heapify(self._timers)

    def apply(self, event: Event, watermark: int, version: int) -> Iterable[Event]:
        """Take an event of the partition; of its key, what is due comes first."""
        processor = self.processor
        key = processor.key(event)
        if not key:
            return ()
        held = self._held.get(key) or self._loaded(key) or self._begun(key, event)
        due = self._fire(held, watermark) if NEVER < held.due <= watermark else ()
        said = processor.apply(held.state, event)
        self._settle(held, version)
        return [*due, *said] if due else said

    def fire(self, watermark: int, version: int) -> list[Event]:
        """Fire all that is due, in the order of time and key."""
        said: list[Event] = []
        while self._timers and self._timers[0][0] <= watermark:
            due, key = heappop(self._timers)
            held = self._held.get(key) or self._loaded(key)
            if held and held.due == due:
                said += self._fire(held, watermark)
                self._settle(held, version)
        return said

    def changed(self) -> Iterator[Kept]:
        """The rows of keys that have changed since it was asked last."""
        changed, self._changed = self._changed, {}
        name, encode = self.processor.name, self._encode
        for key, held in changed.items():
            yield Kept(name, key, encode(held.state).decode(), held.due, held.version)

    def _loaded(self, key: str) -> _Held | None:
        kept = self._kept.pop(key, None)
        if kept is None:
            return None
        held = self._held[key] = _Held(key, self._decode(kept.state), kept.due)
        return held

    def _begun(self, key: str, event: Event) -> _Held:
        held = self._held[key] = _Held(key, self.processor.begin(event))
        return held

    def _fire(self, held: _Held, watermark: int) -> list[Event]:
        said: list[Event] = []
        due = held.due
        while NEVER < due <= watermark:
            said += self.processor.fire(held.state, due)
            fired, due = due, self.processor.due(held.state)
            if NEVER < due <= fired:
                raise RuntimeError(f"{self.processor.name}: a timer does not move on")
        return said

    def _settle(self, held: _Held, version: int) -> None:
        held.version = version
        self._changed[held.key] = held
        due = self.processor.due(held.state)
        if due != held.due:
            held.due = due
            if due != NEVER:
                heappush(self._timers, (due, held.key))
