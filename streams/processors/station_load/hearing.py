"""What a word changes: what is to be summed up, and when a minute is looked at. Pure."""

from streams.processors.station_load.band import departs
from streams.processors.station_load.bounds import MINUTE_MS, QUARTER_MS
from streams.processors.station_load.holding import note
from streams.processors.station_load.state import Load, Source
from streams.processors.station_load.words import ALIVE, FLOWING, IDLE
from streams.register import PV


def hear(state: Load, name: str, at: int, said: int) -> None:
    """Take a word about a source; one that was heard before changes nothing."""
    if at < state.closed - QUARTER_MS:
        state.too_late += 1
        return
    if not state.closing:
        _wake(state, at)
    source = state.sources.get(name)
    if source is None:
        source = state.sources[name] = Source([], [])
    note(source, at, said)
    if at < state.closed:
        state.late = True
    if at == source.at[-1]:
        flow(state, source, _net(name, source), at)


def flow(state: Load, source: Source, net_w: int, at: int) -> None:
    """A source takes that from a time on: if it matters, the minute is looked at when it closes."""
    if net_w == source.net_w:
        return
    state.net_w += net_w - source.net_w
    source.net_w = net_w
    if state.next_minute or departs(state.net_w, state.minute_w):
        end = max(at // MINUTE_MS * MINUTE_MS, state.minute) + MINUTE_MS
        state.next_minute = min(state.next_minute or end, end)
        state.last_minute = max(state.last_minute, end)


def _wake(state: Load, at: int) -> None:
    state.closed = max(state.closed, at // QUARTER_MS * QUARTER_MS)
    state.closing = state.closed + QUARTER_MS
    state.sums, state.told = {}, 0


def _net(name: str, source: Source) -> int:
    word = source.said[-1]
    if word < IDLE:
        return -word if name[0] == PV else word
    return source.net_w if FLOWING <= word <= ALIVE else 0
