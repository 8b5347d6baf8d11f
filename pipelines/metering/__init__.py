"""Metering: one pass over a day's meter rows, for all computations that need them."""

from pathlib import Path

from pipelines.city_day import HOUR_MS, CityDay
from pipelines.computation import Computation
from pipelines.limits import LOOK_AHEAD_MS, NEVER_MS, reads_from, reads_to, silence_ms
from pipelines.metering.tables import METERING_TABLE, METERING_VIEW

__all__ = ["METERING"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "reads_from": reads_from(day),
        "reads_to": reads_to(day),
        "divided_until": day.starts + LOOK_AHEAD_MS,
        "silence": silence_ms("charger.status"),
        "never": NEVER_MS,
        "hour_ms": HOUR_MS,
        "hour_count": len(day.hours),
    }


METERING = Computation(
    table=METERING_TABLE,
    views=(METERING_VIEW,),
    folder=Path(__file__).parent,
    steps=("readings", "series", "registers", "full_hours", "by_hour", "metering"),
    parameters=_parameters,
)
