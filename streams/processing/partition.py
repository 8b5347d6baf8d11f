"""The processors of one partition, and how far its time has come. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from schemas import Event
from streams.processing.processor import Processor
from streams.processing.running import Kept, Running


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
        self._readers: dict[type[Event], list[Running]] = {}
        for running in self._running:
            for kind in running.processor.inputs:
                self._readers.setdefault(kind, []).append(running)

    def apply(self, heard: Sequence[Heard]) -> list[Event]:
        """What is said of events, in the order of their offsets."""
        said: list[Event] = []
        for version, timestamp, event in heard:
            time = min(event.event_time, timestamp)
            if time > self.watermark:
                self.watermark = time
            for running in self._readers.get(type(event), ()):
                said += running.apply(event, self.watermark, version)
        if heard:
            for running in self._running:
                said += running.fire(self.watermark, heard[-1].version)
        return said

    def changed(self) -> Iterator[Kept]:
        """The rows of keys that have changed since it was asked last."""
        for running in self._running:
            yield from running.changed()
