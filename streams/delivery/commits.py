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


class _Consumer(driver.Consumer):
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
