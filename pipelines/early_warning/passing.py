"""Which forecasts pass what a place may carry."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pipelines.client import Client
from pipelines.early_warning.rules import CURRENT
from pipelines.forecast.outcome import QUANTILES
from pipelines.frames.levels import LEVELS, Level
from pipelines.limits import DAY_MS
from pipelines.sql import compose

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Passing:
    """A place whose P90 passes, or nearly passes, its capacity.

    Attributes:
        begins, ends: of the steps that may be too much.
        probability: highest of these; between 0.05 and 0.95, where the quantiles end.
        missing_w: highest P90 less capacity.
        shifts: for people: which stations could shift how much.
    """

    level: Level
    series: str
    operator_id: str
    district_code: str
    capacity_w: int
    begins: datetime
    ends: datetime
    probability: float
    missing_w: int
    shifts: str = ""


def passing(client: Client, issued_at: datetime, zone: ZoneInfo) -> list[Passing]:
    """Of the forecast issued then."""
    given = {
        "issued_at": issued_at,
        "day": issued_at.astimezone(zone).date(),
        "holds": CURRENT.holds_percent,
    }
    sql = compose(_HERE, "capacities", "said", "passing")
    return [_passing(*row) for row in client.rows(sql, given)]


def shifts(
    client: Client, found: list[Passing], issued_at: datetime, zone: ZoneInfo
) -> dict[str, str]:
    """By feeder the stations that could shift most, with kW, for people."""
    too_much = [
        (each.series, _ms(each.begins), _ms(each.ends)) for each in found if each.level == "feeder"
    ]
    if not too_much:
        return {}
    now = _ms(issued_at)
    given = {
        "day": issued_at.astimezone(zone).date(),
        "starts": now - (CURRENT.shift_days + 1) * DAY_MS,
        "ends": now,
        "reads_from": now - (CURRENT.shift_days + 2) * DAY_MS,
        "reads_to": now,
        "too_much": too_much,
        "days": CURRENT.shift_days,
        "least_slack": CURRENT.least_slack_ms,
        "listed": CURRENT.listed,
    }
    named: dict[str, list[str]] = {}
    for feeder, operator, station, watts in client.rows(
        compose(_HERE, "supplied", "charged", "shifts"), given
    ):
        named.setdefault(feeder, []).append(f"{operator}/{station} {watts / 1000:.0f} kW")
    return {feeder: ", ".join(stations) for feeder, stations in named.items()}


def _passing(
    level: Level,
    series: str,
    operator_id: str,
    district_code: str,
    capacity_w: int,
    steps: list[tuple[Any, ...]],
) -> Passing:
    above = [1 - float(np.interp(capacity_w, each[1:], QUANTILES)) for each in steps]
    return Passing(
        level=level,
        series=series,
        operator_id=operator_id or "unknown",
        district_code=district_code,
        capacity_w=capacity_w,
        begins=steps[0][0],
        ends=steps[-1][0] + LEVELS[level].step,
        probability=max(above),
        missing_w=max(each[4] for each in steps) - capacity_w,
    )


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
