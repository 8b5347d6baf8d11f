"""Where a partition stands, and what that means for the next batch. Pure."""

from dataclasses import dataclass, field

from streams.delivery.records import RecordBatch


@dataclass
class Position:
    """How far one partition of one assignment has come.

    One thread takes and another stores, each writing what is its own.

    Attributes:
        stored: last offset that the ledger accounts for, -1 for none.
        tables: last offset past the ledger that each table already has: the batch that was in
            flight when the last owner died may be in some tables and not in others.
        taken: last offset that is stored or in a group on its way there.
        begun: has this assignment taken a batch of the partition yet?
    """

    stored: int
    tables: dict[str, int] = field(default_factory=dict)
    taken: int = field(init=False)
    begun: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.taken = self.stored

    def untaken(self, batch: RecordBatch) -> RecordBatch | None:
        """The part of a batch that is neither stored nor on its way."""
        return batch.after(self.taken)

    def hole_before(self, batch: RecordBatch) -> range:
        """Offsets that are neither taken nor in this batch but lie before it; may be empty."""
        return range(self.taken + 1, batch.first)

    def table_has(self, table: str, offset: int) -> bool:
        """Is this offset in the table, though the ledger does not say so?"""
        return offset <= self.tables.get(table, -1)

    def take(self, batch: RecordBatch) -> None:
        """The batch is in a group now."""
        self.taken = batch.last
        self.begun = True

    def store(self, offset: int) -> None:
        """The ledger accounts for what goes up to this offset now."""
        self.stored = offset
