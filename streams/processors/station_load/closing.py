"""Minutes are closed one after another; a quarter of an hour is what its minutes come to. Pure."""

from streams.processors.station_load.bounds import (
    CORRECTED_MS,
    FORGOTTEN_MS,
    HOLDS_MS,
    MINUTE_MS,
    QUARTER_MS,
)
from streams.processors.station_load.holding import flowed, forget, is_idle
from streams.processors.station_load.state import Load, Quarter, Sums
from streams.processors.station_load.sums import add, add_unknown, merge
from streams.register import CONNECTOR, Site


def close_minute(state: Load, site: Site) -> Sums:
    """Sum up the minute that is due, and find the one that is due next.

    Minutes between in which nothing flows and all is known are left out: their sum is 0.
    """
    end = state.closing
    start, following = end - MINUTE_MS, end // QUARTER_MS * QUARTER_MS + QUARTER_MS
    minute: Sums = {}
    for name, source in state.sources.items():
        if is_idle(source, start, end):
            expires = (source.at[-1] + HOLDS_MS) // MINUTE_MS * MINUTE_MS + MINUTE_MS
            following = min(following, expires)
        else:
            add(minute, site, name, flowed(source, start, end), MINUTE_MS)
            following = end + MINUTE_MS
            forget(source, start - CORRECTED_MS)
    merge(_quarter(state, start).sums, minute)
    state.closed, state.closing = end, following
    return minute


def tidy(state: Load, site: Site) -> None:
    """Forget what is neither corrected any more nor registered."""
    oldest = state.closed - CORRECTED_MS
    state.quarters = {
        begin: each for begin, each in state.quarters.items() if begin + QUARTER_MS > oldest
    }
    for source in state.sources.values():
        forget(source, oldest)
    newest = max((each.at[-1] for each in state.sources.values()), default=0)
    if newest < state.closed - FORGOTTEN_MS:
        state.closing = 0
    for name in _retired(state, site):
        del state.sources[name]
        for each in state.quarters.values():
            add_unknown(each.sums, name, -QUARTER_MS)


def _retired(state: Load, site: Site) -> list[str]:
    """Connectors that the register no longer has, while it has others, and that have been silent
    since before all that can be corrected."""
    if not site.kinds:
        return []
    silent = min(state.quarters, default=state.closed) - HOLDS_MS
    return [
        name
        for name, each in state.sources.items()
        if name[0] == CONNECTOR and each.at[-1] < silent and name[1:] not in site.kinds
    ]


def _quarter(state: Load, start: int) -> Quarter:
    """The quarter that a minute belongs to; what of it lies before the first word is unknown."""
    begin = start // QUARTER_MS * QUARTER_MS
    quarter = state.quarters.get(begin)
    if quarter is None:
        quarter = state.quarters[begin] = Quarter({})
        for name in state.sources:
            if state.closed > begin:
                add_unknown(quarter.sums, name, state.closed - begin)
    return quarter
