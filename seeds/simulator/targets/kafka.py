"""To Kafka, at full speed or at a rate."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from connections.kafka import EventProducer, RawHeaders
from connections.settings import KafkaSettings
from seeds.record import Record
from seeds.simulator.events import Events, Ints
from seeds.simulator.targets.bad import Spoiler
from seeds.simulator.targets.wire.encoder import Encoder, ids, places

_LINGER_MS = 200  # nobody waits for a record, and fewer, larger batches cost the broker less

_PATIENCE_S = 60  # a broker that restarts is back by then


class _Part(NamedTuple):
    """Records as columns, so that none of them needs a tuple before it is sent."""

    times: Ints  # of sending
    topics: Sequence[str]
    values: Sequence[bytes]
    keys: Sequence[bytes | None]
    headers: Sequence[RawHeaders]


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
        if parts := [each for found in events for each in self._parts(shard, hour, found)]:
            times, *columns = zip(*parts, strict=True)
            order = np.argsort(np.concatenate(times), kind="stable").tolist()
            whole = ([*chain.from_iterable(each)] for each in columns)
            in_order = (map(each.__getitem__, order) for each in whole)
            self._producer.send_all(zip(*in_order, strict=True))
            self._sent += len(order)
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

    def _parts(self, shard: int, hour: int, events: Events) -> Iterator[_Part]:
        """The events as records, and then bad copies, sent at the same time as the good ones."""
        contract, digest = events.contract, self._digests.setdefault(shard, hashlib.blake2b())
        for topic, keys, found in places(events):
            if not len(found):
                continue
            name = f"{shard}-{hour}-{contract.slug}-{topic.name}"
            event_ids = ids(name, len(found))
            encoded = self._encoder.values(found, event_ids)
            digest.update(encoded.buffers()[-1])  # all their text, one behind the other
            headers = [*map(contract.headers, _bytes(event_ids), _words(found.columns["source"]))]
            topics, values, keyed = [topic.name] * len(found), _bytes(encoded), _bytes(keys)
            yield _Part(found.sent_ms, topics, values, keyed, headers)
            for place in self._spoiler.places(name, len(found)):
                good = Record(topic.name, keyed[place], headers[place], values[place])
                bad = self._spoiler.copy(shard, contract.event_type, good)
                digest.update(repr(bad).encode())
                at = found.sent_ms[place : place + 1]
                yield _Part(at, [bad.topic], [bad.value], [bad.key], [bad.headers])

    def _wait(self) -> None:
        if self._rate:
            time.sleep(max(0.0, self._begun + self._sent / self._rate - time.monotonic()))


def _bytes(texts: pa.StringArray) -> list[bytes]:
    found: list[bytes] = texts.cast("binary").to_pylist()
    return found


def _words(column: pa.DictionaryArray) -> Iterator[bytes]:
    """The bytes of each word, made once for all who say it."""
    return map(_bytes(column.dictionary).__getitem__, column.indices.to_pylist())
