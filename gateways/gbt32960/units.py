"""A realtime frame's data, taken apart: time, then information units one after the other."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from gateways.beijing import BEIJING
from gateways.gbt32960.frame import Edition
from gateways.gbt32960.layout import UNITS, Layout
from gateways.refusal import RefusedError

TIME = 6


class Units(NamedTuple):
    """The bytes of each unit, by its type.

    Attributes:
        unread: bytes from the first unit on that the edition does not know, whose length nobody
            can tell.
    """

    found: dict[int, bytes]
    unread: int = 0


def taken_apart(edition: Edition, data: bytes) -> Units:
    """The units that follow the time; of a type that comes twice, the last.

    Raises:
        RefusedError: a unit is cut off.
    """
    try:
        return _units(data, UNITS[edition])
    except IndexError:
        raise RefusedError("missing-field", field="$.units", detail="a unit is cut off") from None


def _units(data: bytes, layouts: Mapping[int, Layout]) -> Units:
    found: dict[int, bytes] = {}
    at, size = TIME, len(data)
    while at < size:
        kind = data[at]
        layout = layouts.get(kind)
        if layout is None:
            return Units(found, unread=size - at)
        end = layout(data, at + 1)
        if end > size:
            raise IndexError
        found[kind] = data[at + 1 : end]
        at = end
    return Units(found)


def time_ms(data: bytes) -> int:
    """The time at the beginning of a data unit, ms since 1970 UTC; on the wire it is Beijing's.

    Raises:
        RefusedError: there is none.
    """
    if len(data) < TIME:
        raise RefusedError("missing-field", field="$.time", detail="the data ends before")
    return _ms_of(data[:TIME])


@lru_cache(maxsize=1024)  # thousands of vehicles send in one second
def _ms_of(said: bytes) -> int:
    year, month, day, hour, minute, second = said
    try:
        at = datetime(2000 + year, month, day, hour, minute, second, tzinfo=BEIJING)
    except ValueError:
        raise RefusedError("out-of-range", field="$.time", detail="no such time") from None
    return round(at.timestamp() * 1000)


def time_bytes(at: datetime) -> bytes:
    """A time as it stands in a data unit."""
    there = at.astimezone(BEIJING)
    return bytes([there.year - 2000, *there.timetuple()[1:TIME]])
