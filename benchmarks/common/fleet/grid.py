"""2,000 feeders of one grid company."""

from benchmarks.common.fleet.numbers import event_id, spread
from schemas.events.grid_feeder import GridFeeder

_FEEDERS = 2_000


def feeder(number: int, time_ms: int) -> GridFeeder:
    """A feeder's load and limit."""
    base_load_w = 1_500_000 + spread(number, 2_000_000)
    return GridFeeder(
        event_id=event_id(number),
        event_time=time_ms,
        source="dms",
        operator_id="grid",
        feeder_id=f"feeder-{number % _FEEDERS}",
        supply="on",
        load_w=base_load_w + spread(number, 1_000_000, 1),
        base_load_w=base_load_w,
        limit_w=5_000_000,
    )
