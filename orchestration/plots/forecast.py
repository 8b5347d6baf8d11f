"""The plot of a forecast. Matplotlib takes long to load: whoever draws imports this then."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import dagster as dg
from matplotlib.figure import Figure

from connections.clickhouse import ClickHouse
from orchestration.days import ZONE
from orchestration.plots.figures import Rows, image

_BEFORE = timedelta(days=1)

# A picture has room for one series: the feeder that may carry most; without one, the city.
_SERIES = """
    SELECT level, series FROM derived.forecast
    WHERE level IN ('feeder', 'city') AND issued_at = %(issued_at)s AND statistic = 'p90'
      AND rule = ''
    ORDER BY level DESC, value_w DESC, series LIMIT 1"""

_SAID = """
    SELECT valid_at, anyIf(value_w, statistic = 'p10') / 1000,
        anyIf(value_w, statistic = 'p50') / 1000, anyIf(value_w, statistic = 'p90') / 1000
    FROM api.load_forecast_history
    WHERE level = %(level)s AND series = %(series)s AND issued_at = %(issued_at)s AND rule = ''
    GROUP BY valid_at ORDER BY valid_at"""

_MEASURED = {
    "feeder": """
    SELECT event_time, load_w / 1000 FROM landing.grid_feeder FINAL
    WHERE feeder_id = %(series)s AND load_w IS NOT NULL
      AND event_time >= %(before)s AND event_time < %(issued_at)s
    ORDER BY event_time""",
    "city": """
    SELECT ends - INTERVAL 15 MINUTE, (charging_w + ifNull(discharging_w, 0)) / 1000
    FROM api_decision.load_15min_city(since = %(before)s, until = %(issued_at)s)
    WHERE charging_w IS NOT NULL ORDER BY ends""",
}


def forecast_plot(client: ClickHouse, issued_at: datetime) -> dg.MetadataValue[Any]:
    """The day ahead, and the day before as it was foretold and measured."""
    moment = {"issued_at": issued_at, "before": issued_at - _BEFORE}
    found = client.rows(_SERIES, moment)
    if not found:
        return dg.MetadataValue.text("neither a feeder nor the city was forecast")
    ((level, series),) = found
    asked = moment | {"level": level, "series": series}
    said = [client.rows(_SAID, asked | {"issued_at": each}) for each in moment.values()]
    place = series if level == series else f"{level} {series}"
    title = f"{place} in kW, issued {issued_at.astimezone(ZONE):%Y-%m-%d %H:%M}"
    return image(intervals(said, client.rows(_MEASURED[level], asked), title))


def intervals(said: Sequence[Rows], measured: Rows, title: str) -> Figure:
    """P10 to P90 as a band around P50 for each forecast; what was measured in black.

    Args:
        said: of each forecast time, P10, P50 and P90 in kW.
        measured: time and kW.
    """
    figure = Figure(figsize=(9, 4), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title)
    for rows in filter(None, said):
        times, low, middle, high = zip(*rows, strict=True)
        axes.fill_between(times, low, high, alpha=0.3)
        axes.plot(times, middle)
    if measured:
        axes.plot(*zip(*measured, strict=True), color="black")
    return figure
