"""Traffic 路况: mean speed, and time slow and congested, of each road segment and hour."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import said_last
from pipelines.reach import LOOK_AHEAD
from pipelines.traffic.congestion import CURRENT
from pipelines.traffic.tables import TRAFFIC_TABLE
from pipelines.traffic.views import traffic_views

__all__ = ["TRAFFIC"]

_DAY_MS = 86_400_000


def _parameters(day: CityDay) -> dict[str, object]:
    return said_last("traffic.segment", day, day.hours) | {
        "reads_to": day.ends + int(LOOK_AHEAD.total_seconds()) * 1000,
        "trails_from": day.starts - CURRENT.trailing_days * _DAY_MS,
        "percentile": CURRENT.free_speed_percentile / 100,
        "least_readings": CURRENT.least_readings,
        "version": CURRENT.version,
        "slow_below": CURRENT.slow_below_percent,
        "congested_below": CURRENT.congested_below_percent,
    }


TRAFFIC = Computation(
    table=TRAFFIC_TABLE,
    views=traffic_views(),
    folder=Path(__file__).parent,
    steps=("registered", "trailing", "free_flow", "spans", "divided", "flow", "traffic"),
    parameters=_parameters,
)
