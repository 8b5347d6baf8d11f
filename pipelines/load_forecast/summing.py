"""What was said of the stations of each area together."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa

from pipelines.client import Client
from pipelines.forecast.sums import SUMS
from pipelines.frames.asking import LEAST_KNOWN_PERCENT
from pipelines.frames.levels import Level
from pipelines.sql import compose


def station_sums(client: Client, level: Level, issued_at: datetime, zone: ZoneInfo) -> pa.Table:
    """Rows of `SUMS` from the forecast of stations that was landed as of the same time.

    An area has none while less than 90 % of its stations are told: its own load is not known then
    either.
    """
    given = {
        "level": level,
        "issued_at": issued_at,
        "day": issued_at.astimezone(zone).date(),
        "least_known": LEAST_KNOWN_PERCENT,
    }
    sql = compose(Path(__file__).parent, "areas", "rated", "members", "station_sums")
    rows = client.rows(sql, given)
    return pa.Table.from_pylist(
        [dict(zip(SUMS.names, row, strict=True)) for row in rows], schema=SUMS
    )
