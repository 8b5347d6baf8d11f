"""T-GCN's `los_speed.csv`: the first week of METR-LA, 207 loop detectors of Los Angeles' freeways.

A column a detector, a row five minutes, no times; speeds in miles per hour. Where the week begins,
and how that is known, stands with the rules in `seeds/replay/README.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from gateways.pseudonym import Pseudonyms
from gateways.refusal import RefusedError, checked, dead_letter
from schemas import Event
from schemas.contract import declared
from schemas.events.dead_letter import DeadLetter
from schemas.events.traffic_segment import TrafficSegment
from schemas.reference.operator import Operator
from schemas.reference.road_segment import RoadSegment
from schemas.reference_table import Reference
from seeds.replay.dataset import Dataset, Timed, source_of
from seeds.replay.errors import WrongFileError
from seeds.replay.table import identifier, wide
from seeds.replay.tally import Tally

NAME, OPERATOR = "traffic-los", "METR-LA"
SOURCE = source_of(NAME)
SEGMENT_TYPE = declared(TrafficSegment).wire_type
BEGIN = datetime(2012, 3, 1, 8, tzinfo=UTC)  # midnight in Los Angeles, on winter time all week
INTERVAL_S = 300
KM_A_MILE = Decimal("1.609344")  # exactly, by definition

SPEED, NOTHING, DAMAGED = "speed", "no measurement (0)", "damaged row"


@dataclass
class Week:
    """One pass over the file."""

    detectors: list[str]
    tally: Tally

    def read(self, table: Iterator[list[str]]) -> Iterator[Timed]:
        for number, row in enumerate(table):
            first = number * len(self.detectors) + 1
            time_ms = _end_of(number)
            if len(row) != len(self.detectors):
                yield Timed(time_ms, self._damaged(first, time_ms, row))
                continue
            for cell, (detector, text) in enumerate(zip(self.detectors, row, strict=True), first):
                yield Timed(time_ms, self._take(cell, time_ms, detector, text))

    def _take(self, cell: int, time_ms: int, detector: str, text: str) -> Event:
        try:
            mph = _mph(text, detector)
            event = checked(_event(cell, time_ms, detector, mph), SEGMENT_TYPE)
        except RefusedError as refused:
            self.tally.rows[SPEED] += 1
            self.tally.refused_of[SPEED] += 1
            return _letter(refused, cell, time_ms, text)
        self.tally.rows[SPEED if mph else NOTHING] += 1
        return event

    def _damaged(self, first: int, time_ms: int, row: list[str]) -> DeadLetter:
        self.tally.rows[DAMAGED] += 1
        self.tally.refused_of[DAMAGED] += 1
        refused = RefusedError("missing-field", SEGMENT_TYPE, detail="not as many cells as columns")
        return _letter(refused, first, time_ms, ",".join(row))


def read(file: Path, pseudonyms: Pseudonyms, tally: Tally) -> Iterator[Timed]:
    """Speeds, row by row.

    Raises:
        WrongFileError: it is no table of detectors.
    """
    detectors, table = _opened(file, tally)
    yield from Week([identifier(each) for each in detectors], tally).read(table)


def reference_rows(file: Path) -> Iterator[Reference]:
    """A segment of freeway a detector; where it lies the file does not say."""
    detectors, _ = _opened(file, Tally())
    yield Operator(operator_id=OPERATOR, name="METR-LA loop detectors")
    for each in detectors:
        yield RoadSegment(operator_id=OPERATOR, segment_id=identifier(each), road_class="motorway")


def _opened(file: Path, tally: Tally) -> tuple[list[str], Iterator[list[str]]]:
    """Any table of numbers would pass for speeds, but for the names of the columns."""
    detectors, table = wide(file, tally)
    if wrong := [each for each in detectors if not each.isdecimal()]:
        raise WrongFileError(
            f"{file} is no table of loop detectors: {wrong[0]!r} is no number of one"
        )
    return detectors, table


def _end_of(row: int) -> int:
    return round(BEGIN.timestamp() + (row + 1) * INTERVAL_S) * 1000


def _mph(text: str, detector: str) -> Decimal:
    if not text:
        raise RefusedError("missing-field", SEGMENT_TYPE, detector, "the cell is empty")
    try:
        mph = Decimal(text)
    except InvalidOperation:
        mph = Decimal("NaN")
    if not mph.is_finite():
        raise RefusedError("wrong-type", SEGMENT_TYPE, detector, "no number")
    if mph < 0:
        raise RefusedError("impossible", SEGMENT_TYPE, detector, "a negative speed")
    return mph


def _event(cell: int, time_ms: int, detector: str, mph: Decimal) -> TrafficSegment:
    return TrafficSegment(
        event_id=f"{SOURCE}:{cell}",
        event_time=time_ms,
        source=SOURCE,
        operator_id=OPERATOR,
        segment_id=detector,
        interval_s=INTERVAL_S,
        speed_kmh=float(mph * KM_A_MILE) if mph else None,
    )


def _letter(refused: RefusedError, cell: int, time_ms: int, text: str) -> DeadLetter:
    return dead_letter(
        refused,
        event_id=f"{SOURCE}:{cell}",
        time_ms=time_ms,
        source=SOURCE,
        operator_id=OPERATOR,
        offset=cell,
        original=text.encode(),
    )


DATASET = Dataset(
    name=NAME,
    files="los_speed.csv",
    read=read,
    reference_rows=reference_rows,
    one_each=dict.fromkeys((SPEED, NOTHING, DAMAGED), "traffic.segment"),
)
