"""Hand-made records and batches, as aiokafka would bring them."""

from collections.abc import Sequence
from dataclasses import dataclass

from streams.delivery.applied import Work
from streams.delivery.positions import Position
from streams.delivery.records import Partition, RecordBatch
from tests.schemas.examples import T

METER_V1 = b"charger.meter.v1"
STATUS_V1 = b"charger.status.v1"
SESSION_V1 = b"charger.session.v1"

CHARGER_0 = Partition("charger", 0)

Headers = Sequence[tuple[str, bytes]]


@dataclass
class Given:
    """A record as aiokafka reads it."""

    value: bytes | None
    offset: int = 0
    timestamp: int = T
    key: bytes | None = b"510000001/S-0042"
    headers: Headers = (("ce_type", METER_V1),)


def record(
    value: bytes | None, event_type: bytes = METER_V1, key: bytes | None = b"k", timestamp: int = T
) -> Given:
    return Given(value, key=key, timestamp=timestamp, headers=[("ce_type", event_type)])


def batch(*records: Given, first: int = 0, partition: Partition = CHARGER_0) -> RecordBatch:
    """The records at consecutive offsets."""
    for offset, each in enumerate(records, first):
        each.offset = offset
    return RecordBatch(partition, list(records))


def work(
    *records: Given,
    first: int = 0,
    partition: Partition = CHARGER_0,
    epoch: int = 0,
    position: Position | None = None,
) -> Work:
    """The records as something to apply, to a partition that nothing is known of."""
    return Work(batch(*records, first=first, partition=partition), epoch, position or Position(-1))
