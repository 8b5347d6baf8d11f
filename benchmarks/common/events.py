"""The benchmarks' events, ready to be sent: most of the work is done before the clock runs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from benchmarks.common.fleet import EVENT_TYPES, SHARES, THINGS, wheel
from schemas import contract_of

BAD_EVERY = 5_000
TOPICS = tuple(sorted({topic.name for each in EVENT_TYPES for topic in contract_of(each).topics}))

_MARK_MS = 1_612_345_678_901  # where the time goes
_MARK = str(_MARK_MS).encode()

Headers = list[tuple[str, str | bytes | None]]


@dataclass(frozen=True, slots=True)
class Made:
    """A record to produce; `bad` where landing must refuse its value."""

    event_type: str
    topic: str
    key: bytes
    headers: Headers
    value: bytes
    bad: bool


@dataclass(frozen=True, slots=True)
class _Prepared:
    """All of a thing's event but its time."""

    event_type: str
    topic: str
    key: bytes
    headers: Headers
    before: bytes
    after: bytes


class EventMaker:
    """Makes event number n: of a type by its share, of each thing of that type in turn.

    No two events have one identity as long as fewer than `THINGS` are made in a millisecond, so
    that counts stay exact when the engine merges.
    """

    def __init__(self) -> None:
        self._wheel = wheel()
        self._prepared = cache(_prepared)

    def make(self, number: int, time_ms: int) -> Made:
        """Event number `number`, which happened at `time_ms`."""
        event_type, share, nth = self._wheel[number % 100]
        count = number // 100 * share + nth
        # An order is known by its number, so that each is one of its own.
        thing = (
            _prepared(event_type, count)
            if event_type == "charger.session"
            else (self._prepared(event_type, count % THINGS))
        )
        value = b"%b%d%b" % (thing.before, time_ms, thing.after)
        bad = is_bad(number)
        if bad:
            value = _spoilt(value, number // BAD_EVERY)
        return Made(event_type, thing.topic, thing.key, thing.headers, value, bad)


def is_bad(number: int) -> bool:
    """Is this one of the bad ones, one in `BAD_EVERY`, of all types by turns?"""
    return number % BAD_EVERY == 77 + number // BAD_EVERY % 100


def bad_among(events: int) -> int:
    """How many of the first `events` numbers are bad."""
    whole, rest = divmod(events, BAD_EVERY)
    return whole + (rest > 77 + whole % 100)


def _prepared(event_type: str, number: int) -> _Prepared:
    contract, (_, make) = contract_of(event_type), SHARES[event_type]
    event = make(number, _MARK_MS)
    topic, key = contract.place_of(event)
    before, after = contract.encode(event).split(_MARK)
    return _Prepared(event_type, topic, key, contract.headers_of(event), before, after)


def _spoilt(value: bytes, kind: int) -> bytes:
    """A bad value: no JSON, a field missing, a field out of range, by turns."""
    spoil: tuple[Callable[[bytes], bytes], ...] = (
        lambda sound: sound[:-20],
        lambda sound: sound.replace(b'"source"', b'"origin"'),
        lambda sound: sound.replace(b'"event_time":1', b'"event_time":9'),
    )
    return spoil[kind % len(spoil)](value)
