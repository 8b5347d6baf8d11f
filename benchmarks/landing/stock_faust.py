"""Stock faust as its documentation has it: JSON values, `stream.take`, the same insert.

One event at a time goes through faust, which is what its cost is. Values that are no JSON are
skipped, fields are not validated. Run as a child.
"""

import asyncio
import os
import time
from collections import defaultdict
from typing import Any

import faust
import mode.loop
from cyclopts import run

from benchmarks.common.events import TOPICS
from benchmarks.common.fleet import EVENT_TYPES
from benchmarks.landing.sink import TYPE_HEADER, Found, Sink

TAKE, WITHIN_S = 5000, 1


class LenientTopic(faust.Topic):
    """Skips what cannot be decoded: the default lets the agent fail."""

    async def on_value_decode_error(self, exc: Exception, message: Any) -> None:
        """Go on with the next."""


def build_app(limit: int) -> faust.App:
    """An app that drains `limit` records and ends the process."""
    app = faust.App(
        f"stock-{time.time_ns()}",
        broker=f"aiokafka://{os.environ['THREE_NETWORKS_KAFKA_BOOTSTRAP']}",
        consumer_auto_offset_reset="earliest",
        datadir=f"{os.environ['THREE_NETWORKS_HOME']}/run/stock-faust",
        store="memory://",
        stream_buffer_maxsize=16_384,
        stream_wait_empty=False,
        topic_allow_declare=False,
        topic_disable_leader=True,
        Topic=LenientTopic,
        web_enabled=False,
    )
    sink = Sink(EVENT_TYPES)

    @app.agent(app.topic(*TOPICS, value_serializer="json"))
    async def land(stream: Any) -> None:
        loop = asyncio.get_running_loop()
        async for taken in stream.take_events(TAKE, within=WITHIN_S):
            events = list(taken)  # after a time-out faust goes on filling the list it gave
            await loop.run_in_executor(None, _insert, sink, events)
            if sink.records >= limit:
                sink.answer(refused=0)
                os._exit(0)

    return app


def _insert(sink: Sink, events: list[Any]) -> None:
    rows: dict[bytes, list[Found]] = defaultdict(list)
    for event in events:
        message = event.message
        origin = (message.topic, message.partition, message.offset)
        rows[event.headers[TYPE_HEADER]].append((event.value, *origin))
    sink.insert_dicts(rows)
    sink.stored(len(events))  # here, since a rebalance may cancel who waits for this


def main(limit: int) -> None:
    """Run the app until it has drained `limit` records."""
    mode.loop.use("uvloop")
    faust.Worker(build_app(limit), override_logging=False).execute_from_commandline()


if __name__ == "__main__":
    run(main)
