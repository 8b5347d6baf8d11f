"""One request of an operator, from the body of the POST to the body of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any

import msgspec
import structlog

from connections.kafka import UndeliveredError
from gateways.metrics import Metrics
from gateways.outlet import Outlet
from gateways.refusal import RefusedError
from gateways.tcec102.answers import Ret, ReturnedError
from gateways.tcec102.authority import Authority, returned
from gateways.tcec102.decoder import INTERFACES, content_of
from gateways.tcec102.envelope import Answer, Request, answer, decrypted
from gateways.tcec102.operators import Operator
from gateways.tcec102.push import Decoded, Persons, Push, UnregisteredError
from gateways.tcec102.refused import Refusals, RefusedPush
from gateways.tcec102.register import Register
from gateways.tcec102.times import moment

log = structlog.get_logger(__name__)

QUERY_TOKEN = "query_token"
_OFFERED = {QUERY_TOKEN, *INTERFACES}


@dataclass(frozen=True)
class Exchange:
    """Answers operators; Ret 0 says that Kafka has the events, or the disk the station."""

    authority: Authority
    persons: Persons
    register: Register
    outlet: Outlet
    refusals: Refusals
    metrics: Metrics

    async def answer(self, interface: str, authorization: str, body: bytes) -> bytes:
        """The body of the answer; no exception leaves it."""
        operator: Operator | None = None
        try:
            request = _request(body)
            operator = self.authority.known(request)
            content = await self._content(operator, interface, authorization, request)
        except Exception as error:
            return msgspec.json.encode(self._failed(operator, interface, error))
        if content.get("FailReason"):  # query_token gives no token, and says so with Ret 0
            self.metrics.refused("secret")
        else:
            self.metrics.accepted()
        return msgspec.json.encode(answer(operator, Ret.OK, "", msgspec.json.encode(content)))

    async def _content(
        self, operator: Operator, interface: str, authorization: str, request: Request
    ) -> Mapping[str, Any]:
        self.authority.check_sent(operator, request)
        if interface == QUERY_TOKEN:
            return self.authority.answer_token(operator, request.data)
        self.authority.check_token(operator, authorization)
        if interface not in INTERFACES:
            raise ReturnedError(Ret.BUSINESS, "this interface is not offered", "interface")
        try:
            decoded = self._decoded(operator, interface, request)
        except RefusedError as refused:
            await self.refusals.keep(RefusedPush(operator, interface, request.data), refused)
            unregistered = isinstance(refused, UnregisteredError)
            raise returned(refused, Ret.BUSINESS if unregistered else Ret.BAD_PARAMETER) from None
        if decoded.rows:
            await self.register.keep(operator.operator_id, decoded.station, decoded.rows)
        await self.outlet.send(decoded.events)
        return decoded.answer

    def _decoded(self, operator: Operator, interface: str, request: Request) -> Decoded:
        push = Push(
            operator_id=operator.operator_id,
            operator_name=operator.operator_name,
            time_ms=round(moment(request.time_stamp).timestamp() * 1000),
            content=content_of(decrypted(operator, request.data)),
            places=self.register.places(operator.operator_id),
            persons=self.persons,
        )
        return INTERFACES[interface](push)

    def _failed(self, operator: Operator | None, interface: str, error: Exception) -> Answer:
        told = _told(error)
        self.metrics.refused(told.reason)
        log.warning(
            "request.refused",
            operator=operator.operator_id if operator else "unknown",
            interface=interface if interface in _OFFERED else "other",
            ret=int(told.ret),
            reason=told.reason,
            msg=told.msg,
        )
        if told.ret == Ret.SYSTEM:
            # Its type and place only: what an error says may quote what was sent.
            log.error("request.failed", error=type(error).__name__, at=_place(error))
        if operator is None:
            return Answer(ret=told.ret, msg=told.msg)
        return answer(operator, told.ret, told.msg)


def _request(body: bytes) -> Request:
    try:
        return msgspec.json.decode(body, type=Request)
    except msgspec.ValidationError as error:
        raise ReturnedError(Ret.BAD_PARAMETER, f"the envelope: {error}", "envelope") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ReturnedError(Ret.BAD_PARAMETER, "the body is not JSON", "envelope") from None


def _place(error: Exception) -> str:
    frame = extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def _told(error: Exception) -> ReturnedError:
    if isinstance(error, ReturnedError):
        return error
    if isinstance(error, UndeliveredError):
        return ReturnedError(Ret.BUSY, "busy; send it again", "kafka")
    return ReturnedError(Ret.SYSTEM, "an error of ours; send it again", "system")
