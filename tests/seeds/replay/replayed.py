"""What a replay in a test brings."""

from collections.abc import Callable

from schemas import Event
from schemas.events.dead_letter import DeadLetter
from seeds.replay.tally import Tally

Replayed = tuple[list[Event], Tally]
Read = Callable[..., Replayed]


def letters(events: list[Event]) -> list[DeadLetter]:
    """The dead letters among events."""
    return [it for it in events if isinstance(it, DeadLetter)]
