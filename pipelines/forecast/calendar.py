"""What the calendar and the tariff say of times to come."""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from pipelines.calendar import is_day_off
from pipelines.forecast.frame import Floats, Times
from pipelines.tariff import Band, band_at

_CHINA = {"Asia/Shanghai", "Asia/Chongqing", "Asia/Urumqi", "PRC"}
_SATURDAY = 5
_PRICE: dict[Band, int] = {"valley": 0, "flat": 1, "peak": 2, "sharp": 3}


def calendar(begins: Times, zone: ZoneInfo) -> Floats:
    """Local hour of the day, weekday from Monday = 0, 1 on days off, and the band of the tariff
    from 谷 = 0 to 尖 = 3, NaN outside of China; steps × 4."""
    local = [_local(moment, zone) for moment in begins.astype("datetime64[s]").astype(int)]
    in_china = zone.key in _CHINA
    return np.array([_said(each, in_china) for each in local]).reshape(-1, 4)


def _said(local: datetime, in_china: bool) -> tuple[float, ...]:
    hour = local.hour + local.minute / 60
    band = _PRICE[band_at(local)] if in_china else np.nan
    return hour, local.weekday(), _is_off(local.date(), in_china), band


def _local(seconds: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)


@cache
def _is_off(day: date, in_china: bool) -> bool:
    """Outside of China weekends only: no other country's holidays are known here."""
    return is_day_off(day) if in_china else day.weekday() >= _SATURDAY
