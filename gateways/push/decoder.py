"""A line of a push → an event of its contract, or why not. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from gateways.push.grants import Grant
from gateways.push.persons import hidden
from gateways.refusal import RefusedError, shaped
from gateways.vehicles import Vehicles
from schemas import Contract, Event

Read = Callable[[dict[str, Any], Grant], list[Event]]

_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def content_of(line: bytes, contract: Contract) -> dict[str, Any]:
    """The JSON object of a line.

    Raises:
        RefusedError: it is none.
    """
    try:
        content = msgspec.json.decode(line)
    except _UNREADABLE as error:
        raise RefusedError("not-json", contract.wire_type, detail="the line is not JSON") from error
    if not isinstance(content, dict):
        raise RefusedError("wrong-type", contract.wire_type, "$", "Expected `object`")
    return content


@dataclass(frozen=True)
class ByContract:
    """Reads events that are written as their contract says."""

    contract: Contract
    vehicles: Vehicles

    def __call__(self, content: dict[str, Any], grant: Grant) -> list[Event]:
        """The event; its source is that of the token, whatever it says itself.

        Raises:
            RefusedError: it breaks the contract, or is of an operator that the token may not send.
        """
        said = hidden(content, self.contract, self.vehicles) | {"source": grant.source}
        event = shaped(said, self.contract.struct, self.contract.wire_type)
        return [granted(event, self.contract, grant)]


def granted(event: Event, contract: Contract, grant: Grant) -> Event:
    """The event itself.

    Raises:
        RefusedError: its operator is none of the token's.
    """
    if event.operator_id not in grant.operators:
        raise RefusedError(
            "unknown-code", contract.wire_type, "$.operator_id", "not an operator of this token"
        )
    return event
