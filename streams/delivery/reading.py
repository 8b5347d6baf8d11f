"""What faust's consumer reads: which partitions, up to where, and from where again."""

from typing import Any

import faust
import structlog
from aiokafka.errors import IllegalStateError
from faust.types import TP

from streams.delivery.records import Partition

log = structlog.get_logger(__name__)


class Reading:
    """The consumer of an app, which faust makes when the app starts."""

    def __init__(self, app: faust.App) -> None:
        self._app = app

    def partitions(self) -> list[Partition]:
        """The partitions that are ours at present."""
        return [Partition(*tp) for tp in self._consumer.assignment()]

    async def next_offset(self, partition: Partition) -> int | None:
        """The offset that is read next, None where that is not known."""
        offset: int | None = await self._consumer.position(TP(*partition))
        return offset

    async def seek(self, partition: Partition, offset: int) -> None:
        """Read a partition from another offset, unless it was given away meanwhile.

        In the consumer's own thread: faust's `seek` takes away from under a fetch what that looks
        at, and the worker ends.
        """
        try:
            await self._consumer.seek_wait({TP(*partition): offset})
        except IllegalStateError:
            return  # it was given away
        log.warning("partition.seek", partition=str(partition), offset=offset)

    def end(self, partition: Partition) -> int | None:
        """The offset after a partition's last record, None where that is not known."""
        offset: int | None = self._consumer.highwater(TP(*partition))
        return offset

    def committed(self, partition: Partition) -> int:
        """The offset that was committed last, 0 where none was."""
        return self._consumer._committed_offset.get(TP(*partition)) or 0

    @property
    def _consumer(self) -> Any:
        return self._app.consumer
