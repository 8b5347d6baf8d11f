"""Landing as an `Applier`: events to their tables, refusals to the dead letters."""

from collections import Counter
from collections.abc import Sequence

from connections.settings import LandingSettings
from schemas import Contract, contract_of
from schemas.ledger import CONTENTS
from streams.decoding.decode import Decoded, DecodedBatch, Decoder
from streams.decoding.redact import operator_of
from streams.decoding.refusal import Refusal
from streams.delivery.applied import Applied, Entry, Work
from streams.delivery.errors import MostOperatorsFailError
from streams.delivery.records import Record
from streams.landing.columns import Rows
from streams.landing.contents import Contents
from streams.landing.letters import LetterWriter
from streams.landing.quarantine import Quarantine

_HOUR_MS = 3_600_000


class Landing:
    """Applies record batches of any network: the contracts decide what goes where."""

    def __init__(self, contracts: tuple[Contract, ...], settings: LandingSettings) -> None:
        self.tables = tuple(f"landing.{each.slug}" for each in contracts)
        self._decoder = Decoder(contracts, settings.future_tolerance_s)
        self._letters = LetterWriter(contracts)
        self._dead_letter = contract_of("dead-letter")
        self.quarantine = Quarantine(
            settings.operator_dead_letter_share, settings.operator_dead_letter_window
        )

    def apply(self, works: Sequence[Work]) -> Applied:
        """Decode, sort by table, and account for every record.

        Raises:
            MostOperatorsFailError: most operators are in quarantine.
        """
        applied = Applied()
        rows: dict[str, Rows] = {}
        contents = Contents()
        for work in works:
            decoded = self._decoder.decode(work.batch)
            self._set_aside(decoded)
            for contract, found in decoded.by_contract.items():
                self._add(rows, work, contract, found)
                contents.add(contract, found.events)
            self._write_letters(applied, work, decoded)
            applied.entries.append(_entry(work, decoded))
        applied.inserts = {table: found.columns() for table, found in rows.items()}
        if contents.events:
            applied.inserts[CONTENTS.qualified] = contents.columns()
        return applied

    def _add(self, rows: dict[str, Rows], work: Work, contract: Contract, found: Decoded) -> None:
        table = f"landing.{contract.slug}"
        events, records = found.events, found.records
        if work.position.table_has(table, work.batch.first):
            wanted = [
                (event, record)
                for event, record in zip(events, records, strict=True)
                if not work.position.table_has(table, record.offset)
            ]
            events, records = [event for event, _ in wanted], [record for _, record in wanted]
        if events:
            table_rows = rows.setdefault(table, Rows(contract))
            table_rows.add(work.batch.partition, work.epoch, events, records)

    def _set_aside(self, decoded: DecodedBatch) -> None:
        """Judge the operators, and refuse the records of those in quarantine."""
        accepted: Counter[str] = Counter()
        for found in decoded.by_contract.values():
            accepted.update([event.operator_id for event in found.events])
        refused = Counter(operator_of(record.value) for record, _ in decoded.refused)
        self.quarantine.judge(accepted, refused)
        if self.quarantine.most_fail:
            raise MostOperatorsFailError(
                "the records of most operators are refused, so the fault is not theirs; look at "
                "`three-networks dead-letters list`, mend, and start the worker again"
            )
        if self.quarantine.quarantined:
            for contract, found in decoded.by_contract.items():
                decoded.refused += _without(found, self.quarantine.quarantined, contract)

    def _write_letters(self, applied: Applied, work: Work, decoded: DecodedBatch) -> None:
        partition = work.batch.partition
        for record, refusal in decoded.refused:
            letter = self._letters.letter(partition, work.epoch, record, refusal)
            applied.outputs.append((self._dead_letter, letter))


def _without(
    found: Decoded, operators: frozenset[str], contract: Contract
) -> list[tuple[Record, Refusal]]:
    refusal = Refusal("operator-quarantined", contract.wire_type, detail="most of its records fail")
    pairs = list(zip(found.events, found.records, strict=True))
    kept = [pair for pair in pairs if pair[0].operator_id not in operators]
    aside = [(record, refusal) for event, record in pairs if event.operator_id in operators]
    found.events = [event for event, _ in kept]
    found.records = [record for _, record in kept]
    return aside


def _hours(times: Sequence[int]) -> list[int]:
    """The hours that times in ms fall into, as seconds; most batches have one hour only."""
    first, last = min(times, default=0) // _HOUR_MS, max(times, default=0) // _HOUR_MS
    if first == last:
        return [first * 3600] if times else []
    return sorted({time // _HOUR_MS * 3600 for time in times})


def _entry(work: Work, decoded: DecodedBatch) -> Entry:
    times = [event.event_time for each in decoded.by_contract.values() for event in each.events]
    return Entry(
        partition=work.batch.partition,
        first=work.batch.first,
        last=work.batch.last,
        rows={contract.name: len(each.events) for contract, each in decoded.by_contract.items()},
        dead_letters=len(decoded.refused),
        bytes=sum([len(record.value or b"") for record in work.batch.records]),
        newest_event_time=max(times, default=0),
        event_hours=_hours(times),
    )
