"""To Kafka, at full speed or at a rate."""

import hashlib
import time
from collections.abc import Iterator
from operator import itemgetter

import pyarrow as pa

from connections.kafka import EventProducer, RawRecord
from connections.settings import KafkaSettings
from seeds.record import Record
from seeds.simulator.events import Events
from seeds.simulator.targets.bad import Spoiler
from seeds.simulator.targets.wire.encoder import Encoder, ids, places

_Timed = tuple[int, RawRecord]  # time of sending
_LINGER_MS = 200  # nobody waits for a record, and fewer, larger batches cost the broker less

_PATIENCE_S = 60  # a broker that restarts is back by then


class KafkaTarget:
    """Produces every event, and bad copies of some; `rate` is records a second, 0 is full speed."""

    def __init__(self, settings: KafkaSettings, rate: float, spoiler: Spoiler) -> None:
        self._producer = EventProducer(settings, _LINGER_MS, patience_s=_PATIENCE_S)
        self._encoder = Encoder()
        self._spoiler = spoiler
        self._rate = rate
        self._begun = time.monotonic()
        self._sent = 0
        self._digests: dict[int, hashlib.blake2b] = {}

    def take(self, shard: int, hour: int, events: list[Events]) -> None:
        """Raises:
        UndeliveredError: Kafka did not take what went before.
        """
        records = [each for found in events for each in self._records(shard, hour, found)]
        records.sort(key=itemgetter(0))
        self._producer.send_all(record for _, record in records)
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

    def _records(self, shard: int, hour: int, events: Events) -> Iterator[_Timed]:
        """The events as records, and then bad copies, sent at the same time as the good ones."""
        contract, digest = events.contract, self._digests.setdefault(shard, hashlib.blake2b())
        for topic, keys, found in places(events):
            if not len(found):
                continue
            name = f"{shard}-{hour}-{contract.slug}-{topic.name}"
            event_ids = ids(name, len(found))
            encoded = self._encoder.values(found, event_ids)
            digest.update(encoded.buffers()[-1])  # all their text, one behind the other
            sources = _bytes(found.columns["source"].dictionary_decode())
            headers = [*map(contract.headers, _bytes(event_ids), sources)]
            values, keyed, times = _bytes(encoded), _bytes(keys), found.sent_ms.tolist()
            topics = [topic.name] * len(found)
            yield from zip(times, zip(topics, values, keyed, headers, strict=True), strict=True)
            for place in self._spoiler.places(name, len(times)):
                good = Record(topic.name, keyed[place], headers[place], values[place])
                bad = self._spoiler.copy(shard, contract.event_type, good)
                digest.update(repr(bad).encode())
                yield times[place], (bad.topic, bad.value, bad.key, bad.headers)

    def _wait(self) -> None:
        if self._rate:
            time.sleep(max(0.0, self._begun + self._sent / self._rate - time.monotonic()))


def _bytes(texts: pa.StringArray) -> list[bytes]:
    found: list[bytes] = texts.cast("binary").to_pylist()
    return found
