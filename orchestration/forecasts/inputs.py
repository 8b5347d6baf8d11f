"""What forecasts rest on, how late values are dealt with, and where the models are."""

from datetime import datetime, timedelta
from pathlib import Path

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.reference import reference_key
from orchestration.topics import landing_key

FIRST = "2025-01-01"  # older ones are a matter of the backtest: an assumption

LOADS = [landing_key(each) for each in ("station_load", "grid_feeder", "weather_hour")]
PLACES = [reference_key(each) for each in ("station", "connector", "feeder")]

# Quarter hours close two to three minutes after their end (docs/loads.md).
AFTER = timedelta(minutes=5)


class Past(dg.Config):
    """How late values are dealt with.

    Attributes:
        as_landed: a value is known from when it was landed. False takes it as if it had come as
            its step ended: for data of the past that is replayed.
    """

    as_landed: bool = True


def issue_time(context: dg.AssetExecutionContext) -> datetime:
    """As of when a partition is forecast: when the quarter hour that it ends with is known."""
    ends: datetime = context.partition_time_window.end
    return ends + AFTER


def models_folder(clickhouse: ClickHouseResource) -> Path:
    """Where the models of each level are kept."""
    return clickhouse.settings.home / "models"
