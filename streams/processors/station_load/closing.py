"""What is said when an interval closes, and what is forgotten then. Pure."""

from schemas.events.station_load import REPEATED_MS, StationLoad
from streams.processors.station_load.band import departs
from streams.processors.station_load.bounds import (
    FORGOTTEN_MS,
    HOLDS_MS,
    MINUTE_MS,
    QUARTER_MS,
)
from streams.processors.station_load.hearing import flow
from streams.processors.station_load.holding import flowed, forget
from streams.processors.station_load.row import row
from streams.processors.station_load.state import Load
from streams.processors.station_load.sums import net, summed
from streams.register import CONNECTOR, Site

_UNKNOWN = (0, 0, 1)  # what flowed in a millisecond of which nothing is known


def close_minute(state: Load, site: Site) -> list[StationLoad]:
    """Say the minute that is due if it departs from the one said last; find the next one.

    A minute of which the flow changed is a mixture, so the one after it may have to be said, too.
    """
    end = state.minute = state.next_minute
    sums = summed(state, site, end - MINUTE_MS, end)
    mean, said = net(sums) // MINUTE_MS, []
    if departs(mean, state.minute_w):
        state.minute_w = mean
        said.append(row(state, site, sums, end, MINUTE_MS))
    goes_on = end < state.last_minute or departs(state.net_w, state.minute_w)
    state.next_minute = end + MINUTE_MS if goes_on else 0
    return said


def correct_quarter(state: Load, site: Site) -> list[StationLoad]:
    """Say the quarter of an hour that was closed last as it is now, if that is another."""
    return _quarter(state, site, state.closed, revision=state.told)


def close_quarter(state: Load, site: Site) -> list[StationLoad]:
    """Say the one that is due if it is another than the one before, or at its hour."""
    end = state.closing
    said = _quarter(state, site, end, is_due=end % REPEATED_MS == 0)
    state.closed, state.closing = end, end + QUARTER_MS
    state.told, state.late = len(said), False
    _tidy(state, site)
    return said


def _quarter(
    state: Load, site: Site, end: int, revision: int = 0, is_due: bool = False
) -> list[StationLoad]:
    sums = summed(state, site, end - QUARTER_MS, end)
    is_moved = site.feeder_id != state.feeder_id
    if not (is_due or is_moved or state.too_late or sums != state.sums):
        return []
    if is_moved:
        state.minute_w = 0  # the other feeder has not been told of it
    too_late, state.too_late = state.too_late, 0
    state.sums, state.feeder_id = sums, site.feeder_id
    return [row(state, site, sums, end, QUARTER_MS, revision, too_late)]


def _tidy(state: Load, site: Site) -> None:
    """Forget what is neither corrected any more nor registered; what is silent flows no more."""
    oldest, newest = state.closed - QUARTER_MS, 0
    for name, source in list(state.sources.items()):
        newest = max(newest, source.at[-1])
        forget(source, oldest)
        if source.net_w and flowed(source, state.closed - 1, state.closed) == _UNKNOWN:
            flow(state, source, 0, state.closed)
        if source.at[-1] + HOLDS_MS < oldest and _is_retired(name, site):
            del state.sources[name]
    if departs(state.net_w, state.minute_w) and not state.next_minute:
        state.next_minute = state.closed + MINUTE_MS
    if newest < state.closed - FORGOTTEN_MS:
        state.closing = 0


def _is_retired(name: str, site: Site) -> bool:
    """A connector that the register no longer has, while it has others."""
    return name[0] == CONNECTOR and bool(site.kinds) and name[1:] not in site.kinds
