"""Why a gateway refuses what it was given, and the dead letter that says so."""

import re
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from schemas import Event
from schemas.events.dead_letter import DeadLetter, Reason

_LONGEST_FIELD = 64  # of a dead letter
_MISSING = re.compile(r"Object missing required field `([^`]+)`")
_NOT_LISTED = "Invalid enum value"  # msgspec's only message that goes on to quote what was sent

Shape = TypeVar("Shape", bound=msgspec.Struct)
Checked = TypeVar("Checked", bound=Event)


class RefusedError(Exception):
    """The source's record cannot become an event.

    Attributes:
        contract: the event type that it would have become, where that is known.
    """

    def __init__(
        self, reason: Reason, contract: str = "", field: str = "", detail: str = ""
    ) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.contract = contract
        self.field = field
        self.detail = detail


def shaped(content: Any, shape: type[Shape], contract: str) -> Shape:
    """The content as a struct.

    Raises:
        RefusedError: a field is missing, of the wrong type, out of its range or of its list; names
            field and expectation, never the value.
    """
    try:
        return msgspec.convert(content, shape)
    except msgspec.ValidationError as error:
        raise _refused(error, contract) from error


def checked(event: Checked, contract: str) -> Checked:
    """The event itself, if it keeps every range of its contract.

    Raises:
        RefusedError: it does not.
    """
    try:
        return msgspec.convert(msgspec.structs.asdict(event), type(event))
    except msgspec.ValidationError as error:
        raise _refused(error, contract) from error


def dead_letter(
    refused: RefusedError,
    *,
    event_id: str,
    time_ms: int,
    source: str,
    operator_id: str,
    offset: int,
    original: bytes,
) -> DeadLetter:
    """The letter; of the original it holds length and hash only."""
    return DeadLetter(
        event_id=event_id,
        event_time=time_ms,
        source=source,
        operator_id=operator_id,
        reason=refused.reason,
        contract=refused.contract,
        field=_end_of(refused.field),
        detail=refused.detail,
        origin_topic=source,
        origin_offset=offset,
        length=len(original),
        sha256=sha256(original).hexdigest(),
    )


def _end_of(path: str) -> str:
    """The path, or as much of its end as a dead letter can hold: the field's own name is there."""
    return path if len(path) <= _LONGEST_FIELD else "…" + path[1 - _LONGEST_FIELD :]


def _refused(error: msgspec.ValidationError, contract: str) -> RefusedError:
    said, _, path = str(error).partition(" - at `")
    where = path.rstrip("`") or "$"
    if said.startswith(_NOT_LISTED):
        return RefusedError("unknown-code", contract, where, "not a code of the contract")
    missing = _MISSING.match(said)
    if missing:
        return RefusedError("missing-field", contract, f"{where}.{missing[1]}", said)
    ranges = (">=", "<=", "of length", "matching regex")
    out_of_range = any(each in said for each in ranges)
    return RefusedError("out-of-range" if out_of_range else "wrong-type", contract, where, said)
