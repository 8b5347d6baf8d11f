"""OCPP-J frames into contract events: pure, streaming, one small state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from gateways.ocpp.frame import CALL, RESULT, Frame, Message, parse
from gateways.ocpp.making import Making, Source
from gateways.refusal import RefusedError
from schemas import Event


class Decoded(NamedTuple):
    """What a frame became: events, or a dead letter, or nothing by design.

    Attributes:
        kind: the action of a call, or `answer`.
        silent: why it makes no event, empty where it makes one.
    """

    kind: str
    events: tuple[Event, ...] = ()
    silent: str = ""


Handler = Callable[[Making, Any, Message], Decoded]


@dataclass(frozen=True)
class Version:
    """A version of OCPP.

    Attributes:
        state: what must be remembered between frames: rows, as JSON where they are kept.
        calls: what each action becomes; the others are read and make no event.
        result: what the result of a call becomes.
    """

    state: type[msgspec.Struct]
    calls: Mapping[str, Handler]
    result: Handler


class Decoder:
    """Decodes the frames of one source."""

    def __init__(self, source: Source, version: Version, state: Any = None) -> None:
        self._source = source
        self._version = version
        self.state: Any = version.state() if state is None else state

    def decode(self, frame: Frame) -> Decoded:
        """The events of a frame, all valid, and one dead letter where anything of it is wrong."""
        making = Making(self._source, frame)
        kind = "malformed"
        try:
            message = parse(frame.text)
            kind = message.action or "answer"
            return self._handler(message)(making, self.state, message)
        except RefusedError as refused:
            return Decoded(kind, (making.letter(refused),))

    def _handler(self, message: Message) -> Handler:
        if message.kind == CALL:
            return self._version.calls.get(message.action, _other_action)
        return self._version.result if message.kind == RESULT else _error


def _other_action(making: Making, state: Any, message: Message) -> Decoded:
    return Decoded(message.action, silent="other action")


def _error(making: Making, state: Any, message: Message) -> Decoded:
    return Decoded("answer", silent="answer to a call")
