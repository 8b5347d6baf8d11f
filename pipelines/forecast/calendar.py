"""What the calendar says of times to come: the only thing that a forecast knows of the future."""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from pipelines.calendar import is_day_off
from pipelines.forecast.frame import Floats, Times

_CHINA = {"Asia/Shanghai", "Asia/Chongqing", "Asia/Urumqi", "PRC"}
_SATURDAY = 5


def calendar(begins: Times, zone: ZoneInfo) -> Floats:
    """Local hour of the day, weekday from Monday = 0, and 1 on days off; steps × 3."""
    local = [_local(moment, zone) for moment in begins.astype("datetime64[s]").astype(int)]
    in_china = zone.key in _CHINA
    return np.array(
        [
            (each.hour + each.minute / 60, each.weekday(), _is_off(each.date(), in_china))
            for each in local
        ]
    ).reshape(-1, 3)


def _local(seconds: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)


@cache
def _is_off(day: date, in_china: bool) -> bool:
    """Outside of China weekends only: no other country's holidays are known here."""
    return is_day_off(day) if in_china else day.weekday() >= _SATURDAY
