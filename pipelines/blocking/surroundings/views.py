"""The `api` views of what lies around stations.

- congestion = Σ time congested ÷ Σ time judged, of the segments near
- parking_occupancy = Σ bays taken x time ÷ Σ bays known x time, of the lots near
- effect of congestion = arrivals in congested hours ÷ arrivals expected of them
"""

from pathlib import Path

from pipelines.blocking.surroundings.rules import CONGESTED_FROM_PERCENT, LEAST_KNOWN_PERCENT
from schemas import View

GRAINS = {"hour": "day, hour", "day": "day"}
LEVELS = {
    "station": "month, operator_id, station_id, district_code",
    "district": "month, district_code",
    "city": "month",
}

_HERE = Path(__file__).parent


def surroundings_views() -> tuple[View, ...]:
    """`api.surroundings_<grain>` and `api.congestion_effect_<level>_month`."""
    return (*(_around(grain) for grain in GRAINS), *(_effect(level) for level in LEVELS))


def _around(grain: str) -> View:
    return View(
        database="api",
        name=f"surroundings_{grain}",
        select=(_HERE / "pooled.sql").read_text().format(keys=GRAINS[grain]),
        comment=f"Arrivals at each station by {grain}, and congested roads and full lots near it."
        " NULL where nothing is known, or nothing is known to be near.",
    )


def _effect(level: str) -> View:
    return View(
        database="api",
        name=f"congestion_effect_{level}_month",
        select=(_HERE / "effect.sql")
        .read_text()
        .format(
            keys=LEVELS[level],
            least_known=LEAST_KNOWN_PERCENT,
            congested_from=CONGESTED_FROM_PERCENT,
        ),
        comment=f"Effect of congestion near stations on arrivals by {level} and month: arrivals in"
        " congested hours over those expected of clear hours of the same hour of day. It is no"
        " cause: what congests roads may also bring drivers.",
    )
