"""Coherent sums: what is said of a district or of the city is what is said of its stations."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.forecast.bounds import bounded
from pipelines.forecast.frame import Frame
from pipelines.forecast.places import STATES

# A row a whole and hour: what is said of its stations together.
SUMS = pa.schema(
    {"series": pa.string(), "hour": pa.timestamp("ms", tz="UTC"), "sum_kw": pa.float64()}
)
_KEYS = ["series", "hour"]


def coherent(said: pa.Table, sums: pa.Table, frame: Frame) -> pa.Table:
    """Forecasts of wholes whose mean of each hour is the sum of those of their stations.

    Means add up, quantiles do not: stations seldom peak together. So a whole keeps the course and
    the spread of the forecast of its own series, moved by as much in all of an hour, and within its
    bounds. Simple rules stay, and so do hours without a sum.

    Args:
        said: rows of `outcome.FORECAST` of wholes.
        sums: rows of `SUMS`.
        frame: that the wholes were forecast from.
    """
    hours = said.append_column("hour", pc.floor_temporal(said["valid_at"], unit="hour"))
    means = hours.filter(pc.and_(_own(hours), pc.is_null(hours["quantile"])))
    means = means.group_by(_KEYS).aggregate([("value", "mean")])
    found = hours.join(means.join(sums, _KEYS, join_type="inner"), _KEYS)
    apart = pc.fill_null(pc.subtract(found["sum_kw"], found["value_mean"]), 0)
    moved = np.where(_own(found), pc.add(found["value"], apart), found["value"])
    column = pc.index_in(found["series"], pa.array(frame.series)).to_numpy()
    value = np.where(_own(found), bounded(moved[:, None], frame, column)[:, 0], moved)
    place = said.schema.get_field_index("value")
    return found.select(said.column_names).set_column(place, "value", [value]).cast(said.schema)


def _own(said: pa.Table) -> pa.ChunkedArray:
    """Which rows are no simple rule's."""
    return pc.is_in(said["model"], pa.array(STATES))
