"""A few stations whose load is easy to foresee, and four that no model can speak of."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from pipelines.forecast import Frame
from pipelines.forecast.frame import Floats
from pipelines.forecast.settings import Settings

START = datetime(2026, 5, 31, 16, tzinfo=UTC)  # midnight of 1 June in Shanghai
DAYS = 30
ISSUED_AT = START + timedelta(days=DAYS)
HOUR = timedelta(hours=1)
QUICK = Settings(rows=3_000, ridge_rows=500, rounds=15, leaves=7, learning_rate=0.3, threads=1)

SERIES = ("evening-1", "evening-2", "night-1", "night-2", "rest", "new", "silent", "stuck")


def stations() -> Frame:
    """Evening peaks of 20 and 40 kW, night peaks of 100 and 7 kW, with some noise; and the others.

    At rest: nothing for all the time. New: known since three days. Silent: of the last day nothing
    is known. Stuck: 5 kW for nine days.
    """
    hours, noise = np.arange(DAYS * 24), np.random.default_rng(1)
    evening = np.exp(-(((hours % 24) - 19) ** 2) / 8)
    night = np.exp(-(((hours % 24) - 2) ** 2) / 8)
    peaks = np.array([20, 40, 100, 7, 0, 40, 40, 40.0])
    shapes = np.array([evening, evening, night, night, *[evening] * 4]).T
    values = peaks * shapes * (1 + 0.1 * noise.standard_normal((len(hours), len(SERIES))))
    values = np.clip(values.round(2), 0, peaks)
    values[:-72, 5] = np.nan
    values[-25:, 6] = np.nan
    values[-9 * 24 :, 7] = 5
    return Frame(
        series=SERIES,
        start=START,
        step=HOUR,
        values=values,
        lower=np.zeros(len(SERIES)),
        upper=np.array([22, 44, 110, 7, 60, 44, 44, 44.0]),
        kind=("evening", "evening", "night", "night", *["evening"] * 4),
        zone=ZoneInfo("Asia/Shanghai"),
    )


def frame_of(values: Floats) -> Frame:
    """Hours of series that nothing is known of but their loads; steps × series."""
    many = values.shape[1]
    return Frame(
        series=tuple(f"S{number}" for number in range(many)),
        start=START,
        step=HOUR,
        values=values,
        lower=np.zeros(many),
        upper=np.full(many, np.nan),
        kind=("public",) * many,
        zone=ZoneInfo("Asia/Shanghai"),
    )
