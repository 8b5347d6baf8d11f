"""Events of three types in one topic, days mixed, a bad one every so often, each with its digest.

A digest is ClickHouse's `cityHash64` of event type and identity: producer and tables are compared
by it. Of ten million events two share one with a probability of 3 in a million.
"""

from collections.abc import Callable
from dataclasses import dataclass

from clickhouse_cityhash.cityhash import CityHash64

from schemas import Contract, Event, contract_of
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus

BAD_EVERY = 5000
BAD_AT = 77

_DAY_MS = 86_400_000
_DAYS = 10
_STATIONS = 997
_OPERATORS = 12

Headers = list[tuple[str, str | bytes | None]]


@dataclass(frozen=True, slots=True)
class Made:
    """A record to produce; `bad` where landing must refuse it."""

    key: bytes
    value: bytes
    headers: Headers
    digest: int
    bad: bool


def make(number: int, began_ms: int) -> Made:
    """Event number `number` of a run that began at `began_ms`; no two have the same identity."""
    time_ms = began_ms - number * 7919 % _DAYS * _DAY_MS - number
    contract, build = _BUILDERS[number % 10]
    event = build(number, time_ms)
    value, headers = contract.encode(event), contract.headers_of(event)
    bad = number % BAD_EVERY == BAD_AT
    if bad:
        value, headers = _SPOILERS[number // BAD_EVERY % len(_SPOILERS)](value, headers)
    return Made(contract.place_of(event)[1], value, headers, digest_of(contract, event), bad)


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


def _operator(number: int) -> str:
    return f"39580{number % _STATIONS % _OPERATORS:04d}"


def _station(number: int) -> str:
    return f"440100{number % _STATIONS:06d}"


def _status(number: int, time_ms: int) -> ChargerStatus:
    return ChargerStatus(
        event_id=f"e{number:015d}",
        event_time=time_ms,
        source="tcec102",
        operator_id=_operator(number),
        station_id=_station(number),
        connector_id=f"{number % _STATIONS}-{number % 7}",
        connectivity="online",
        operability="ok",
        occupancy="charging",
    )


def _meter(number: int, time_ms: int) -> ChargerMeter:
    return ChargerMeter(
        event_id=f"e{number:015d}",
        event_time=time_ms,
        source="tcec102",
        operator_id=_operator(number),
        station_id=_station(number),
        connector_id=f"{number % _STATIONS}-{number % 7}",
        import_wh=number,
        power_w=number % 120_000,
        voltage_v=380.5,
    )


def _session(number: int, time_ms: int) -> ChargerSession:
    return ChargerSession(
        event_id=f"e{number:015d}",
        event_time=time_ms,
        source="tcec102",
        operator_id=_operator(number),
        session_id=f"s{number:015d}",
        station_id=_station(number),
        connector_id=f"{number % _STATIONS}-{number % 7}",
        charge_start=time_ms - 3_600_000,
        charge_end=time_ms - 60_000,
    )


_BUILDERS: tuple[tuple[Contract, Callable[[int, int], Event]], ...] = (
    *[(contract_of("charger.status"), _status)] * 2,
    *[(contract_of("charger.meter"), _meter)] * 7,
    (contract_of("charger.session"), _session),
)

_SPOILERS: tuple[Callable[[bytes, Headers], tuple[bytes, Headers]], ...] = (
    lambda value, headers: (value[:-20], headers),
    lambda value, headers: (value.replace(b'"station_id"', b'"station_nr"'), headers),
    lambda value, headers: (value.replace(b'"event_time":1', b'"event_time":9'), headers),
    lambda value, headers: (value, headers[1:]),
)
