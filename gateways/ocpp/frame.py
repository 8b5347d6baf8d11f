"""Frames of OCPP-J: `[2, id, action, payload]`, `[3, id, payload]`, `[4, id, code, text, …]`."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from gateways.refusal import RefusedError

CALL, RESULT, ERROR = 2, 3, 4


@dataclass(frozen=True)
class Frame:
    """A frame as a central system logs it.

    Attributes:
        time_ms: when it was logged, ms since 1970 UTC.
        offset: its place in the source: row of a file, or a number that never returns.
    """

    time_ms: int
    charge_point: str
    text: bytes
    offset: int


class Message(NamedTuple):
    """What a frame says; `action` only where it is a call."""

    kind: int
    message_id: str
    action: str
    payload: Any


def parse(text: bytes) -> Message:
    """Read a frame.

    Raises:
        RefusedError: it is none.
    """
    try:
        match msgspec.json.decode(text):
            case [2, str(message_id), str(action), dict(payload)]:
                return Message(CALL, message_id, action, payload)
            case [3, str(message_id), dict(payload)]:
                return Message(RESULT, message_id, "", payload)
            case [4, str(message_id), *_]:
                return Message(ERROR, message_id, "", None)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError("not-json", detail="the frame is not JSON") from error
    raise RefusedError("wrong-type", detail="the frame is no OCPP-J call, result or error")
