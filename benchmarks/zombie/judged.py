"""Loads a played city and judges it day by day, by the computations that a real city runs."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from benchmarks.zombie.played import Played
from connections import schema_plan
from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from orchestration.reference import read_rows, replace_rows
from pipelines import Computation, computations
from pipelines.reach import LOOK_BACK_DAYS
from pipelines.sources import sources_of
from pipelines.zombie import ZOMBIE
from schemas import contract_of, reference_tables
from seeds.simulator.clock import CITY_ZONE
from stack.declared import planned
from stack.services.clickhouse import running_clickhouse

_STATES = ("charger.status", "charger.meter", "parking.bay")
# Of a day are all orders that have come by its morning after, so they never come ahead of it.
_ORDERS = ("charger.session",)
_PATIENCE_S = 300


@contextmanager
def endpoint(home: Path) -> Iterator[ClickHouseSettings]:
    """How to reach a real endpoint with the declared schema."""
    with running_clickhouse(home) as found:
        settings = found.model_copy(update={"send_receive_timeout_s": _PATIENCE_S})
        with connected(settings) as client:
            schema_plan.apply(client, planned(client))
        yield settings


def connected(settings: ClickHouseSettings) -> ClickHouse:
    """A client of an endpoint."""
    return ClickHouse(settings, "dagster", comment="benchmark")


def judge(settings: ClickHouseSettings, played: Played) -> Iterator[date]:
    """Judge the days in their order; the last one wants its morning after.

    While a day is computed, states of the day after its morning after land beside it.
    """
    clock = played.simulation.clock
    days = [clock.day(each) for each in range(clock.days)]
    with (
        connected(settings) as client,
        connected(settings) as lander,
        ThreadPoolExecutor(1) as beside,
    ):
        refer(client, played.folder)
        _land(client, played, days[:1], _ORDERS)
        _land(client, played, days[:2], _STATES)
        for number, day in enumerate(days):
            _land(client, played, days[number + 1 : number + 2], _ORDERS)
            landed = beside.submit(_land, lander, played, days[number + 2 : number + 3], _STATES)
            for each in needed():
                each.compute(client, day, CITY_ZONE)
            landed.result()
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


def _land(client: ClickHouse, played: Played, days: Iterable[date], types: Iterable[str]) -> None:
    """Events of days, as if they had landed on them: so each is a partition and can go again."""
    for day, event_type in product(days, types):
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
    for event_type in (*_STATES, *_ORDERS):
        _drop(client, f"landing.{contract_of(event_type).slug}", read)
    for each in needed():
        if not each.name.startswith("zombie"):
            _drop(client, each.table.qualified, day - timedelta(days=1))


def _drop(client: ClickHouse, table: str, day: date) -> None:
    client.command(f"ALTER TABLE {table} DROP PARTITION '{day}'")
