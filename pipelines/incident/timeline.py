"""The timeline of an incident: lines in a fixed order, and the checksum of all of them."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One event: where it was landed from, and what it says.

    Attributes:
        payload: the record's value if Kafka still has it, else the landed row as JSON.
        origin: which of both.
        sha256: of the payload.
    """

    event_time: datetime
    event_type: str
    topic: str
    partition: int
    offset: int
    origin: Literal["kafka", "landing"]
    sha256: str
    payload: str


def line(
    event_time: datetime,
    event_type: str,
    record: tuple[str, int, int],
    origin: Literal["kafka", "landing"],
    payload: str,
) -> Line:
    """A line with the checksum of its payload; `record` is topic, partition and offset."""
    topic, partition, offset = record
    return Line(
        event_time=event_time,
        event_type=event_type,
        topic=topic,
        partition=partition,
        offset=offset,
        origin=origin,
        sha256=hashlib.sha256(payload.encode()).hexdigest(),
        payload=payload,
    )


def written(lines: Sequence[Line]) -> bytes:
    """The lines as NDJSON in the order of time; the same lines give the same bytes."""
    return b"".join(
        msgspec.json.encode(each) + b"\n" for each in sorted(lines, key=_when_and_where)
    )


def checksum(timeline: bytes) -> str:
    """SHA-256 of a timeline, as `sha256sum` gives it."""
    return hashlib.sha256(timeline).hexdigest()


def _when_and_where(line: Line) -> tuple[datetime, str, int, int]:
    return line.event_time, line.topic, line.partition, line.offset
