"""Plots as Dagster shows them: a PNG inside markdown."""

import base64
import io
from datetime import date
from typing import Any

import dagster as dg
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

from connections.clickhouse import ClickHouse


def utilization_plot(client: ClickHouse, day: date) -> dg.MetadataValue[Any]:
    """时间利用率 of the day by hour and district; blank where nothing is known."""
    rows = client.rows(
        "SELECT district_code, hour, time_utilization FROM api.utilization_district_hour"
        " WHERE day = %(day)s ORDER BY district_code, hour",
        {"day": day},
    )
    districts = sorted({district for district, _, _ in rows})
    hours = sorted({hour for _, hour, _ in rows})
    shares = np.full((len(districts), len(hours)), np.nan)
    for district, hour, share in rows:
        if share is not None:
            shares[districts.index(district), hours.index(hour)] = share * 100
    return _image(_heat_map(shares, [each or "(none)" for each in districts], day))


def _heat_map(shares: NDArray[np.float64], names: list[str], day: date) -> Figure:
    figure = Figure(figsize=(9, 1.2 + 0.28 * max(1, len(names))), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(f"time utilization in %, {day}")
    axes.set_xlabel("hour of the day")
    axes.set_yticks(range(len(names)), names)
    if shares.size:
        figure.colorbar(axes.imshow(shares, aspect="auto", vmin=0, cmap="viridis"), ax=axes)
    return figure


def _image(figure: Figure) -> dg.MetadataValue[Any]:
    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=80)
    encoded = base64.b64encode(buffer.getvalue()).decode()
    return dg.MetadataValue.md(f"![plot](data:image/png;base64,{encoded})")
