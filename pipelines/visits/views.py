"""The `api` views of visits.

- 一次充电成功率 = visits whose first attempt succeeded ÷ visits of whose first one that is known
- `later` succeeded at another attempt, `failed` at none; `not_started` are those of the latter who
  plugged in and never began
"""

from pathlib import Path

from pipelines.visits.rules import LEAST_COVERAGE, WIDEST_INTERVAL
from schemas import View

LEVELS = {
    "operator": "operator_id",
    "model": "manufacturer, model",
    "district": "district_code",
    "station": "operator_id, station_id, district_code",
}
GRAINS = {"day": "day", "month": "toStartOfMonth(day)"}

_HERE = Path(__file__).parent
_POOLED = (_HERE / "pooled.sql").read_text()
_RANK = (_HERE / "rank.sql").read_text().rstrip()


def visit_views() -> tuple[View, ...]:
    """`api.success_<level>_<grain>`, and the visits."""
    return (*(_view(level, grain) for level in LEVELS for grain in GRAINS), _VISITS)


def _view(level: str, grain: str) -> View:
    rank = _RANK.format(widest=WIDEST_INTERVAL, coverage=LEAST_COVERAGE)
    return View(
        database="api",
        name=f"success_{level}_{grain}",
        select=_POOLED.format(
            keys=f"{grain}, {LEVELS[level]}",
            inner_keys=f"{GRAINS[grain]} AS {grain}, {LEVELS[level]}",
            rank=rank if grain == "month" else "",
        ),
        comment=f"First-time success 一次充电成功率 by {level} and {grain}: visits whose first"
        " attempt succeeded over visits of whose first attempt that is known, with Wilson's"
        " interval of 95 %; a group without known visits has no rate.",
    )


_VISITS = View(
    database="api",
    name="visits",
    select="SELECT * FROM derived.visits",
    comment="Visits: attempts of a driver at a station, or at a connector where nobody knows who.",
)
