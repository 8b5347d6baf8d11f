"""Rows of a forecast into `derived.forecast`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.client import Client
from pipelines.forecast.places import COLD, FALLBACK, MODEL, REST
from pipelines.frames.levels import Level
from pipelines.load_forecast.tables import FORECAST_TABLE

_OWN = pa.array([MODEL, REST, COLD, FALLBACK])


class Writer(Client, Protocol):
    """A client that may insert, too."""

    def insert(
        self, table: str, columns: Mapping[str, Sequence[Any]], token: str | None = None
    ) -> None:
        """Insert columns as one block."""
        ...


def land(client: Writer, level: Level, rows: pa.Table, available_at: datetime) -> int:
    """Land the rows of `outcome.FORECAST` of one time of issue; returns how many.

    Landed again they take the place of the earlier ones.
    """
    own = pc.is_in(rows["model"], _OWN)
    watts = pc.round(pc.multiply(rows["value"], 1000)).cast(pa.int64())
    columns = {
        "level": [level] * rows.num_rows,
        "series": rows["series"].to_pylist(),
        "issued_at": rows["issued_at"].to_pylist(),
        "valid_at": rows["valid_at"].to_pylist(),
        "rule": pc.if_else(own, "", rows["model"]).to_pylist(),
        "statistic": [statistic(each) for each in rows["quantile"].to_pylist()],
        "model": rows["model"].to_pylist(),
        "value_w": watts.to_pylist(),
        "available_at": [available_at] * rows.num_rows,
    }
    client.insert(FORECAST_TABLE.qualified, columns)
    return int(rows.num_rows)


def statistic(quantile: float | None) -> str:
    """`p05` for 0.05, and so on; `mean` for none."""
    return "mean" if quantile is None else f"p{round(quantile * 100):02}"
