"""To Kafka, at full speed or at a rate."""

import hashlib
import time

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from seeds.record import Headers
from seeds.simulator.events import Events
from seeds.simulator.wire import Encoder, ids, places


class KafkaTarget:
    """Produces every event; `rate` is events a second, 0 for as fast as it goes."""

    def __init__(self, settings: KafkaSettings, rate: float) -> None:
        self._producer = EventProducer(settings)
        self._encoder = Encoder()
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

    def checksums(self) -> dict[str, str]:
        return {f"{shard:04d}": digest.hexdigest() for shard, digest in self._digests.items()}

    def _records(
        self, shard: int, hour: int, events: Events
    ) -> list[tuple[int, str, bytes, bytes, Headers]]:
        """The events as records, with their times of sending."""
        contract, digest = events.contract, self._digests.setdefault(shard, hashlib.blake2b())
        made: list[tuple[int, str, bytes, bytes, Headers]] = []
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
            made += zip(times, [topic.name] * len(times), values, keyed, headers, strict=True)
        return made

    def _wait(self) -> None:
        if self._rate:
            time.sleep(max(0.0, self._begun + self._sent / self._rate - time.monotonic()))
