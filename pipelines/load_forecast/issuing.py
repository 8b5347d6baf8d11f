"""A forecast by the model in use."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pipelines.forecast.sums import coherent
from pipelines.frames.frame import read_frame
from pipelines.frames.levels import LEVELS, Level
from pipelines.load_forecast.issues import Writer
from pipelines.load_forecast.landing import land
from pipelines.load_forecast.registry import current
from pipelines.load_forecast.summing import station_sums


def issue(
    client: Writer,
    level: Level,
    issued_at: datetime,
    zone: ZoneInfo,
    folder: Path,
    *,
    as_landed: bool = True,
) -> int:
    """Land the forecast of a level as of a time; returns its rows, 0 before the first training.

    That of stations has to be landed before that of areas, which are their sums.
    """
    kept = current(folder, level)
    if kept is None:
        return 0
    frame = read_frame(client, level, issued_at, zone, as_landed)
    if not frame.series:
        return 0
    said = kept.model.forecast(frame, issued_at)
    if LEVELS[level].of_stations:
        said = coherent(said, station_sums(client, level, issued_at, zone), frame)
    return land(client, level, said, issued_at)
