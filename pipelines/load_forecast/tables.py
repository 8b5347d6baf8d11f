"""`derived.forecast`: every forecast that was issued, and its `api` views."""

from pathlib import Path

from pipelines.columns import WORD
from schemas import Column, Table, View

_HERE = Path(__file__).parent
_MOMENT = "DateTime64(3, 'UTC')"

FORECAST_TABLE = Table(
    database="derived",
    name="forecast",
    columns=(
        Column("level", WORD, comment="station, feeder, district or city."),
        Column("series", WORD, comment="operator/station, feeder, district; `city`."),
        Column("issued_at", _MOMENT, "Delta, ZSTD(1)", comment="What was known then was used."),
        Column("valid_at", _MOMENT, "Delta, ZSTD(1)", comment="When the step begins."),
        Column("rule", WORD, comment="Simple rule beside the forecast; empty for the forecast."),
        Column("statistic", WORD, comment="mean, p05, p10, p50, p90 or p95."),
        Column("model", WORD, comment="What said it: lightgbm, rest, cold-start, fallback, rule."),
        Column("value_w", "Int64", unit="W", comment="Mean power of the step."),
        Column("available_at", _MOMENT, "Delta, ZSTD(1)", comment="When it was landed."),
    ),
    order_by=("level", "series", "issued_at", "valid_at", "rule", "statistic"),
    engine="ReplacingMergeTree",
    version="available_at",
    partition_by="toDate(issued_at)",
    comment="Forecasts of load with their intervals, and simple rules beside them.",
)

FORECAST_VIEWS = (
    View(
        database="api",
        name="load_forecast_history",
        select="SELECT * FROM derived.forecast FINAL",
        comment="Every forecast that was issued, a row a statistic; simple rules beside it.",
    ),
    View(
        database="api",
        name="load_forecast",
        select=(_HERE / "load_forecast.sql").read_text().strip(),
        comment="The forecast issued last of each level: mean and quantiles in W, a row a step.",
    ),
)
