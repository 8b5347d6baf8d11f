"""Hourly energy of charging stations as CHARGED publishes it: a column a station, a row an hour."""

from datetime import UTC, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.csv as csv

from pipelines.forecast.frame import Frame
from pipelines.forecast.weather import Weather

_HOUR = timedelta(hours=1)


class DataError(Exception):
    """A file is missing or cannot be read; the message says which and why."""


def read_charged(data: Path) -> Frame:
    """Mean kW of each hour, of every station that charged at least once, and the weather.

    The weather is what was measured (`weather.csv` beside the file, where there is one), known as
    its hour ends: none was foretold. Prices are left out: nearly all stand still, and of one that
    changes nobody knows since when that was known. Times name no zone and are taken as local. What
    is installed is not published: `avg_power` is what was seen. Stations without a single charge
    are left out, as in `*_remove_zero`.

    Args:
        data: a file such as volume.csv, or the folder that holds it.

    Raises:
        DataError: no file, no numbers, or hours that do not follow each other.
    """
    file = data / "volume.csv" if data.is_dir() else data
    table = _table(file)
    hours = table.column(0).to_numpy().astype("datetime64[s]")
    if len(hours) == 0 or (np.diff(hours) != np.timedelta64(1, "h")).any():
        raise DataError(f"{file}: each row has to be the hour after the one before it")
    energy = np.column_stack([each.to_numpy() for each in table.columns[1:]]).astype(float)
    names = table.column_names[1:]
    frame = Frame(
        series=tuple(names),
        start=hours[0].item().replace(tzinfo=UTC),
        step=_HOUR,
        values=energy,
        lower=np.zeros(len(names)),
        upper=np.full(len(names), np.nan),
        kind=("public",) * len(names),
        zone=ZoneInfo("UTC"),
        weather=_weather(file.parent / "weather.csv"),
    )
    return that_charged(frame)


def that_charged(frame: Frame) -> Frame:
    """Without stations that took nothing in all that time: there is nothing to tell of them."""
    return frame.where(np.nansum(frame.values, axis=0) > 0)


def _table(file: Path) -> pa.Table:
    try:
        with file.open() as lines:
            stations = lines.readline().strip().split(",")[1:]
    except OSError as error:
        raise DataError(f"{file}: {error}") from error
    types = {"": pa.timestamp("s"), "time": pa.timestamp("s")}
    table = _read(file, types | dict.fromkeys(stations, pa.float64()))
    if not stations or not pa.types.is_timestamp(table.schema.field(0).type):
        raise DataError(f"{file}: the first column has to be the hour, each other one a station")
    return table


def _weather(file: Path) -> Weather | None:
    """°C and mm of rain; None without a file."""
    if not file.exists():
        return None
    types = {"time": pa.timestamp("s"), "temp": pa.float64(), "precip": pa.float64()}
    table = _read(file, types, list(types))
    hours, *said = (each.to_numpy() for each in table.columns)
    return Weather(hours, hours + np.timedelta64(1, "h"), np.stack(said, axis=1))


def _read(file: Path, types: dict[str, pa.DataType], columns: list[str] | None = None) -> pa.Table:
    converted = csv.ConvertOptions(column_types=types, include_columns=columns or [])
    try:
        return csv.read_csv(file, convert_options=converted)
    except (OSError, pa.ArrowInvalid, KeyError) as error:
        raise DataError(f"{file}: {error}") from error
