"""A part that a station says holds for later intervals, until it says another one. Pure."""

from msgspec.structs import replace

from schemas.events.station_load import REPEATED_MS
from streams.processors.feeder_load.bounds import QUARTER_MS
from streams.processors.feeder_load.state import Interval, Line, Part


def hold(state: Line, end: int, lasts: int) -> None:
    """Fill an interval that closes with what stations said of earlier ones."""
    is_quarter = lasts == QUARTER_MS
    intervals = state.quarters if is_quarter else state.minutes
    before = newest_told(intervals)
    if before is None or before >= end:
        return
    speaking = set() if is_quarter else _stations(state, 0)
    held = {
        station: replace(part, revision=-1)
        for station, part in intervals[before].parts.items()
        if station in speaking or part.at > end - 2 * REPEATED_MS
    }
    intervals[end].parts = held | intervals[end].parts


def hold_late(state: Line, station: str, part: Part) -> None:
    """A minute that comes when it is closed holds for those that close next."""
    newest = newest_told(state.minutes) or part.at
    parts = state.minutes.setdefault(newest, Interval({}, told=1)).parts
    if station not in parts or parts[station].at < part.at:
        parts[station] = replace(part, revision=-1)


def newest_told(intervals: dict[int, Interval]) -> int | None:
    """The end of the one that was closed last."""
    return max((end for end, each in intervals.items() if each.told), default=None)


def holding(state: Line, interval: Interval, end: int, lasts: int) -> dict[str, Part]:
    """The parts of an interval, without those of stations that should have spoken since."""
    since = _repeated_at(end)
    heard = set() if lasts == QUARTER_MS else _stations(state, since)
    parts = interval.parts.items()
    return {station: part for station, part in parts if part.at >= since or station in heard}


def idle(state: Line, end: int) -> set[str]:
    """Stations that are heard of: of which no minute was ever said, nothing flows."""
    return _stations(state, _repeated_at(end))


def _stations(state: Line, since: int) -> set[str]:
    """Those that have said a quarter of an hour since then."""
    quarters = state.quarters.values()
    return {name for each in quarters for name, part in each.parts.items() if part.at >= since}


def _repeated_at(end: int) -> int:
    """By then every station has said something."""
    return end // REPEATED_MS * REPEATED_MS
