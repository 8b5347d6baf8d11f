"""The `api` views of traffic.

- speed = Σ speed x time ÷ Σ time known: a mean over time, not over vehicles
- speed index = speed ÷ speed of free flow
- slow, congested = Σ time below that share of the free speed ÷ Σ time judged
"""

from pathlib import Path

from pipelines.columns import GRAINS
from schemas import View

_POOLED = (Path(__file__).parent / "pooled.sql").read_text()


def traffic_views() -> tuple[View, ...]:
    """`api.traffic_1h` and `api.traffic_1d`, by segment."""
    return tuple(_view(grain, keys) for grain, keys in GRAINS.items())


def _view(grain: str, keys: str) -> View:
    return View(
        database="api",
        name=f"traffic_{grain}",
        select=_POOLED.format(keys=keys),
        comment="Speed and congestion of road segments. A reading speaks of the time since the one"
        " before, after the contract's silence of its own interval; one without a speed is unknown."
        " slow and congested are shares of the time judged by our index, speed over free speed,"
        " whose version and thresholds stand beside them; free_speed_source tells whether the free"
        " speed is the register's or a percentile of the days before. What the source judged"
        " itself stands apart.",
    )
