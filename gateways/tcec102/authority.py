"""Who is asking: known, signed, in time, and with a token."""

import hmac
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gateways.refusal import RefusedError, shaped
from gateways.tcec102 import times
from gateways.tcec102.answers import Ret, ReturnedError
from gateways.tcec102.decoder import content_of
from gateways.tcec102.envelope import Request, decrypted, is_signed
from gateways.tcec102.operators import Operator
from gateways.tcec102.payloads import Credentials
from gateways.tcec102.tokens import Tokens

_SUCCESS, _FAILURE = 0, 1
_NO_REASON, _NO_SUCH_OPERATOR, _WRONG_SECRET = 0, 1, 2


@dataclass(frozen=True)
class Authority:
    """Admits the operators of the file.

    Attributes:
        skew_s: how far TimeStamp may be from the clock, in seconds.
        clock: seconds since 1970.
    """

    operators: Mapping[str, Operator]
    tokens: Tokens
    skew_s: float
    clock: Callable[[], float] = time.time

    def known(self, request: Request) -> Operator:
        """The operator that says it is the sender.

        Raises:
            ReturnedError: there is none.
        """
        operator = self.operators.get(request.operator_id)
        if operator is None:
            raise ReturnedError(Ret.BAD_PARAMETER, "OperatorID: not known here", "operator")
        return operator

    def check_sent(self, operator: Operator, request: Request) -> None:
        """Was it the operator that sent the request, and now?

        A Seq may come again: an operator's retry is the same event.

        Raises:
            ReturnedError: the signature is wrong, or the time.
        """
        if not is_signed(operator, request):
            raise ReturnedError(Ret.BAD_SIGNATURE, "Sig: not that of the content", "signature")
        try:
            apart_s = abs(times.moment(request.time_stamp).timestamp() - self.clock())
        except ValueError:
            raise ReturnedError(Ret.BAD_PARAMETER, "TimeStamp: it is no time", "clock") from None
        if apart_s > self.skew_s:
            raise ReturnedError(
                Ret.BAD_PARAMETER, f"TimeStamp: more than {self.skew_s:g} s from our clock", "clock"
            )

    def check_token(self, operator: Operator, authorization: str) -> None:
        """Does the Authorization header hold a token of the operator?

        Raises:
            ReturnedError: it does not, or no longer.
        """
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not self.tokens.holds(operator, token.strip()):
            raise ReturnedError(Ret.BAD_TOKEN, "Authorization: no valid token", "token")

    def answer_token(self, operator: Operator, data: str) -> dict[str, Any]:
        """Content of query_token's answer.

        Raises:
            ReturnedError: the request's content is not that of a query_token.
        """
        try:
            content = content_of(decrypted(operator, data))
            said = shaped(content, Credentials, "")
        except RefusedError as refused:
            raise returned(refused) from None
        failure = _failure(operator, said)
        token = "" if failure else self.tokens.issue(operator)
        return {
            "OperatorID": operator.operator_id,
            "SuccStat": _FAILURE if failure else _SUCCESS,
            "AccessToken": token,
            "TokenAvailableTime": self.tokens.lifetime_s if token else 0,
            "FailReason": failure,
        }


def returned(refused: RefusedError, ret: Ret = Ret.BAD_PARAMETER) -> ReturnedError:
    """A refusal as the sender is told it."""
    name = refused.field.removeprefix("$.")
    msg = f"{name}: {refused.detail}" if name else refused.detail
    return ReturnedError(ret, msg, refused.reason)


def _failure(operator: Operator, said: Credentials) -> int:
    if said.operator_id != operator.operator_id:
        return _NO_SUCH_OPERATOR
    same = hmac.compare_digest(said.operator_secret.encode(), operator.operator_secret.encode())
    return _NO_REASON if same else _WRONG_SECRET
