"""The other half: pushes to a platform as an operator does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

import msgspec
import requests

from gateways.tcec102 import envelope
from gateways.tcec102.answers import Ret, ReturnedError
from gateways.tcec102.operators import Operator
from gateways.tcec102.times import stamp

_PATIENCE_S = 30


@dataclass
class Client:
    """Speaks for one operator; gets its token when it needs one.

    Attributes:
        base: address up to and with the version, `https://host/evcs/v1.0`.
        session: holds the connection, and whose certificates are trusted.
    """

    base: str
    operator: Operator
    session: requests.Session = field(default_factory=requests.Session)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _token: str = field(default="", repr=False)
    _numbers: "count[int]" = field(default_factory=count)

    def push(self, interface: str, content: Any) -> Any:
        """Content of the answer.

        Raises:
            ReturnedError: the platform did not answer Ret 0.
            requests.RequestException: it did not answer.
        """
        if not self._token:
            self._token = self._new_token()
        try:
            return self._post(interface, content)
        except ReturnedError as error:
            if error.ret != Ret.BAD_TOKEN:
                raise
        self._token = self._new_token()
        return self._post(interface, content)

    def _new_token(self) -> str:
        mine = {
            "OperatorID": self.operator.operator_id,
            "OperatorSecret": self.operator.operator_secret,
        }
        told = self._post("query_token", mine)
        if told["SuccStat"]:
            raise ReturnedError(Ret.BAD_TOKEN, f"query_token: FailReason {told['FailReason']}")
        return str(told["AccessToken"])

    def _post(self, interface: str, content: Any) -> Any:
        text = msgspec.json.encode(content)
        seq = f"{next(self._numbers) % 10_000:04}"
        sealed = envelope.request(self.operator, text, stamp(self.clock()), seq)
        heard = self.session.post(
            f"{self.base}/{interface}",
            data=msgspec.json.encode(sealed),
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "Authorization": f"Bearer {self._token}",
            },
            timeout=_PATIENCE_S,
            verify=self.session.verify,  # else an environment variable would overrule the session
        )
        heard.raise_for_status()
        return self._opened(msgspec.json.decode(heard.content, type=envelope.Answer))

    def _opened(self, answer: envelope.Answer) -> Any:
        if answer.ret != Ret.OK:
            raise ReturnedError(answer.ret, answer.msg)
        if not envelope.is_signed(self.operator, answer):
            raise ReturnedError(Ret.BAD_SIGNATURE, "the platform's answer is not signed")
        return msgspec.json.decode(envelope.decrypted(self.operator, answer.data))
