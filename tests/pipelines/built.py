"""Builds a day and reads it back in the form in which the tests write it down."""

from datetime import date
from zoneinfo import ZoneInfo

from connections.clickhouse import ClickHouse
from pipelines import computations
from tests.pipelines.given import DAY, ZONE


def build(client: ClickHouse, day: date = DAY, zone: ZoneInfo = ZONE) -> None:
    """Every computation of a day."""
    for computation in computations():
        computation.compute(client, day, zone)


def line(client: ClickHouse, connector: str, axis: str, day: date = DAY) -> list[str]:
    """A connector's states as `08:00 charging`, in local time; the last one ends at midnight."""
    rows = client.rows(
        "SELECT starts, state FROM derived.intervals"
        " WHERE connector_id = %(connector)s AND axis = %(axis)s AND day = %(day)s ORDER BY starts",
        {"connector": connector, "axis": axis, "day": day},
    )
    return [f"{starts.astimezone(ZONE):%H:%M} {state}" for starts, state in rows]
