"""`python -m benchmarks.forecast`: a city's stations forecast for a day, training included."""

import resource
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from cyclopts import Parameter, run

from benchmarks.common.report import last_line, progress, require, table
from pipelines.forecast import QUANTILES, Frame, train
from pipelines.forecast.places import STATES
from pipelines.forecast.settings import SETTINGS

_QUARTER = timedelta(minutes=15)
_DAY = 96
_CORES = 2
_KW = 60.0
_START = datetime(2026, 6, 1, 16, tzinfo=UTC)
_SEED = 1


def main(
    *,
    stations: Annotated[int, Parameter(env_var="STATIONS")] = 3_000,
    days: Annotated[int, Parameter(env_var="DAYS")] = 42,
    rounds: int = SETTINGS.rounds,
) -> None:
    """Train on quarter hours with the settings of every other forecast, then say a day ahead.

    Parameters
    ----------
    stations: how many.
    days: of history.
    rounds: of each booster; fewer only to try the benchmark out.
    """
    frame = _made(stations, days)
    issued_at = _START + timedelta(days=days)
    progress(f"{stations} stations, {days} days of quarter hours")
    begun = time.perf_counter()
    model = train(frame, issued_at, _DAY, replace(SETTINGS, threads=_CORES, rounds=rounds))
    trained = time.perf_counter()
    progress(f"trained in {trained - begun:.1f} s")
    said = model.forecast(frame, issued_at)
    ended = time.perf_counter()
    own = said.filter(pc.is_in(said["model"], pa.array(STATES)))
    require(own.num_rows, stations * _DAY * (1 + len(QUANTILES)), "rows of means and quantiles")
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table(
        ["forecast of a day", "train, s", "predict, s", "peak MB"],
        [
            [
                f"{stations} stations",
                f"{trained - begun:.1f}",
                f"{ended - trained:.1f}",
                f"{rss:.0f}",
            ]
        ],
    )
    last_line(
        {
            "seconds": round(ended - begun, 3),
            "predict_seconds": round(ended - trained, 3),
            "rss_mb": round(rss),
            "stations": stations,
        }
    )


def _made(stations: int, days: int) -> Frame:
    """Sessions that come by the hour of the day, last 90 minutes, and draw less as they end."""
    by = np.random.default_rng(_SEED)
    steps = days * _DAY
    hour = np.arange(steps) % _DAY / 4
    busy = 0.02 + 0.08 * np.exp(-((hour - 19) ** 2) / 12)
    begun = by.random((steps, stations)) < busy[:, None] * by.gamma(2, 0.5, stations)
    values = np.zeros((steps, stations))
    for quarters in range(6):  # since a session began
        values[quarters:] += begun[: steps - quarters] * (_KW - 8 * quarters)
    return Frame(
        series=tuple(f"S{number:05}" for number in range(stations)),
        start=_START,
        step=_QUARTER,
        values=values,
        lower=np.zeros(stations),
        upper=np.full(stations, 6 * _KW),
        kind=("public",) * stations,
        zone=ZoneInfo("Asia/Shanghai"),
    )


if __name__ == "__main__":
    run(main)
