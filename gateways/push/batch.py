"""A push on its way to Kafka: what was accepted, and what was refused line by line."""

from collections.abc import Iterator, Sequence
from time import time_ns
from typing import NamedTuple

import msgspec

from gateways.metrics import Metrics
from gateways.outlet import Outlet
from gateways.push.body import Line
from gateways.push.decoder import Read, content_of
from gateways.push.grants import Grant
from gateways.quarantine import Quarantine
from gateways.refusal import RefusedError, dead_letter
from schemas import Contract, Event
from schemas.events.dead_letter import DeadLetter, Reason


class Refused(msgspec.Struct):
    """A line that was refused; nothing of it is quoted."""

    line: int
    field: str
    reason: Reason
    detail: str


class Answer(msgspec.Struct):
    """What is told of a batch, once Kafka has its events and its dead letters."""

    accepted: int
    refused: list[Refused]


class Taking(NamedTuple):
    """What may be pushed to one address."""

    contract: Contract
    read: Read


class Batches:
    """Takes batches."""

    def __init__(
        self, outlet: Outlet, quarantine: Quarantine, metrics: Metrics, offsets: Iterator[int]
    ) -> None:
        self._outlet = outlet
        self._quarantine = quarantine
        self._metrics = metrics
        self._offsets = offsets

    async def take(self, lines: Sequence[Line], taking: Taking, grant: Grant) -> Answer:
        """Return when Kafka has everything.

        Raises:
            UndeliveredError: it may not have; the sender is to send the batch again.
        """
        events: list[Event] = []
        answer = Answer(0, [])
        for line in lines:
            try:
                events += taking.read(content_of(line.text, taking.contract), grant)
                answer.accepted += 1
            except RefusedError as refused:
                events.append(self._letter(refused, line, grant))
                answer.refused.append(
                    Refused(line.number, refused.field, refused.reason, refused.detail)
                )
        await self._outlet.send(events)
        self._count(answer)
        return answer

    def _letter(self, refused: RefusedError, line: Line, grant: Grant) -> DeadLetter:
        self._quarantine.keep(line.text)
        offset = next(self._offsets)
        return dead_letter(
            refused,
            event_id=f"{grant.source}:{offset}",
            time_ms=time_ns() // 1_000_000,
            source=grant.source,
            operator_id=_operator(grant),
            offset=offset,
            original=line.text,
        )

    def _count(self, answer: Answer) -> None:
        self._metrics.accepted(answer.accepted)
        for each in answer.refused:
            self._metrics.refused(each.reason)


def _operator(grant: Grant) -> str:
    return next(iter(grant.operators)) if len(grant.operators) == 1 else "unknown"
