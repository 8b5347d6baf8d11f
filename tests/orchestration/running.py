"""Runs the jobs of the definitions in this process, or of their tables those a test is about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.checks import all_checks
from orchestration.clickhouse import ClickHouseResource
from orchestration.definitions import defs
from orchestration.derived import derived_assets, derived_key
from orchestration.topics import landing_key
from pipelines import computations
from schemas import contracts
from tests.pipelines.given import DAY, every, land, meter, refer, session, station, status
from tests.pipelines.given import connector as registered

ALL_TABLES = tuple(each.name for each in computations())

# Made once: a whole run of all that there is takes seconds, most of them Dagster's own.
_DERIVED = (*derived_assets(), *all_checks())


def run(
    job: str,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    day: date | None = None,
    raise_on_error: bool = True,
) -> dg.ExecuteInProcessResult:
    return defs.resolve_job_def(job).execute_in_process(
        partition_key=str(day) if day else None,
        instance=instance,
        resources={"clickhouse": clickhouse},
        raise_on_error=raise_on_error,
    )


def run_day(
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    day: date = DAY,
    raise_on_error: bool = True,
) -> dg.ExecuteInProcessResult:
    return run("city_day", clickhouse, instance, day, raise_on_error)


def run_tables(
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    *tables: str,
    day: date = DAY,
) -> dg.ExecuteInProcessResult:
    """Build derived tables and those that they rest on, then check the ones that are named."""
    return _materialize(clickhouse, instance, _with_sources(tables) | _checks_of(tables), day)


def build_day(
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    day: date = DAY,
    tables: Sequence[str] = ALL_TABLES,
) -> dg.ExecuteInProcessResult:
    """Derived tables of a day and those that they rest on, which nothing checks."""
    return _materialize(clickhouse, instance, _with_sources(tables), day)


def run_checks(
    clickhouse: ClickHouseResource, instance: dg.DagsterInstance, *tables: str
) -> dg.ExecuteInProcessResult:
    """Run the checks of derived tables alone; those of all where none is named."""
    return _materialize(clickhouse, instance, _checks_of(tables or ALL_TABLES))


def run_ledger_checks(
    clickhouse: ClickHouseResource, instance: dg.DagsterInstance, event_type: str
) -> dg.ExecuteInProcessResult:
    """Run the checks of whether all has landed of a type."""
    selection = dg.AssetSelection.checks_for_assets(landing_key(event_type))
    return _materialize(clickhouse, instance, selection)


def _materialize(
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    selection: dg.AssetSelection,
    day: date | None = None,
) -> dg.ExecuteInProcessResult:
    return dg.materialize(
        _DERIVED,
        selection=selection,
        partition_key=str(day) if day else None,
        instance=instance,
        resources={"clickhouse": clickhouse},
        raise_on_error=day is not None,
    )


def _with_sources(tables: Sequence[str]) -> dg.AssetSelection:
    named = dg.AssetSelection.assets(*map(derived_key, tables))
    return (named.upstream() & dg.AssetSelection.groups("derived")).without_checks()


def _checks_of(tables: Sequence[str]) -> dg.AssetSelection:
    return dg.AssetSelection.checks_for_assets(*map(derived_key, tables))


def judgements(result: dg.ExecuteInProcessResult) -> dict[str, bool]:
    """Whether each check of the run passed, by its name."""
    return {_name(each): each.passed for each in result.get_asset_check_evaluations()}


def _name(check: dg.AssetCheckEvaluation) -> str:
    """`traffic.speed_is_known`; what is of a landing table says so, since names occur there too."""
    room, *_, asset = check.asset_key.path
    return f"{'landing/' if room == 'landing' else ''}{asset}.{check.check_name}"


def numbers(result: dg.ExecuteInProcessResult, check: str) -> dict[str, object]:
    """The metadata of a check, by its name as in `judgements`, or its last part if one has it."""
    (found,) = (
        each
        for each in result.get_asset_check_evaluations()
        if check in (each.check_name, _name(each))
    )
    return {name: value.value for name, value in found.metadata.items()}


def a_good_day(client: ClickHouse) -> None:
    """One connector, known all day, that charges 6 kWh in an order of an hour."""
    refer(client, station(), registered("C1"))
    land(client, *(status("C1", each) for each in every(10, "-1 23:50", "08:00")))
    land(client, *(status("C1", each, "charging") for each in every(10, "08:10", "09:00")))
    land(client, *(status("C1", each) for each in every(10, "09:10", "23:50")))
    minutes = enumerate(every(1, "08:10", "09:10"))
    land(client, *(meter("C1", each, 100 * n, power_w=6000) for n, each in minutes))
    land(client, session("C1", "08:10", "09:10", energy_wh=6000))


def into_ledger(
    client: ClickHouse,
    *ranges: tuple[int, int],
    rows: dict[str, int] | None = None,
    event_hours: list[datetime] | None = None,
    newest: datetime = datetime(2026, 3, 10, tzinfo=UTC),
    topic: str = "charger",
    landed_at: datetime | None = None,
) -> None:
    """Ranges of offsets of one partition; rows by type count for each."""
    client.insert(
        "ledger.batches",
        {
            "topic": [topic] * len(ranges),
            "topic_id": [UUID(int=1)] * len(ranges),
            "partition": [0] * len(ranges),
            "first": [first for first, _ in ranges],
            "last": [last for _, last in ranges],
            "rows": [rows or {}] * len(ranges),
            "event_hours": [event_hours or []] * len(ranges),
            "newest_event_time": [newest] * len(ranges),
            "landed_at": [landed_at or datetime.now(UTC)] * len(ranges),
        },
    )


def landed_rows(client: ClickHouse) -> dict[str, int]:
    """How many rows each landing table of chargers holds, by event type."""
    return {
        each.event_type: client.rows(f"SELECT count() FROM landing.{each.slug}")[0][0]
        for each in contracts()
        if each.topic.name == "charger"
    }
