"""An interval of a feeder as an event. Pure."""

from collections.abc import Iterable

from schemas.events.feeder_load import FeederLoad
from streams import register
from streams.processing.outputs import made
from streams.processors.feeder_load.bounds import QUARTER_MS
from streams.processors.feeder_load.hearing import reading_at
from streams.processors.feeder_load.holding import holding, idle
from streams.processors.feeder_load.state import Interval, Line, Part, Reading

NAME = "feeder-load-2"
_NOTHING = Reading(0, None, None, None, None)


def row(state: Line, line: register.Line, interval: Interval, end: int, lasts: int) -> FeederLoad:
    """The load of the so many ms before `end`."""
    registered, parts = line.stations, holding(state, interval, end, lasts)
    silent = registered.keys() - parts.keys()
    resting = silent & idle(state, end) if lasts < QUARTER_MS else set()
    missing = silent - resting
    means = _sums(parts.values())
    if resting or not registered:
        means.setdefault("net_w", 0)
    reading = reading_at(state, end - lasts) or _NOTHING
    load = _plus(reading.base_load_w, means.get("net_w"))
    limit = line.capacity_w if reading.limit_w is None else reading.limit_w
    return made(
        FeederLoad,
        NAME,
        event_time=end,
        operator_id=state.operator_id,
        feeder_id=state.feeder_id,
        interval_s=lasts // 1000,
        revision=interval.told,
        load_w=load,
        base_load_w=reading.base_load_w,
        limit_w=limit,
        charging_limit_w=reading.charging_limit_w,
        headroom_w=_less(limit, load),
        charging_headroom_w=_less(reading.charging_limit_w, means.get("net_w")),
        stations=len(registered.keys() | parts.keys()),
        stations_missing=len(missing),
        known_s=sum(each.known_s for each in parts.values())
        + sum(registered[each] for each in resting) * lasts // 1000,
        unknown_s=sum(each.unknown_s for each in parts.values())
        + sum(registered[each] for each in missing) * lasts // 1000,
        **means,
    )


def _sums(parts: Iterable[Part]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for part in parts:
        for field, mean in part.means.items():
            sums[field] = sums.get(field, 0) + mean
    return sums


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other
