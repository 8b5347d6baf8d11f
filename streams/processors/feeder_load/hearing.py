"""What stations and the grid company say of a feeder. Pure."""

from bisect import bisect_left, bisect_right
from operator import attrgetter

from schemas.events.grid_feeder import GridFeeder
from schemas.events.station_load import StationLoad
from streams.processors.feeder_load.bounds import CORRECTED_MS, HOLDS_MS, QUARTER_MS
from streams.processors.feeder_load.holding import hold_late, newest_told
from streams.processors.feeder_load.state import Interval, Line, Part, Reading

MEANS = ("net_w", "charging_w", "discharging_w", "swap_w", "storage_w", "pv_w")
_AT = attrgetter("at")


def hear_station(state: Line, event: StationLoad) -> None:
    """Take a part of an interval; the same or an older revision changes nothing."""
    end, is_quarter = event.event_time, event.interval_s * 1000 == QUARTER_MS
    station, part = f"{event.operator_id}/{event.station_id}", _part(event)
    if end <= state.closed - CORRECTED_MS * is_quarter:
        if not is_quarter:
            hold_late(state, station, part)
        return
    intervals = state.quarters if is_quarter else state.minutes
    interval = intervals.setdefault(end, Interval({}))
    known = interval.parts.get(station)
    if known is None or known.revision < part.revision:
        interval.parts[station] = part
        interval.corrected = interval.told > 0


def hear_reading(state: Line, event: GridFeeder) -> None:
    """Take a reading: it holds for the intervals that begin with it or after it."""
    state.operator_id = event.operator_id
    reading = Reading(
        event.event_time,
        event.load_w,
        event.base_load_w,
        event.limit_w,
        event.charging_limit_w,
    )
    place = bisect_left(state.readings, reading.at, key=_AT)
    if state.readings[place : place + 1] == [reading]:
        return
    same = place < len(state.readings) and state.readings[place].at == reading.at
    state.readings[place : place + same] = [reading]
    end = reading.at // QUARTER_MS * QUARTER_MS + QUARTER_MS
    if end > state.closed:
        state.quarters.setdefault(end, Interval({}))
    for end, quarter in state.quarters.items():
        if quarter.told and reading_at(state, end - QUARTER_MS) is reading:
            quarter.corrected = True


def reading_at(state: Line, at: int) -> Reading | None:
    """The reading that holds at a time."""
    place = bisect_right(state.readings, at, key=_AT) - 1
    if place < 0 or state.readings[place].at < at - HOLDS_MS:
        return None
    return state.readings[place]


def tidy(state: Line) -> None:
    """Forget what can neither be corrected nor hold any more."""
    oldest = state.closed - CORRECTED_MS
    state.minutes = _kept(state.minutes, state.closed)
    state.quarters = _kept(state.quarters, oldest)
    first = oldest - QUARTER_MS - HOLDS_MS
    old = [each for each in state.readings[:-1] if each.at <= first]
    del state.readings[: len(old)]


def _kept(intervals: dict[int, Interval], oldest: int) -> dict[int, Interval]:
    """What is later, and the newest that was said, of which parts hold."""
    newest = newest_told(intervals)
    return {end: each for end, each in intervals.items() if end > oldest or end == newest}


def _part(event: StationLoad) -> Part:
    means = {each: getattr(event, each) for each in MEANS if getattr(event, each) is not None}
    known, unknown = event.known_s + event.plant_known_s, event.unknown_s + event.plant_unknown_s
    return Part(event.event_time, event.revision, means, known, unknown)
