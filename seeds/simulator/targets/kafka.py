"""To Kafka, at full speed or at a rate."""

import hashlib
import time
from collections.abc import Iterator

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from seeds.record import Headers, Record
from seeds.simulator.bad import Spoiler
from seeds.simulator.events import Events
from seeds.simulator.wire import Encoder, ids, places

_Sent = tuple[int, str, bytes, bytes | None, Headers]  # time of sending, topic, value, key, headers


class KafkaTarget:
    """Produces every event, and bad copies of some; `rate` is records a second, 0 is full speed."""

    def __init__(self, settings: KafkaSettings, rate: float, spoiler: Spoiler) -> None:
        self._producer = EventProducer(settings)
        self._encoder = Encoder()
        self._spoiler = spoiler
        self._rate = rate
        self._begun = time.monotonic()
        self._sent = 0
        self._digests: dict[int, hashlib.blake2b] = {}

    def take(self, shard: int, hour: int, events: list[Events]) -> None:
        records = [each for found in events for each in self._records(shard, hour, found)]
        records.sort(key=lambda each: each[0])
        for _, topic, value, key, headers in records:
            self._producer.send_raw(topic, value, key, headers)
        self._sent += len(records)
        self._wait()

    def finish(self) -> None:
        """Raises:
        UndeliveredError: Kafka did not take them all.
        """
        self._producer.flush()

    def bad(self) -> dict[str, int]:
        return dict(self._spoiler.made)

    def checksums(self) -> dict[str, str]:
        return {f"{shard:04d}": digest.hexdigest() for shard, digest in self._digests.items()}

    def _records(self, shard: int, hour: int, events: Events) -> Iterator[_Sent]:
        """The events as records, and then bad copies, sent at the same time as the good ones."""
        contract, digest = events.contract, self._digests.setdefault(shard, hashlib.blake2b())
        for topic, keys, found in places(events):
            name = f"{shard}-{hour}-{contract.slug}-{topic.name}"
            event_ids = ids(name, len(found))
            values = self._encoder.values(found, event_ids).cast("binary").to_pylist()
            digest.update(b"\n".join(values))
            sources = found.columns["source"].dictionary_decode().cast("binary").to_pylist()
            named = zip(event_ids.cast("binary").to_pylist(), sources, strict=True)
            headers = [contract.headers(event_id, source) for event_id, source in named]
            keyed = keys.cast("binary").to_pylist()
            times = found.sent_ms.tolist()
            yield from zip(times, [topic.name] * len(times), values, keyed, headers, strict=True)
            for place in self._spoiler.places(name, len(times)):
                good = Record(topic.name, keyed[place], headers[place], values[place])
                bad = self._spoiler.copy(shard, contract.event_type, good)
                digest.update(repr(bad).encode())
                yield times[place], bad.topic, bad.value, bad.key, bad.headers

    def _wait(self) -> None:
        if self._rate:
            time.sleep(max(0.0, self._begun + self._sent / self._rate - time.monotonic()))
