"""Where a partition stands, and what that means for the next batch. Pure."""

from dataclasses import dataclass, field

from streams.delivery.records import RecordBatch


@dataclass
class Position:
    """How far one partition of one assignment has been stored.

    Attributes:
        stored: last offset that the ledger accounts for, -1 for none.
        tables: last offset past the ledger that each table already has: the batch that was in
            flight when the last owner died may be in some tables and not in others.
        delivered: has this assignment delivered a batch of the partition yet?
    """

    stored: int
    tables: dict[str, int] = field(default_factory=dict)
    delivered: bool = False

    def unstored(self, batch: RecordBatch) -> RecordBatch | None:
        """The part of a batch that the ledger does not account for yet."""
        return batch.after(self.stored)

    def hole_before(self, batch: RecordBatch) -> range:
        """Offsets that are neither stored nor in this batch but lie before it; may be empty."""
        return range(self.stored + 1, batch.first)

    def table_has(self, table: str, offset: int) -> bool:
        """Is this offset in the table, though the ledger does not say so?"""
        return offset <= self.tables.get(table, -1)

    def advance(self, offset: int) -> None:
        """The batch up to `offset` is being stored."""
        self.stored = offset
        self.delivered = True
