"""Loads a played city and judges it day by day, by the computations that a real city runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path

from benchmarks.zombie.played import Played
from connections import schema_plan
from connections.clickhouse import ClickHouse
from orchestration.reference import read_rows, replace_rows
from pipelines import Computation, computations
from pipelines.reach import LOOK_BACK_DAYS
from pipelines.sources import sources_of
from pipelines.zombie import ZOMBIE
from schemas import contract_of, reference_tables
from seeds.simulator.clock import CITY_ZONE
from stack.declared import planned
from stack.services.clickhouse import running_clickhouse

_EVENTS = ("charger.status", "charger.meter", "charger.session", "parking.bay")
_PATIENCE_S = 300


@contextmanager
def engine(home: Path) -> Iterator[ClickHouse]:
    """A real endpoint with the declared schema."""
    with running_clickhouse(home) as found:
        settings = found.model_copy(update={"send_receive_timeout_s": _PATIENCE_S})
        with ClickHouse(settings, "dagster", comment="benchmark") as client:
            schema_plan.apply(client, planned(client))
            yield client


def judge(client: ClickHouse, played: Played) -> Iterator[date]:
    """Judge the days in their order; the last one wants its morning after."""
    refer(client, played.folder)
    clock = played.simulation.clock
    days = [clock.day(each) for each in range(clock.days)]
    _land(client, played, days[0])
    for day, morning_after in zip_longest(days, days[1:]):
        if morning_after:
            _land(client, played, morning_after)
        for each in needed():
            each.compute(client, day, CITY_ZONE)
        yield day
        _forget(client, day)


def needed() -> tuple[Computation, ...]:
    """What verdicts rest on, and the verdicts last."""
    wanted = {ZOMBIE.table.qualified}
    for each in reversed(computations()):
        if each.table.qualified in wanted:
            wanted |= set(sources_of(each))
    return tuple(each for each in computations() if each.table.qualified in wanted)


def refer(client: ClickHouse, home: Path) -> None:
    """Load the register."""
    for table in reference_tables():
        for rows in read_rows(home, table).values():
            replace_rows(client, table, rows)


def _land(client: ClickHouse, played: Played, day: date) -> None:
    """The events of a day, as if they had landed on it: so it is a partition and can go again."""
    for event_type in _EVENTS:
        contract = contract_of(event_type)
        names = ", ".join(each.name for each in contract.columns)
        client.command(
            f"INSERT INTO landing.{contract.slug} ({names}, _landed_at)"
            f" SELECT {names}, toDateTime64('{day}', 3, 'UTC')"
            f" FROM file('{played.files(event_type, day)}', Parquet)"
        )


def _forget(client: ClickHouse, day: date) -> None:
    """Events that no later day reads, and intermediate tables of the day before."""
    read = day - timedelta(days=LOOK_BACK_DAYS)
    for event_type in _EVENTS:
        _drop(client, f"landing.{contract_of(event_type).slug}", read)
    for each in needed():
        if not each.name.startswith("zombie"):
            _drop(client, each.table.qualified, day - timedelta(days=1))


def _drop(client: ClickHouse, table: str, day: date) -> None:
    client.command(f"ALTER TABLE {table} DROP PARTITION '{day}'")
