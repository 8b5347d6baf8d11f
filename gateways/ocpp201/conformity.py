"""The JSON schemas of OCPP 2.0.1, as the `ocpp` package ships them, before our own structs.

Words that a list does not know and fields that a vendor has added are let through: what is unknown
is kept raw and marked, and not lost.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from ocpp.messages import MessageType, get_validator  # type: ignore[import-untyped]

from gateways.refusal import RefusedError, shaped
from schemas.events.dead_letter import Reason

_REASONS: Mapping[str, Reason] = {
    "required": "missing-field",
    "type": "wrong-type",
    "maxLength": "out-of-range",
    "minItems": "out-of-range",
}

Shape = TypeVar("Shape", bound=msgspec.Struct)


def conforming(payload: Any, action: str, shape: type[Shape], contract: str) -> Shape:
    """The request's payload as a struct.

    Raises:
        RefusedError: it breaks the schema or the struct; names the field, never the value.
    """
    for error in get_validator(MessageType.Call, action, "2.0.1").iter_errors(payload):
        reason = _REASONS.get(error.validator)
        if reason:
            raise RefusedError(reason, contract, _path(error), f"breaks `{error.validator}`")
    return shaped(payload, shape, contract)


def _path(error: Any) -> str:
    names = [f"[{each}]" if isinstance(each, int) else f".{each}" for each in error.absolute_path]
    if error.validator == "required":
        missing = next(each for each in error.validator_value if each not in error.instance)
        names.append(f".{missing}")
    return "$" + "".join(names)
