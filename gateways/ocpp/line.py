"""A line of a central system's log: `{"time": …, "charge_point": "CP1", "message": […]}`.

`time` is ISO 8601 or ms since 1970 UTC; `message` is the frame, as JSON or as a string of it.
"""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from gateways.ocpp.frame import Frame
from gateways.ocpp.times import ms
from gateways.refusal import RefusedError, shaped
from schemas.fields import EARLIEST_MS, LATEST_MS

# With `/EVSE/connector` behind it, it still is an identifier of the contracts.
ChargePoint = Annotated[str, msgspec.Meta(min_length=1, max_length=48)]


class Line(msgspec.Struct):
    """A line, its message not yet looked at."""

    time: datetime | int
    charge_point: ChargePoint
    message: str | list[Any]


class _AsItCame(msgspec.Struct):
    message: msgspec.Raw


def frame_of(line: bytes, offset: int) -> Frame:
    """The frame of a line.

    Raises:
        RefusedError: it is no such line; names the field.
    """
    try:
        said = shaped(msgspec.json.decode(line), Line, "")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError("not-json", detail="the line is not JSON") from error
    if isinstance(said.message, str):
        text = said.message.encode()
    else:
        text = bytes(msgspec.json.decode(line, type=_AsItCame).message)
    return Frame(_time_ms(said.time), said.charge_point, text, offset)


def _time_ms(time: datetime | int) -> int:
    """Refused where no event may have it: the dead letter then has the time of receipt."""
    time_ms = time if isinstance(time, int) else ms(time)
    if not EARLIEST_MS <= time_ms <= LATEST_MS:
        raise RefusedError("out-of-range", field="$.time", detail="no event has such a time")
    return time_ms
