"""Which forecasts pass what a place may carry."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pipelines.client import Client
from pipelines.early_warning.rules import CURRENT
from pipelines.early_warning.stretches import Passing, stretches
from pipelines.limits import DAY_MS
from pipelines.sql import compose

_HERE = Path(__file__).parent


def passing(client: Client, issued_at: datetime, zone: ZoneInfo) -> list[Passing]:
    """Stretches of the forecast issued then, those of a place one after another."""
    given = {
        "issued_at": issued_at,
        "day": issued_at.astimezone(zone).date(),
        "holds": CURRENT.holds_percent,
    }
    sql = compose(_HERE, "capacities", "said", "passing")
    return [each for row in client.rows(sql, given) for each in stretches(*row)]


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


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
