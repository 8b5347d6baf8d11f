"""Data quality: what is wrong with what each operator sends, by day and event type."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import settled_by
from pipelines.quality.issues import AHEAD_MS, BEHIND_MS, LATE_MS, TOLERANCE_PERCENT
from pipelines.quality.tables import QUALITY_TABLE
from pipelines.quality.views import quality_views

__all__ = ["QUALITY"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "settled_by": settled_by(day),
        "tolerance": TOLERANCE_PERCENT,
        "ahead": AHEAD_MS,
        "late": LATE_MS,
        "behind": BEHIND_MS,
    }


QUALITY = Computation(
    table=QUALITY_TABLE,
    views=quality_views(),
    folder=Path(__file__).parent,
    steps=(
        "said",
        "marks",
        "letters",
        "rated",
        "orders_ended",
        "orders",
        "powers",
        "hours",
        "silence",
        "quality",
    ),
    parameters=_parameters,
)
