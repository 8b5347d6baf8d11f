"""Events of every network, days mixed, a bad one every so often, each with its digest.

A digest is ClickHouse's `cityHash64` of event type and identity: producer and tables are compared
by it. Of ten million events two share one with a probability of 3 in a million.
"""

from collections.abc import Callable
from dataclasses import dataclass

from clickhouse_cityhash.cityhash import CityHash64

from benchmarks.common.events import BAD_EVERY, Headers, is_bad
from benchmarks.common.fleet import EVENT_TYPES, SHARES, wheel
from schemas import Contract, Event, contract_of

CONTRACTS = tuple(map(contract_of, EVENT_TYPES))
TOPICS = tuple({topic.name: topic for each in CONTRACTS for topic in each.topics}.values())

_DAY_MS = 86_400_000
_DAYS = 10
_WHEEL = wheel()


@dataclass(frozen=True, slots=True)
class Made:
    """A record to produce; `bad` where landing must refuse it."""

    topic: str
    key: bytes
    value: bytes
    headers: Headers
    digest: int
    bad: bool


def make(number: int, began_ms: int) -> Made:
    """Event number `number` of a run that began at `began_ms`; no two have the same identity."""
    time_ms = began_ms - number * 7919 % _DAYS * _DAY_MS - number
    event_type = _WHEEL[number % len(_WHEEL)][0]
    contract, (_, build) = contract_of(event_type), SHARES[event_type]
    event = build(number, time_ms)
    value, headers = contract.encode(event), contract.headers_of(event)
    bad = is_bad(number)
    if bad:
        value, headers = _SPOILERS[number // BAD_EVERY % len(_SPOILERS)](value, headers)
    return Made(*contract.place_of(event), value, headers, digest_of(contract, event), bad)


def digest_of(contract: Contract, event: Event) -> int:
    """The digest of an event's type and identity."""
    parts = [contract.event_type, *(str(getattr(event, name)) for name in contract.identity)]
    return int(CityHash64("|".join(parts).encode()))


def digest_in_sql(contract: Contract) -> str:
    """The same digest of a row."""
    texts = {"event_time": "toString(toUnixTimestamp64Milli(event_time))"}
    parts = [f"'{contract.event_type}'", *(texts.get(name, name) for name in contract.identity)]
    joined = ", '|', ".join(parts)
    return f"cityHash64(concat({joined}))"


_SPOILERS: tuple[Callable[[bytes, Headers], tuple[bytes, Headers]], ...] = (
    lambda value, headers: (value[:-20], headers),
    lambda value, headers: (value.replace(b'"source"', b'"origin"'), headers),
    lambda value, headers: (value.replace(b'"event_time":1', b'"event_time":9'), headers),
    lambda value, headers: (value, headers[1:]),
)
