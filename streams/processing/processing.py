"""Processing as an `Applier`: events to the processors, states and positions to one insert."""

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import cast

from schemas import Event
from schemas.contract import declared
from schemas.landing import version_of
from schemas.state import STATE
from streams.decoding.decode import Decoder, wire_type_of
from streams.delivery.applied import Applied, Entry, Work
from streams.delivery.records import Partition, RecordBatch
from streams.processing.journal import ProcessingPosition, columns_of, position_row
from streams.processing.partition import Heard
from streams.processing.processor import Processor
from streams.processing.running import Kept

_VERSION = attrgetter("version")


class Processing:
    """Applies record batches; what is not for its processors, or refused by landing, is passed."""

    tables: tuple[str, ...] = (STATE.qualified,)

    def __init__(self, processors: tuple[Processor, ...], future_tolerance_s: float) -> None:
        inputs = {kind for each in processors for kind in each.inputs}
        contracts = [declared(kind) for kind in inputs]
        self._wanted = {each.wire_type.encode() for each in contracts}
        self._decoder = Decoder(contracts, future_tolerance_s)

    def apply(self, works: Sequence[Work]) -> Applied:
        """Run the processors over a group of batches."""
        applied = Applied()
        rows: dict[Partition, tuple[ProcessingPosition, int]] = {}
        for work in works:
            partition, position = work.batch.partition, cast(ProcessingPosition, work.position)
            heard = self._heard(work)
            said = position.processors.apply(heard)
            applied.outputs += [(declared(type(each)), each) for each in said]
            applied.entries.append(_entry(work, heard))
            rows[partition] = position, version_of(work.epoch, work.batch.last)
        kept = [(partition, row) for partition, at in rows.items() for row in _rows(*at)]
        applied.inserts = {STATE.qualified: columns_of(kept)}
        return applied

    def _heard(self, work: Work) -> list[Heard]:
        wanted = [each for each in work.batch.records if wire_type_of(each.headers) in self._wanted]
        decoded = self._decoder.decode(RecordBatch(work.batch.partition, wanted))
        heard = [
            Heard(version_of(work.epoch, record.offset), record.timestamp, event)
            for found in decoded.by_contract.values()
            for record, event in zip(found.records, found.events, strict=True)
        ]
        return sorted(heard, key=_VERSION) if len(decoded.by_contract) > 1 else heard


def _rows(position: ProcessingPosition, version: int) -> list[Kept]:
    changed = list(position.processors.changed())
    return [*changed, position_row(position.processors.watermark, version)]


def _entry(work: Work, heard: Sequence[Heard]) -> Entry:
    events: list[Event] = [each.event for each in heard]
    counted = Counter(map(type, events))
    return Entry(
        partition=work.batch.partition,
        first=work.batch.first,
        last=work.batch.last,
        rows={declared(kind).name: many for kind, many in counted.items()},
        dead_letters=0,
        bytes=sum([len(each.value or b"") for each in work.batch.records]),
        newest_event_time=max((each.event_time for each in events), default=0),
    )
