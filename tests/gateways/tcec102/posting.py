"""Requests of an operator to an exchange whose outlet keeps what it is given."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from connections.kafka import UndeliveredError
from gateways.metrics import Metrics
from gateways.tcec102 import envelope
from gateways.tcec102.exchange import Exchange
from gateways.tcec102.operators import Operator
from gateways.tcec102.register import Register
from gateways.tcec102.runner import build_exchange
from gateways.tcec102.settings import Tcec102Settings
from gateways.tcec102.times import stamp
from schemas import Event
from seeds.reference import write_tables
from tests.gateways.tcec102.examples import OPERATOR


@dataclass
class Kept:
    """An outlet in memory, which can be away."""

    events: list[Event] = field(default_factory=list)
    away: bool = False

    async def send(self, events: Sequence[Event]) -> None:
        if self.away:
            raise UndeliveredError("no answer of Kafka")
        self.events += events


def exchange_at(home: Path, outlet: Kept) -> Exchange:
    """An exchange with one operator, and with what was registered in the folder before."""
    settings = Tcec102Settings(operators_file=home)
    register = Register(lambda operator_id: home / "reference" / operator_id, write_tables)
    register.load([OPERATOR.operator_id])
    operators = {OPERATOR.operator_id: OPERATOR}
    return build_exchange(home, settings, operators, register, outlet, Metrics("tcec102"))


@dataclass
class Posting:
    """Posts to an exchange, signed and with a token unless told otherwise."""

    exchange: Exchange
    outlet: Kept
    runner: asyncio.Runner

    def raw(self, interface: str, body: bytes, token: str = "") -> envelope.Answer:
        """The answer to any bytes."""
        told = self.runner.run(self.exchange.answer(interface, f"Bearer {token}", body))
        return msgspec.json.decode(told, type=envelope.Answer)

    def sealed(
        self, content: Any, operator: Operator = OPERATOR, at: str = "", seq: str = "0001"
    ) -> envelope.Request:
        """What the operator would send."""
        text = content if isinstance(content, bytes) else json.dumps(content).encode()
        return envelope.request(operator, text, at or stamp(datetime.now(UTC)), seq)

    def post(self, interface: str, content: Any, **how: Any) -> envelope.Answer:
        """The answer to a push."""
        token = self.exchange.authority.tokens.issue(OPERATOR)
        body = msgspec.json.encode(self.sealed(content, **how))
        return self.raw(f"notification_{interface}", body, token)


@contextmanager
def posting_at(home: Path) -> Iterator[Posting]:
    """Posts to an exchange that knows one operator, and what the folder has of it."""
    outlet = Kept()
    with asyncio.Runner() as runner:
        yield Posting(exchange_at(home, outlet), outlet, runner)


def opened(answer: envelope.Answer) -> Any:
    """Content of an answer."""
    return json.loads(envelope.decrypted(OPERATOR, answer.data))
