"""One connection: bytes in, events to Kafka, and only then answers back."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from connections.kafka import UndeliveredError
from gateways.gbt32960.decoder import Decoded, Decoder, Received
from gateways.gbt32960.frame import Answer, Command, Frame, Framer
from gateways.gbt32960.units import TIME, time_bytes
from gateways.metrics import Metrics
from gateways.outlet import Outlet
from gateways.quarantine import Quarantine
from gateways.refusal import RefusedError
from schemas import Event

_UNDELIVERED = "undelivered"


class Reply(NamedTuple):
    """What goes back for a chunk.

    Attributes:
        frames: how many whole frames the chunk ended, good or not.
        closes: the connection ends with it.
    """

    answers: bytes
    frames: int
    closes: bool


class Connection:
    """Takes what a vehicle or a platform sends."""

    def __init__(
        self,
        decoder: Decoder,
        outlet: Outlet,
        quarantine: Quarantine,
        metrics: Metrics,
        offsets: Iterator[int],
    ) -> None:
        self._decoder = decoder
        self._outlet = outlet
        self._quarantine = quarantine
        self._metrics = metrics
        self._offsets = offsets
        self._framer = Framer()

    async def take(self, chunk: bytes) -> Reply:
        """Decode all frames that a chunk ends; returns when Kafka has their events."""
        frames, malformed = self._cut(chunk)
        decoded = [self._decoder.decode(each, self._received()) for each in frames]
        events = [event for each in decoded for event in each.events]
        aside = [
            f.raw for f, each in zip(frames, decoded, strict=True) if each.refused and each.events
        ]
        if malformed:
            self._metrics.refused(malformed.reason)
            aside.append(self._framer.held)
            events.append(self._decoder.letter(malformed, self._framer.held, self._received()))
        if aside:
            await asyncio.to_thread(self._set_aside, aside)
        delivered = await self._deliver(events)
        answers = [
            self._answered(frame, each, delivered)
            for frame, each in zip(frames, decoded, strict=True)
        ]
        refused_login = any(each.refused == "login" for each in decoded)
        return Reply(b"".join(answers), len(answers), malformed is not None or refused_login)

    def _cut(self, chunk: bytes) -> tuple[list[Frame], RefusedError | None]:
        """The frames, and why what follows them is none."""
        frames: list[Frame] = []
        try:
            for frame in self._framer.feed(chunk):
                frames.append(frame)
        except RefusedError as refused:
            return frames, refused
        return frames, None

    def _set_aside(self, originals: list[bytes]) -> None:
        for each in originals:
            self._quarantine.keep(each)

    async def _deliver(self, events: list[Event]) -> bool:
        try:
            if events:
                await self._outlet.send(events)
        except UndeliveredError:
            self._decoder.memory.forget()
            return False
        self._decoder.memory.keep()
        return True

    def _answered(self, frame: Frame, decoded: Decoded, delivered: bool) -> bytes:
        """The answer to a frame; none to what is an answer itself."""
        if frame.answer != Answer.COMMAND:
            return b""
        refused = decoded.refused or ("" if delivered or not decoded.events else _UNDELIVERED)
        if refused:
            self._metrics.refused(refused)
            return frame.answered(Answer.ERROR, frame.data[:TIME])
        self._metrics.accepted()
        if decoded.unread:
            self._metrics.unread(decoded.unread)
        now = frame.command == Command.TIME_SYNC
        return frame.answered(
            Answer.SUCCESS, time_bytes(datetime.now(UTC)) if now else frame.data[:TIME]
        )

    def _received(self) -> Received:
        return Received(time.time_ns() // 1_000_000, next(self._offsets))
