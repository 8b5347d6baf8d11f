"""What a word changes: what is to be summed up, or what was. Pure."""

from collections.abc import Iterator

from streams.processors.station_load.bounds import CORRECTED_MS, MINUTE_MS, QUARTER_MS
from streams.processors.station_load.holding import flowed, note
from streams.processors.station_load.state import Load, Source, Sums
from streams.processors.station_load.sums import add, add_unknown, merge
from streams.processors.station_load.words import IDLE
from streams.register import Site


def hear(state: Load, name: str, at: int, said: int) -> None:
    """Take a word about a source; one that was heard before changes nothing."""
    note(_source(state, name, at), at, said)
    if said != IDLE:
        state.closing = min(state.closing, at // MINUTE_MS * MINUTE_MS + MINUTE_MS)


def correct(state: Load, site: Site, name: str, at: int, said: int) -> None:
    """Take one about what is summed up already: put that right by the difference it makes."""
    source, oldest = _source(state, name, at), state.closed - CORRECTED_MS
    if at < oldest:
        state.too_late += 1
        if source.at and at <= source.at[-1]:
            return
    stretches = list(_quarters(state, max(at, oldest)))
    before = [_sums(site, name, source, *each) for each in stretches]
    note(source, at, said)
    for (start, end), was in zip(stretches, before, strict=True):
        now = _sums(site, name, source, start, end)
        if now != was:
            quarter = state.quarters[start // QUARTER_MS * QUARTER_MS]
            merge(quarter.sums, _difference(now, was))
            quarter.corrected = True
            state.closing = state.closed + MINUTE_MS
    if said != IDLE:
        state.closing = state.closed + MINUTE_MS


def _source(state: Load, name: str, at: int) -> Source:
    if not state.closing:
        _wake(state, at)
    return state.sources.get(name) or _join(state, name)


def _wake(state: Load, at: int) -> None:
    state.closed = max(state.closed, at // MINUTE_MS * MINUTE_MS)
    state.closing = state.closed + MINUTE_MS


def _join(state: Load, name: str) -> Source:
    """A source that was not heard of: what is summed up already did not know it."""
    source = state.sources[name] = Source([], [])
    for begin, quarter in state.quarters.items():
        add_unknown(quarter.sums, name, min(state.closed, begin + QUARTER_MS) - begin)
    state.closing = state.closed + MINUTE_MS
    return source


def _quarters(state: Load, since: int) -> Iterator[tuple[int, int]]:
    """From when till when something that is summed up may change, by quarter."""
    for begin in state.quarters:
        start, end = max(begin, since), min(begin + QUARTER_MS, state.closed)
        if start < end:
            yield start, end


def _sums(site: Site, name: str, source: Source, start: int, end: int) -> Sums:
    sums: Sums = {}
    add(sums, site, name, flowed(source, start, end), end - start)
    return sums


def _difference(now: Sums, was: Sums) -> Sums:
    return {each: now.get(each, 0) - was.get(each, 0) for each in now.keys() | was.keys()}
