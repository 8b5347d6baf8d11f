"""From records to events and refusals. Pure; fast because good records are decoded in chunks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import msgspec

from schemas import Contract, Event
from streams.decoding.redact import looks_personal
from streams.decoding.refusal import Refusal, refusal_of
from streams.delivery.records import Record, RecordBatch

LARGEST_VALUE = 1 << 20
CHUNK = 256  # records decoded in one call; one bad record costs a second look at its chunk only

_TYPE_HEADER = "ce_type"

_KEY, _VALUE, _TIMESTAMP = attrgetter("key"), attrgetter("value"), attrgetter("timestamp")
_EVENT_TIME = attrgetter("event_time")

# What msgspec raises: the last one for what is nested too deep, even in a field nobody knows.
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


@dataclass(slots=True)
class Decoded:
    """The events of one type with their records, and what was refused."""

    events: list[Event] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)


@dataclass(slots=True)
class DecodedBatch:
    """A record batch, decoded: events by contract, refusals, bytes read."""

    batch: RecordBatch
    by_contract: dict[Contract, Decoded]
    refused: list[tuple[Record, Refusal]]


class Decoder:
    """Decodes record batches by the contracts that it knows."""

    def __init__(self, contracts: Iterable[Contract], future_tolerance_s: float) -> None:
        self._contracts = {each.wire_type.encode(): each for each in contracts}
        self._types = {each.event_type for each in self._contracts.values()}
        self._json = {each: msgspec.json.Decoder(each.struct) for each in self._contracts.values()}
        self._tolerance_ms = int(future_tolerance_s * 1000)

    def decode(self, batch: RecordBatch) -> DecodedBatch:
        """Decode a batch; every record is either an event or a refusal, never neither."""
        refused: list[tuple[Record, Refusal]] = []
        by_contract = {
            contract: self._decode_type(contract, records, refused)
            for contract, records in self._by_contract(batch, refused).items()
        }
        return DecodedBatch(batch, by_contract, refused)

    def _by_contract(
        self, batch: RecordBatch, refused: list[tuple[Record, Refusal]]
    ) -> dict[Contract, list[Record]]:
        found: dict[bytes, list[Record]] = defaultdict(list)
        for record in batch.records:
            headers = record.headers
            if headers and headers[0][0] == _TYPE_HEADER:
                found[headers[0][1]].append(record)
            else:
                found[wire_type_of(headers)].append(record)
        known: dict[Contract, list[Record]] = {}
        for wire_type, records in found.items():
            contract = self._contracts.get(wire_type)
            if contract is None:
                refusal = self._unknown(wire_type)
                refused += [(record, refusal) for record in records]
            else:
                known[contract] = records
        return known

    def _unknown(self, wire_type: bytes) -> Refusal:
        if not wire_type:
            return Refusal("missing-header", field="ce_type", detail="no ce_type header")
        name = wire_type[:64].decode("ascii", "replace")
        if looks_personal(name):
            return Refusal("unknown-type", field="ce_type", detail="not the name of an event type")
        if name.rpartition(".v")[0] in self._types:
            return Refusal("unknown-version", name, "ce_type", "this version is not known here")
        return Refusal("unknown-type", name, "ce_type", "this event type is not known here")

    def _decode_type(
        self, contract: Contract, records: list[Record], refused: list[tuple[Record, Refusal]]
    ) -> Decoded:
        decoded = Decoded()
        for start in range(0, len(records), CHUNK):
            self._decode_chunk(contract, records[start : start + CHUNK], decoded, refused)
        return decoded

    def _decode_chunk(
        self,
        contract: Contract,
        records: list[Record],
        decoded: Decoded,
        refused: list[tuple[Record, Refusal]],
    ) -> None:
        events = self._decode_together(contract, records)
        if events is None:
            self._decode_singly(contract, records, decoded, refused)
        else:
            decoded.events += events
            decoded.records += records

    def _decode_together(self, contract: Contract, records: list[Record]) -> list[Event] | None:
        """All events of a chunk, or None where at least one record wants a closer look."""
        values: list[bytes] = list(map(_VALUE, records))
        try:
            events: list[Event] = list(map(self._json[contract].decode, values))
        except (TypeError, *_UNREADABLE):
            return None
        if not all(map(_KEY, records)) or max(map(len, values)) > LARGEST_VALUE:
            return None
        if max(map(_EVENT_TIME, events)) > min(map(_TIMESTAMP, records)) + self._tolerance_ms:
            return None
        return events

    def _decode_singly(
        self,
        contract: Contract,
        records: list[Record],
        decoded: Decoded,
        refused: list[tuple[Record, Refusal]],
    ) -> None:
        for record in records:
            event = self.decode_one(contract, record)
            if isinstance(event, Refusal):
                refused.append((record, event))
            else:
                decoded.events.append(event)
                decoded.records.append(record)

    def decode_one(self, contract: Contract, record: Record) -> Event | Refusal:
        """One record, with the reason where it is refused."""
        if not record.key:
            return Refusal("empty-key", contract.wire_type, "key", "a record needs its key")
        if record.value is None:
            return Refusal("not-json", contract.wire_type, detail="the record has no value")
        if len(record.value) > LARGEST_VALUE:
            limit = f"longer than {LARGEST_VALUE} bytes"
            return Refusal("too-large", contract.wire_type, detail=limit)
        try:
            event: Event = self._json[contract].decode(record.value)
        except _UNREADABLE as error:
            return refusal_of(error, contract)
        if event.event_time > record.timestamp + self._tolerance_ms:
            late = "later than Kafka's own time of the record"
            return Refusal("time-in-future", contract.wire_type, "$.event_time", late)
        return event


def wire_type_of(headers: Sequence[tuple[str, bytes]]) -> bytes:
    """The event type that a record's headers name, empty where they name none."""
    if headers and headers[0][0] == _TYPE_HEADER:
        return headers[0][1]
    return next((value for name, value in headers if name == _TYPE_HEADER), b"")
