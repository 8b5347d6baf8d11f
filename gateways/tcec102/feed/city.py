"""The city's platform: what is pushed to it, and what its answers mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import requests

from gateways.forwarding.answers import LaterError, check
from gateways.forwarding.record import Record
from gateways.refusal import RefusedError, shaped
from gateways.tcec102.answers import Ret, ReturnedError
from gateways.tcec102.client import Client
from gateways.tcec102.feed.orders import order_push
from gateways.tcec102.feed.push import Push
from gateways.tcec102.feed.statuses import status_push
from schemas import Event
from schemas.contract import declared
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus

# Nothing is wrong with what was pushed: the city is busy, or does not know us yet.
_LATER = {Ret.BUSY, Ret.SYSTEM, Ret.BAD_SIGNATURE, Ret.BAD_TOKEN}

_CARRIED: dict[str, tuple[type[Event], Callable[[Any], Push | None]]] = {
    declared(ChargerStatus).wire_type: (ChargerStatus, status_push),
    declared(ChargerSession).wire_type: (ChargerSession, order_push),
}


@dataclass(frozen=True)
class City:
    """Told for each operator by a client of its own.

    Attributes:
        clients: by OperatorID.
    """

    clients: Mapping[str, Client]

    def send(self, record: Record) -> bool:
        """Return when the city has answered `Ret` 0; False where it is not told.

        Raises:
            LaterError: it is busy, or not to be reached.
            RefusedError: it will not have it, or the record breaks its contract.
        """
        if record.event_type not in _CARRIED:
            return False
        kind, push_of = _CARRIED[record.event_type]
        event = _event(record, kind)
        push = push_of(event)
        if push is None or event.operator_id not in self.clients:
            return False
        self.push(event.operator_id, push)
        return True

    def push(self, operator_id: str, push: Push) -> None:
        """Push for one of the operators.

        Raises:
            LaterError, RefusedError: as `send`.
        """
        try:
            self.clients[operator_id].push(*push)
        except ReturnedError as returned:
            if returned.ret in _LATER:
                raise LaterError(f"ret-{int(returned.ret)}") from None
            raise RefusedError("refused-by-receiver", detail=f"Ret {int(returned.ret)}") from None
        except (requests.RequestException, msgspec.DecodeError) as error:
            answer = getattr(error, "response", None)
            if answer is not None:
                check(answer)
            raise LaterError("unreachable") from None


def _event(record: Record, kind: type[Event]) -> Event:
    try:
        content = msgspec.json.decode(record.value)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError("not-json", record.event_type, detail="it is not JSON") from None
    return shaped(content, kind, record.event_type)
