"""What a forecast says, as Arrow: the rows that `derived.forecast` takes."""

import pyarrow as pa

QUANTILES = (0.05, 0.1, 0.5, 0.9, 0.95)

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
