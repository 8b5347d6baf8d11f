"""A day's file, cell by cell.

The exporter begins each file anew with every value that it has, and then writes changes only. A
blank cell repeats the value above it in the same file, unless the page failed meanwhile, which
looks the same: so what is repeated says so. What stood in the file of the day before is not
repeated: had it still held, it would stand at the top of this one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gateways.refusal import RefusedError, checked, dead_letter
from schemas import Event
from schemas.contract import Quality, declared
from schemas.events.dead_letter import DeadLetter
from schemas.events.parking_lot import ParkingLot
from schemas.fields import EARLIEST_MS
from seeds.replay.dataset import Timed, source_of
from seeds.replay.datasets.parking_de.register import NAME, Column
from seeds.replay.table import utc_ms
from seeds.replay.tally import Tally

SOURCE = source_of(NAME)
LOT_TYPE = declared(ParkingLot).wire_type
CELLS_A_DAY = 10**7  # more than any file has: the day and its cell make one number
WHOLE = re.compile(r"-?[0-9]+")

FILLED, BLANK, DAMAGED = "filled cell", "blank cell", "damaged row"
NO_VALUE, AFTER_REFUSED = "no value yet that day", "after a refused value"
REPEATED, TOO_MANY = "blank cell that repeats the value above", "more free than bays"


class Cell(NamedTuple):
    """Where a value stands: number in the file, time, lot."""

    number: int
    time_ms: int
    column: Column


@dataclass
class Day:
    """One pass over a file. Holds each lot's last value; None where that was refused."""

    day: date
    columns: list[Column]
    tally: Tally
    last: dict[str, int | None] = field(default_factory=dict)
    clock: int = EARLIEST_MS

    def read(self, table: Iterator[list[str]]) -> Iterator[Timed]:
        for number, row in enumerate(table):
            first = number * len(self.columns) + 1
            try:
                self.clock = self._time(row)
            except RefusedError as refused:
                yield Timed(self.clock, self._damaged(refused, first, row))
                continue
            for cell, (column, text) in enumerate(zip(self.columns, row[1:], strict=True), first):
                event = self._take(Cell(cell, self.clock, column), text)
                if event:
                    yield Timed(self.clock, event)

    def _time(self, row: list[str]) -> int:
        if len(row) != len(self.columns) + 1:
            raise RefusedError("missing-field", LOT_TYPE, detail="not as many cells as columns")
        try:
            return utc_ms(row[0])
        except ValueError as error:
            raise RefusedError("wrong-type", LOT_TYPE, "timestamp", "no ISO 8601 time") from error

    def _take(self, cell: Cell, text: str) -> Event | None:
        self.tally.rows[FILLED if text else BLANK] += 1
        return self._filled(cell, text) if text else self._blank(cell)

    def _filled(self, cell: Cell, text: str) -> Event:
        lot_id = cell.column.lot_id
        try:
            event = checked(self._event(cell, _free(text, lot_id), "ok"), LOT_TYPE)
        except RefusedError as refused:
            self.last[lot_id] = None
            self.tally.refused_of[FILLED] += 1
            return self._letter(refused, cell.number, cell.column.operator_id, text)
        self.last[lot_id] = event.free
        return event

    def _blank(self, cell: Cell) -> Event | None:
        lot_id = cell.column.lot_id
        free = self.last.get(lot_id)
        if free is None:
            self.tally.pass_over(BLANK, AFTER_REFUSED if lot_id in self.last else NO_VALUE)
            return None
        self.tally.flagged[REPEATED] += 1
        return self._event(cell, free, "value-repeated")

    def _event(self, cell: Cell, free: int, quality: Quality) -> ParkingLot:
        if cell.column.bays is not None and free > cell.column.bays:
            quality = "value-doubtful"
            self.tally.flagged[TOO_MANY] += 1
        return ParkingLot(
            event_id=f"{SOURCE}:{self.day}:{cell.number}",
            event_time=cell.time_ms,
            source=SOURCE,
            operator_id=cell.column.operator_id,
            quality=quality,
            lot_id=cell.column.lot_id,
            free=free,
        )

    def _damaged(self, refused: RefusedError, first: int, row: list[str]) -> DeadLetter:
        # What the row said is unknown, and so is what the blanks below it would repeat.
        self.last.clear()
        self.tally.rows[DAMAGED] += 1
        self.tally.refused_of[DAMAGED] += 1
        return self._letter(refused, first, NAME, ",".join(row))

    def _letter(self, refused: RefusedError, cell: int, operator: str, text: str) -> DeadLetter:
        return dead_letter(
            refused,
            event_id=f"{SOURCE}:{self.day}:{cell}",
            time_ms=self.clock,
            source=SOURCE,
            operator_id=operator,
            offset=int(f"{self.day:%Y%m%d}") * CELLS_A_DAY + cell,
            original=text.encode(),
        )


def _free(text: str, lot_id: str) -> int:
    if not WHOLE.fullmatch(text):
        raise RefusedError("wrong-type", LOT_TYPE, lot_id, "no whole number")
    free = int(text)
    if free < 0:
        raise RefusedError("impossible", LOT_TYPE, lot_id, "fewer than no free spaces")
    return free
