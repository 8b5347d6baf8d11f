"""The `api` views of blocking.

- ice_blocked 油车占位 = Σ time of fuel cars ÷ Σ time of which it is known what stands in the bay
- overstay 充满未移车 = Σ time plugged in and asking for no power ÷ Σ time of which the use is known
- turnover 周转率 = vehicles that came ÷ Σ days of which the use is known
"""

from pathlib import Path

from schemas import View

LEVELS = {
    "connector": "operator_id, station_id, connector_id, district_code",
    "station": "operator_id, station_id, district_code",
    "operator": "operator_id",
    "district": "district_code",
}
# Columns of a grain, and how they are made.
GRAINS = {
    "hour": ("day, hour", "day, hour"),
    "day": ("day", "day"),
    "month": ("month", "toStartOfMonth(day) AS month"),
}

_POOLED = (Path(__file__).parent / "pooled.sql").read_text()


def blocking_views() -> tuple[View, ...]:
    """`api.blocking_<level>_<grain>`."""
    return tuple(_view(level, grain) for level in LEVELS for grain in GRAINS)


def _view(level: str, grain: str) -> View:
    columns, made = GRAINS[grain]
    return View(
        database="api",
        name=f"blocking_{level}_{grain}",
        select=_POOLED.format(
            keys=f"{columns}, {LEVELS[level]}",
            inner_keys=f"{made}, {LEVELS[level]}",
        ),
        comment=f"Blocking 占位 by {level} and {grain}: time of fuel cars, overstay and vehicles"
        " that only park, over time known; turnover by known day of a bay. NULL where nothing is"
        " known.",
    )
