"""The processors of one partition, and how far its time has come. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from schemas import Event
from streams.processing.processor import Processor
from streams.processing.running import Kept, Running

_Apply = Callable[[Event, int, int], Iterable[Event]]


class Heard(NamedTuple):
    """An event of a partition: its version, Kafka's time of its record, and itself."""

    version: int
    timestamp: int
    event: Event


class PartitionProcessors:
    """All processors of a topic on one of its partitions.

    The watermark is the latest time of an event so far; a clock that runs ahead moves it no further
    than Kafka's own time of that record.
    """

    def __init__(
        self, processors: Iterable[Processor], watermark: int = 0, kept: Sequence[Kept] = ()
    ) -> None:
        self.watermark = watermark
        by_name: dict[str, list[Kept]] = {}
        for each in kept:
            by_name.setdefault(each.processor, []).append(each)
        self._running = [Running(each, by_name.get(each.name, ())) for each in processors]
        self._readers: dict[type[Event], list[_Apply]] = {}
        for running in self._running:
            for kind in running.processor.inputs:
                self._readers.setdefault(kind, []).append(running.apply)

    def apply(self, heard: Sequence[Heard]) -> list[Event]:
        """What is said of events, in the order of their offsets."""
        said: list[Event] = []
        readers, watermark = self._readers, self.watermark
        for version, timestamp, event in heard:
            time = event.event_time
            if time > watermark:
                watermark = max(watermark, min(time, timestamp))
            for apply in readers.get(type(event), ()):
                said += apply(event, watermark, version)
        self.watermark = watermark
        if heard:
            for running in self._running:
                said += running.fire(watermark, heard[-1].version)
        return said

    def changed(self) -> Iterator[Kept]:
        """The rows of keys that have changed since it was asked last."""
        for running in self._running:
            yield from running.changed()
