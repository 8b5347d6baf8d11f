"""A frame of what was known of a level at a time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.client import Client
from pipelines.forecast.frame import Floats, Frame, Times
from pipelines.forecast.weather import Weather
from pipelines.frames.asking import Asked
from pipelines.frames.levels import LEVELS, Level

HISTORY_DAYS = 42

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NEVER = np.datetime64("NaT", "ms")


def read_frame(
    client: Client,
    level: Level,
    issued_at: datetime,
    zone: ZoneInfo,
    as_landed: bool = True,
    days: int = HISTORY_DAYS,
) -> Frame:
    """The last six weeks of a level's series, or so many days, up to the last step that had ended;
    and the weather.

    Args:
        as_landed: a value is known from when it was landed; else from when its step ends, and the
            weather from when it was said, as if nothing came late: for a past that is replayed.
    """
    step = LEVELS[level].step
    ends = issued_at - (issued_at - _EPOCH) % step
    starts = ends - timedelta(days=days)
    day = issued_at.astimezone(zone).date()
    asked = Asked(level, starts, ends, day, issued_at if as_landed else None)
    places = asked.places(client)
    values, available = _grid(client, asked, places["series"].combine_chunks())
    return Frame(
        series=tuple(places["series"].to_pylist()),
        start=starts,
        step=step,
        values=values,
        lower=_bounds(places["lower_w"], -np.inf),
        upper=_bounds(places["upper_w"], np.nan),
        kind=tuple(places["kind"].to_pylist()),
        zone=zone,
        available_at=available if as_landed else None,
        weather=_weather(asked.weather(client), as_landed),
    )


def _weather(said: pa.Table, as_landed: bool) -> Weather | None:
    """None where nothing was said."""
    if not said.num_rows:
        return None
    hours, known = (
        said[each].to_numpy().astype("datetime64[ms]")
        for each in ("hour", "available" if as_landed else "said")
    )
    columns = [pc.fill_null(said[each], np.nan).to_numpy() for each in ("celsius", "rain_mm")]
    return Weather(hours, known, np.stack(columns, axis=1))


def _grid(client: Client, asked: Asked, series: pa.StringArray) -> tuple[Floats, Times]:
    """kW, and when they were landed, steps × series; NaN and NaT where nothing is known."""
    step = LEVELS[asked.level].step
    shape = (asked.ends - asked.starts) // step, len(series)
    values, available = np.full(shape, np.nan), np.full(shape, _NEVER)
    begun_ms = round(asked.starts.timestamp() * 1000)
    for loads in asked.loads(client):
        loads = loads.filter(pc.is_in(loads["series"], series))
        since_ms = pc.list_flatten(loads["ends"]).to_numpy() - begun_ms
        number = since_ms // (step // timedelta(milliseconds=1)) - 1
        column = pc.index_in(loads["series"], series).to_numpy()
        place = number, np.repeat(column, pc.list_value_length(loads["ends"]).to_numpy())
        values[place] = pc.list_flatten(loads["powers_w"]).to_numpy() / 1000
        available[place] = pc.list_flatten(loads["available"]).to_numpy().astype("datetime64[ms]")
    return values, available


def _bounds(bounds_w: pa.ChunkedArray, unknown: float) -> Floats:
    found = pc.divide(pc.cast(bounds_w, pa.float64()), 1000)
    return np.asarray(pc.fill_null(found, unknown).to_numpy())
