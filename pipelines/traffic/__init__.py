"""Traffic 路况: mean speed, and time slow and congested, of each road segment and hour."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import DAY_MS, reads_to, said_last
from pipelines.traffic.congestion import CURRENT
from pipelines.traffic.tables import TRAFFIC_TABLE
from pipelines.traffic.views import traffic_views

__all__ = ["TRAFFIC"]


def _parameters(day: CityDay) -> dict[str, object]:
    return said_last("traffic.segment", day, day.hours) | {
        "reads_to": reads_to(day),
        "trails_from": day.starts - CURRENT.trailing_days * DAY_MS,
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
