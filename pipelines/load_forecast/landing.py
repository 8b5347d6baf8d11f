"""Rows of a forecast into `derived.forecast`."""

from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.forecast.places import COLD, FALLBACK, MODEL, REST
from pipelines.frames.levels import Level
from pipelines.load_forecast.issues import Writer, replace_issue
from pipelines.load_forecast.tables import FORECAST_TABLE

_OWN = pa.array([MODEL, REST, COLD, FALLBACK])


def land(client: Writer, level: Level, rows: pa.Table, issued_at: datetime) -> int:
    """Land the rows of `outcome.FORECAST` of a time of issue; returns how many.

    Landed again they take the place of the earlier ones.
    """
    own = pc.is_in(rows["model"], _OWN)
    watts = pc.round(pc.multiply(rows["value"], 1000)).cast(pa.int64())
    columns = {
        "series": rows["series"].to_pylist(),
        "valid_at": rows["valid_at"].to_pylist(),
        "rule": pc.if_else(own, "", rows["model"]).to_pylist(),
        "statistic": [statistic(each) for each in rows["quantile"].to_pylist()],
        "model": rows["model"].to_pylist(),
        "value_w": watts.to_pylist(),
    }
    replace_issue(client, FORECAST_TABLE, columns, level=level, issued_at=issued_at)
    return int(rows.num_rows)


def statistic(quantile: float | None) -> str:
    """`p05` for 0.05, and so on; `mean` for none."""
    return "mean" if quantile is None else f"p{round(quantile * 100):02}"
