"""An alert to its receiver."""

import time
from dataclasses import dataclass, field

import msgspec
import requests

from gateways.forwarding.answers import LaterError, check
from gateways.forwarding.record import Record
from gateways.webhook.cloud_event import CONTENT_TYPE, cloud_event
from gateways.webhook.signature import signed


@dataclass(frozen=True)
class Webhook:
    """Posts alerts to one URL.

    Attributes:
        session: holds the connections.
    """

    url: str
    key: bytes = field(repr=False)
    answer_within_s: float
    session: requests.Session = field(default_factory=requests.Session)

    def send(self, record: Record) -> bool:
        """Return when the receiver has answered 2xx.

        Raises:
            LaterError: it is busy, or not to be reached.
            RefusedError: it will not have it, or it is no alert.
        """
        event = cloud_event(record)
        body = msgspec.json.encode(event)
        signature = signed(self.key, event.id, int(time.time()), body)
        try:
            answer = self.session.post(
                self.url,
                data=body,
                headers={"Content-Type": CONTENT_TYPE} | signature,
                timeout=self.answer_within_s,
                allow_redirects=False,
            )
        except requests.RequestException:
            raise LaterError("unreachable") from None
        check(answer)
        return True
