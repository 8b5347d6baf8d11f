"""What faust commits to Kafka, where messages are record batches acked in order.

faust 0.15.3 counts single offsets: of a batch it knows the last one only, takes the others for a
gap, and counts the delivered offset twice, so that a commit moves on by one batch and the list of
acked offsets grows for ever. Here a commit is the highest acked offset plus one. That is a hint for
lag displays and for where to begin; the ledger decides what is stored.

Both methods are private to faust: `tests/streams/delivery/test_commits.py` watches them.
"""

from typing import Any

import faust
from faust.transport.drivers import aiokafka as driver

FETCH_WAIT_MS = 50
FETCH_LEAST_BYTES = 64 << 10


class _ConsumerThread(driver.AIOKafkaConsumerThread):
    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        # faust's 1500 is how long a fetch of quiet partitions, the only one in flight to a broker,
        # keeps the busy ones waiting.
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS
        # Ten fetches a second and partition, each of a few records, cost a third of the worker.
        consumer._fetch_min_bytes = FETCH_LEAST_BYTES
        return consumer


class _Consumer(driver.Consumer):
    def _new_consumer_thread(self) -> Any:
        return _ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    async def _add_gap(self, tp: Any, offset_from: int, offset_to: int) -> None:
        """Offsets inside of a batch are no gap."""

    def _new_offset(self, tp: Any) -> int | None:
        acked = self._acked[tp]
        if not acked:
            return None
        highest = max(acked)
        acked.clear()
        self._acked_index[tp].clear()
        return int(highest) + 1


class _Transport(driver.Transport):
    Consumer = _Consumer


class BatchApp(faust.App):
    """A faust app whose commits suit record batches."""

    def _new_transport(self) -> Any:
        return _Transport(self.conf.broker_consumer, self)
