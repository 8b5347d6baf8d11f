"""Quix Streams with a batching sink and the same insert, in an environment of its own.

JSON is decoded by Quix; values that are no JSON are skipped by its error callback, fields are not
validated. Run as a child, by the interpreter of that environment.
"""

import os
import sys
import time
from collections import defaultdict

from quixstreams import Application  # type: ignore[import-not-found]
from quixstreams.sinks import BatchingSink, SinkBatch  # type: ignore[import-not-found]

from benchmarks.common.events import TOPICS
from benchmarks.landing.sink import TYPE_HEADER, Found, Sink

COMMIT_EVERY, COMMIT_S = 20_000, 5


class LandingSink(BatchingSink):  # type: ignore[misc]
    """Inserts what Quix collects of a partition between two commits."""

    def __init__(self, app: Application, sink: Sink, limit: int) -> None:
        super().__init__()
        self._app = app
        self._sink = sink
        self._limit = limit

    def write(self, batch: SinkBatch) -> None:
        """Insert one batch."""
        rows: dict[bytes, list[Found]] = defaultdict(list)
        for item in batch:
            wire_type = dict(item.headers)[TYPE_HEADER]
            rows[wire_type].append((item.value, batch.topic, batch.partition, item.offset))
        self._sink.insert_dicts(rows)
        self._sink.stored(batch.size)
        if self._sink.records >= self._limit:
            self._app.stop()


def main(limit: int, event_types: list[str]) -> None:
    """Drain `limit` records."""
    app = Application(
        broker_address=os.environ["THREE_NETWORKS_KAFKA_BOOTSTRAP"],
        consumer_group=f"quix-{time.time_ns()}",
        auto_offset_reset="earliest",
        commit_every=COMMIT_EVERY,
        commit_interval=COMMIT_S,
        loglevel="ERROR",
        on_consumer_error=lambda *_: True,
    )
    sink = Sink(event_types)
    for topic in TOPICS:
        frame = app.dataframe(app.topic(topic, value_deserializer="json"))
        frame.sink(LandingSink(app, sink, limit))
    app.run()
    sink.answer(refused=0)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
