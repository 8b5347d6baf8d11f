"""Builds a day and reads it back in the form in which the tests write it down."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from connections.clickhouse import ClickHouse
from pipelines import Computation, computations
from pipelines.sources import sources_of
from tests.pipelines.given import DAY, ZONE


@dataclass(frozen=True)
class Build:
    """Computes some tables of a day, in the order in which they rest on one another."""

    computations: tuple[Computation, ...]

    def __call__(self, client: ClickHouse, day: date = DAY, zone: ZoneInfo = ZONE) -> None:
        for computation in self.computations:
            computation.compute(client, day, zone)


def building(wanted: Computation) -> Build:
    """Builds what a computation rests on, and the computation last."""
    needed = {wanted.table.qualified}
    for each in reversed(computations()):
        if each.table.qualified in needed:
            needed |= set(sources_of(each))
    return Build(tuple(each for each in computations() if each.table.qualified in needed))


build = Build(computations())


def line(client: ClickHouse, connector: str, axis: str, day: date = DAY) -> list[str]:
    """A connector's states as `08:00 charging`, in local time; the last one ends at midnight."""
    rows = client.rows(
        "SELECT starts, state FROM derived.intervals"
        " WHERE connector_id = %(connector)s AND axis = %(axis)s AND day = %(day)s ORDER BY starts",
        {"connector": connector, "axis": axis, "day": day},
    )
    return [f"{starts.astimezone(ZONE):%H:%M} {state}" for starts, state in rows]
