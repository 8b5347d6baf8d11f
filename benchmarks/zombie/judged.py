"""Loads a played city and judges it day by day, by the computations that a real city runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
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
_AT_ONCE = 7  # days of events that are held
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
    for first in range(0, clock.days, _AT_ONCE):
        days = range(first, min(first + _AT_ONCE, clock.days))
        _hold(client, played, range(days[0] - LOOK_BACK_DAYS, days[-1] + 2))
        for day in map(clock.day, days):
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


def _hold(client: ClickHouse, played: Played, days: range) -> None:
    """Hold the events of these days and of no other."""
    clock = played.simulation.clock
    held = [clock.day(each) for each in days if 0 <= each < clock.days]
    for event_type in _EVENTS:
        contract = contract_of(event_type)
        names = ", ".join(each.name for each in contract.columns)
        client.command(f"TRUNCATE TABLE landing.{contract.slug}")
        for day in held:
            client.command(
                f"INSERT INTO landing.{contract.slug} ({names}) SELECT {names}"
                f" FROM file('{played.files(event_type, day)}', Parquet)"
            )


def _forget(client: ClickHouse, day: date) -> None:
    """Intermediate tables of a day before need not be kept."""
    for each in needed():
        if each not in (ZOMBIE,) and not each.name.startswith("zombie"):
            old = day - timedelta(days=1)
            client.command(f"ALTER TABLE {each.table.qualified} DROP PARTITION '{old}'")
