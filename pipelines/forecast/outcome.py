"""What a forecast says: a mean and quantiles in kW, and the Arrow rows of `derived.forecast`."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa

from pipelines.forecast.frame import Floats, Times

QUANTILES = (0.05, 0.1, 0.5, 0.9, 0.95)
MEAN = None  # as the quantile of a row: NULL

# The columns of every array of forecasts.
STATISTICS: tuple[float | None, ...] = (MEAN, *QUANTILES)

_MOMENT = pa.timestamp("ms", tz="UTC")

# One row a series, step, model and quantile; `valid_at` is when the step begins, `quantile` is NULL
# for the mean and for what a simple rule says, `value` is mean kW and never NULL.
FORECAST = pa.schema(
    [
        pa.field("series", pa.string(), nullable=False),
        pa.field("issued_at", _MOMENT, nullable=False),
        pa.field("valid_at", _MOMENT, nullable=False),
        pa.field("quantile", pa.float64()),
        pa.field("value", pa.float64(), nullable=False),
        pa.field("model", pa.string(), nullable=False),
    ]
)


@dataclass(frozen=True, eq=False)
class Said:
    """What one model or rule said.

    Attributes:
        model: its name for each series.
        statistics: which, NULL for a mean.
        values: kW, series × steps × statistics; NaN where nothing is said.
    """

    model: tuple[str, ...]
    statistics: tuple[float | None, ...]
    values: Floats


def as_table(
    series: tuple[str, ...], issued_at: datetime, valid_at: Times, said: list[Said]
) -> pa.Table:
    """The rows of all that was said, without what is NaN."""
    return pa.concat_tables([_rows(series, issued_at, valid_at, each) for each in said])


def _rows(series: tuple[str, ...], issued_at: datetime, valid_at: Times, said: Said) -> pa.Table:
    place, step, statistic = (each.ravel() for each in np.indices(said.values.shape))
    value = said.values.ravel()
    table = pa.table(
        [
            pa.array(series).take(pa.array(place)),
            pa.repeat(pa.scalar(issued_at, _MOMENT), len(value)),
            pa.array(valid_at[step]).cast(_MOMENT),
            pa.array(said.statistics, pa.float64()).take(pa.array(statistic)),
            pa.array(value),
            pa.array(said.model).take(pa.array(place)),
        ],
        schema=FORECAST,
    )
    return table.filter(pa.array(~np.isnan(value)))
