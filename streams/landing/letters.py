"""From a refused record to its dead letter. Pure."""

import hashlib
from uuid import NAMESPACE_URL, uuid5

from schemas import Contract
from schemas.events.dead_letter import DeadLetter
from schemas.fields import EARLIEST_MS
from streams.decoding.redact import operator_of, redacted
from streams.decoding.refusal import Refusal
from streams.delivery.records import Partition, Record

SOURCE = "landing"


def letter_id(topic: str, epoch: int, partition: int, offset: int) -> str:
    """The id of a dead letter, made from its origin: the same again for the same record."""
    return str(uuid5(NAMESPACE_URL, f"{topic}/{epoch}/{partition}/{offset}"))


class LetterWriter:
    """Writes dead letters; knows which fields of each contract may be kept."""

    def __init__(self, contracts: tuple[Contract, ...]) -> None:
        self._known = {
            each.wire_type: frozenset(each.struct.__struct_fields__) for each in contracts
        }

    def letter(
        self, partition: Partition, epoch: int, record: Record, refusal: Refusal
    ) -> DeadLetter:
        """The dead letter of a record; a second delivery gives the same one."""
        value = record.value or b""
        return DeadLetter(
            event_id=letter_id(partition.topic, epoch, partition.number, record.offset),
            event_time=max(record.timestamp, EARLIEST_MS),
            source=SOURCE,
            operator_id=operator_of(record.value),
            reason=refusal.reason,  # type: ignore[arg-type]
            contract=refusal.contract,
            field=refusal.field[:64],
            detail=refusal.detail,
            origin_topic=partition.topic,
            origin_epoch=epoch,
            origin_partition=partition.number,
            origin_offset=record.offset,
            length=len(value),
            sha256=hashlib.sha256(value).hexdigest(),
            record=redacted(record.value, self._known.get(refusal.contract, frozenset())),
        )
