"""Hosting capacity 接入能力: how much more charging the feeders of a place can carry.

A place is a set of feeders; one that supplies several towns is of each of them.
"""

from datetime import timedelta
from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.hosting.rules import CURRENT
from pipelines.hosting.tables import HOSTING_TABLE
from schemas import View

__all__ = ["HOSTING"]

_HERE = Path(__file__).parent


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "first_day": day.date - timedelta(days=CURRENT.days - 1),
        "super_w": CURRENT.super_w,
        "version": CURRENT.version,
        "least_days": CURRENT.least_days,
        "least_known": CURRENT.least_known_percent,
        "heavy": CURRENT.heavy_percent,
        "full": CURRENT.full_percent,
    }


HOSTING = Computation(
    table=HOSTING_TABLE,
    views=(
        View(
            database="api",
            name="hosting_capacity",
            select=(_HERE / "hosting_capacity.sql").read_text().strip(),
            comment="接入能力分层分级评估 of feeders, towns, districts and the city over 28 days"
            " up to a day: peak, P95, ramp, simultaneity, what they can still host, and a grade;"
            " NULL or unknown where too little is known. The grades are our assumption.",
        ),
    ),
    folder=_HERE,
    steps=("supplied", "members", "quarters", "tightest", "rated", "sums", "judged", "hosting"),
    parameters=_parameters,
)
