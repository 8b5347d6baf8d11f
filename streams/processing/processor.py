"""A processor: what a key knows, what an event makes of it, and what is said then. Pure."""

from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

from schemas import Event, Topic

NEVER = 0  # of a timer


class Processor(Protocol):
    """Turns the events of a key into its state and into events.

    States are structs that are changed in place. Nobody asks a clock: time is that of events, and
    a timer fires when the partition's watermark has passed it.
    """

    @property
    def name(self) -> str:
        """Whose state it is; a state of another form needs another name."""

    @property
    def topic(self) -> Topic:
        """What it reads."""

    @property
    def inputs(self) -> tuple[type[Event], ...]:
        """The event types that it reads there."""

    @property
    def state(self) -> type[msgspec.Struct]:
        """The struct of what a key knows."""

    def key(self, event: Any) -> str:
        """What the event is of: never of two Kafka keys. Empty where it is of no interest."""

    def begin(self, event: Any) -> Any:
        """The state of a key before its first event, which this is."""

    def apply(self, state: Any, event: Any) -> Sequence[Event]:
        """Take an event; what came before or twice changes nothing."""

    def due(self, state: Any) -> int:
        """When its next timer fires, in ms; `NEVER` without one."""

    def fire(self, state: Any, at_ms: int) -> Sequence[Event]:
        """The timer of that time fires; the next one is later."""
