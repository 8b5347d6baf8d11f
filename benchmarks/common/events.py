"""The benchmarks' events: which contract, for which connector, and every so often a bad one."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.common import fleet
from schemas import Contract, Event, contract_of

BAD_EVERY = 5000
BAD_AT = 77

_SHARES: tuple[tuple[str, int, Callable[..., Event]], ...] = (
    ("charger.status", 20, fleet.status),
    ("charger.meter", 70, fleet.meter),
    ("charger.session", 10, fleet.session),
)
EVENT_TYPES = tuple(event_type for event_type, _, _ in _SHARES)


@dataclass(frozen=True, slots=True)
class Made:
    """A record to produce; `bad` where landing must refuse its value."""

    contract: Contract
    event: Event
    value: bytes
    bad: bool


class EventMaker:
    """Makes event number n; the same number and time make the same event.

    A connector gets one event of one type a round, so that no two events have one identity and
    counts stay exact when the engine merges.
    """

    def __init__(self) -> None:
        self._connectors = fleet.connectors()
        self._random = Random(0)
        self._wheel = [
            (contract_of(event_type), make)
            for event_type, percent, make in _SHARES
            for _ in range(percent)
        ]

    @property
    def connectors(self) -> int:
        """How many connectors there are: events of one round."""
        return len(self._connectors)

    def make(self, number: int, time_ms: int) -> Made:
        """Event number `number`, which happened at `time_ms`."""
        self._random.seed(number)
        contract, make = self._wheel[self._random.randrange(100)]
        connector = self._connectors[number % len(self._connectors)]
        event = make(connector, number, time_ms, self._random)
        value = contract.encode(event)
        if number % BAD_EVERY != BAD_AT:
            return Made(contract, event, value, bad=False)
        return Made(contract, event, _spoilt(value, number // BAD_EVERY), bad=True)


def bad_among(events: int) -> int:
    """How many of the first `events` numbers are bad."""
    return (events - BAD_AT - 1) // BAD_EVERY + 1 if events > BAD_AT else 0


def _spoilt(value: bytes, kind: int) -> bytes:
    """A bad value: no JSON, a field missing, a field out of range, by turns."""
    spoil: tuple[Callable[[bytes], Any], ...] = (
        lambda sound: sound[:-20],
        lambda sound: sound.replace(b'"station_id"', b'"station_nr"'),
        lambda sound: sound.replace(b'"event_time":1', b'"event_time":9'),
    )
    return bytes(spoil[kind % len(spoil)](value))
